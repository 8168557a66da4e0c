import type { Texts } from '../../words/text.ts';

/** Words of the interpreters of talks, as the office orders them. */
export const texts = {
  title: { nb: 'Tolker', nn: 'Tolkar', en: 'Interpreters' },
  lead: {
    nb: 'Samtaler der familien har bedt om tolk, dag for dag. Åpne en samtale for å føre hvor langt bestillingen er.',
    nn: 'Samtalar der familien har bede om tolk, dag for dag. Opne ein samtale for å føre kor langt bestillinga er.',
    en: 'Talks with an interpreter, day by day. Open a talk to record how far the order has come.',
  },
  noDays: { nb: 'Runden har ingen tider ennå.', nn: 'Runden har ingen tider enno.', en: 'The round has no times yet.' },
  none: {
    nb: 'Ingen har bedt om tolk denne dagen.',
    nn: 'Ingen har bede om tolk denne dagen.',
    en: 'Nobody has asked.',
  },
  interpreter: { nb: 'Tolk', nn: 'Tolk', en: 'Interpreter' },
  noneAsked: {
    nb: 'Familien har ikke bedt om tolk.',
    nn: 'Familien har ikkje bede om tolk.',
    en: 'The family has not asked for an interpreter.',
  },
  language: { nb: 'Tolkens språk', nn: 'Språket til tolken', en: 'The interpreter’s language' },
  choose: { nb: 'Velg et språk', nn: 'Vel eit språk', en: 'Choose a language' },
  languageFirst: { nb: 'Velg et språk først.', nn: 'Vel eit språk først.', en: 'Choose a language first.' },
  status: { nb: 'Hvor langt det er', nn: 'Kor langt det er', en: 'How far it is' },
  asked: { nb: 'Ønsket', nn: 'Ønskt', en: 'Asked for' },
  ordered: { nb: 'Bestilt', nn: 'Bestilt', en: 'Ordered' },
  confirmed: { nb: 'Bekreftet', nn: 'Stadfesta', en: 'Confirmed' },
  'none-found': { nb: 'Ingen funnet', nn: 'Fann ingen', en: 'None found' },
  statusHelp: {
    nb: 'Familien ser dette.',
    nn: 'Familien ser dette.',
    en: 'The family sees this.',
  },
  save: { nb: 'Lagre tolk', nn: 'Lagre tolk', en: 'Save the interpreter' },
  saved: { nb: 'Lagret.', nn: 'Lagra.', en: 'Saved.' },
} satisfies Texts;
