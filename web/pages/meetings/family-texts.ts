import type { Texts } from '../../words/text.ts';

/** Words of a family's parents' meetings. */
export const texts = {
  lead: {
    nb: 'Si fra om du kommer. Ingen andre foresatte ser hva du svarer.',
    nn: 'Sei frå om du kjem. Ingen andre føresette ser kva du svarer.',
    en: 'Say whether you are coming. No other guardian sees your answer.',
  },
  none: {
    nb: 'Ingen foreldremøter ennå. De kommer hit når skolen inviterer klassen eller en gruppe.',
    nn: 'Ingen foreldremøte enno. Dei kjem hit når skulen inviterer klassen eller ei gruppe.',
    en: 'No parents’ meetings yet. They come here when the school invites the class or a group.',
  },
  toAnswer: { nb: 'Svar innen {day}', nn: 'Svar innan {day}', en: 'Answer by {day}' },
  youCome: { nb: 'Du kommer', nn: 'Du kjem', en: 'You are coming' },
  youDoNot: { nb: 'Du kommer ikke', nn: 'Du kjem ikkje', en: 'You are not coming' },
  yourAnswer: { nb: 'Svaret ditt', nn: 'Svaret ditt', en: 'Your answer' },
  come: { nb: 'Jeg kommer', nn: 'Eg kjem', en: 'I am coming' },
  doNot: { nb: 'Kommer ikke', nn: 'Kjem ikkje', en: 'Not coming' },
  countHelp: {
    nb: 'Tell med deg selv. En annen forelder som svarer selv, teller du ikke med.',
    nn: 'Tel med deg sjølv. Ein annan forelder som svarer sjølv, tel du ikkje med.',
    en: 'Count yourself. Do not count another parent who answers too.',
  },
  answerBy: {
    nb: 'Svar innen {day}. Du kan endre svaret fram til da.',
    nn: 'Svar innan {day}. Du kan endre svaret fram til då.',
    en: 'Answer by {day}. You can change your answer until then.',
  },
  saidYesOne: {
    nb: 'Du har svart at du kommer.',
    nn: 'Du har svart at du kjem.',
    en: 'You have answered that you are coming.',
  },
  saidYes: {
    nb: 'Du har svart at {count} voksne kommer.',
    nn: 'Du har svart at {count} vaksne kjem.',
    en: 'You have answered that {count} adults are coming.',
  },
  saidNo: {
    nb: 'Du har svart at du ikke kommer.',
    nn: 'Du har svart at du ikkje kjem.',
    en: 'You have answered that you are not coming.',
  },
  call: { nb: 'Ring skolen: {phone}', nn: 'Ring skulen: {phone}', en: 'Call the school: {phone}' },
  recorded: { nb: 'Skolen har ført svaret.', nn: 'Skulen har ført svaret.', en: 'The school has recorded it.' },
  changeUntil: {
    nb: 'Du kan endre svaret til og med {day}.',
    nn: 'Du kan endre svaret til og med {day}.',
    en: 'You can change your answer until the end of {day}.',
  },
  changeAnswer: { nb: 'Endre svaret', nn: 'Endre svaret', en: 'Change the answer' },
  coming: {
    nb: '{count} voksne kommer så langt.',
    nn: '{count} vaksne kjem så langt.',
    en: '{count} adults are coming so far.',
  },
  comingOne: { nb: '1 voksen kommer så langt.', nn: '1 vaksen kjem så langt.', en: '1 adult is coming so far.' },
  placesLeft: { nb: '{count} plasser igjen.', nn: '{count} plassar att.', en: '{count} places left.' },
  placeLeft: { nb: '1 plass igjen.', nn: '1 plass att.', en: '1 place left.' },
  full: {
    nb: 'Alle plassene er tatt. Blir det plass, kan du svare her.',
    nn: 'Alle plassane er tekne. Blir det plass, kan du svare her.',
    en: 'All places are taken. If there is room again, you can answer here.',
  },
} satisfies Texts;
