import type { Texts } from '../../words/text.ts';

export const texts = {
  figures: { nb: 'Fraværstall', nn: 'Fråværstal', en: 'Absence figures' },
  order: { nb: 'Sorter etter', nn: 'Sorter etter', en: 'Sort by' },
  name: { nb: 'Navn', nn: 'Namn', en: 'Name' },
  days: { nb: 'Flest hele dager', nn: 'Flest heile dagar', en: 'Most whole days' },
  minutes: { nb: 'Flest enkelttimer', nn: 'Flest enkelttimar', en: 'Most single hours' },
  undocumented: { nb: 'Mest udokumentert', nn: 'Mest udokumentert', en: 'Most undocumented' },
  late: { nb: 'Oftest for sent', nn: 'Oftast for seint', en: 'Most often late' },
  share: { nb: 'Nærmest fraværsgrensen', nn: 'Nærmast fråværsgrensa', en: 'Closest to the absence limit' },
  nameHead: { nb: 'Elev', nn: 'Elev', en: 'Pupil' },
  daysHead: { nb: 'Dager', nn: 'Dagar', en: 'Days' },
  minutesHead: { nb: 'Timer', nn: 'Timar', en: 'Hours' },
  lateHead: { nb: 'For sent', nn: 'For seint', en: 'Late' },
  shareHead: { nb: 'Grense', nn: 'Grense', en: 'Limit' },
  worst: { nb: '{percent} % {subject}', nn: '{percent} % {subject}', en: '{percent}% {subject}' },
  caption: {
    nb: 'Halvårets fravær per elev. Dager og timer er talt hver for seg.',
    nn: 'Fråværet i halvåret per elev. Dagar og timar er talde kvar for seg.',
    en: 'The half-year’s absence by pupil. Days and hours are counted separately.',
  },
  noPupils: {
    nb: 'Det er ingen elever i klassen i halvåret.',
    nn: 'Det er ingen elevar i klassen i halvåret.',
    en: 'There are no pupils in the class in the half-year.',
  },
  csv: { nb: 'Hent som regneark (CSV)', nn: 'Hent som rekneark (CSV)', en: 'Get as a spreadsheet (CSV)' },
} satisfies Texts;
