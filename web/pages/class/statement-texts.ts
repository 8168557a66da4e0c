import type { Texts } from '../../words/text.ts';

export const texts = {
  title: { nb: 'Halvårsoversikter', nn: 'Halvårsoversikter', en: 'Half-year statements' },
  lead: {
    nb: 'En fryst oversikt endrer seg aldri. Familien ser den samme.',
    nn: 'Ei frosen oversikt endrar seg aldri. Familien ser den same.',
    en: 'A frozen statement never changes. The family sees the same.',
  },
  noPupils: {
    nb: 'Det er ingen elever i klassen i dag.',
    nn: 'Det er ingen elevar i klassen i dag.',
    en: 'There are no pupils in the class today.',
  },
  count: {
    nb: '{frozen} av {all} elever har en fryst oversikt.',
    nn: '{frozen} av {all} elevar har ei frosen oversikt.',
    en: '{frozen} of {all} pupils have a frozen statement.',
  },
  freezeTitle: { nb: 'Hele klassen', nn: 'Heile klassen', en: 'The whole class' },
  freezeLead: {
    nb: 'Tallene for halvåret blir fryst slik de er nå, for {all} elever. Familiene kan lese dem.',
    nn: 'Tala for halvåret blir frosne slik dei er no, for {all} elevar. Familiane kan lese dei.',
    en: 'The figures of the half-year are frozen as they are now, for {all} pupils. The families can read them.',
  },
  freezeAgain: {
    nb: 'Alle {all} elever får en ny oversikt. Der det finnes en, blir den stående som erstattet.',
    nn: 'Alle {all} elevar får ei ny oversikt. Der det finst ei, blir ho ståande som erstatta.',
    en: 'All {all} pupils get a new statement. An earlier one stays, marked as superseded.',
  },
  freeze: { nb: 'Frys for alle', nn: 'Frys for alle', en: 'Freeze for all' },
  freezeSure: { nb: 'Ja, frys for {all} elever', nn: 'Ja, frys for {all} elevar', en: 'Yes, freeze for {all} pupils' },
  freezing: {
    nb: 'Fryser oversikter for {all} elever. Det kan ta noen sekunder.',
    nn: 'Frys oversikter for {all} elevar. Det kan ta nokre sekund.',
    en: 'Freezing statements for {all} pupils. It may take some seconds.',
  },
  frozen: {
    nb: '{count} oversikter er fryst.',
    nn: '{count} oversikter er frosne.',
    en: '{count} statements are frozen.',
  },
  frozenAt: { nb: 'Fryst {at}', nn: 'Frosen {at}', en: 'Frozen {at}' },
  notFrozen: { nb: 'Ikke fryst', nn: 'Ikkje frosen', en: 'Not frozen' },
  protected: { nb: 'Skjermet', nn: 'Skjerma', en: 'Protected' },
  csv: { nb: 'Last ned som regneark (CSV)', nn: 'Last ned som rekneark (CSV)', en: 'Download as a spreadsheet (CSV)' },
} satisfies Texts;
