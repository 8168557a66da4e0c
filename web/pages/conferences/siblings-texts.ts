import type { Texts } from '../../words/text.ts';

/** Words of talks about several children in a row. */
export const texts = {
  title: { nb: 'Samtaler etter hverandre', nn: 'Samtalar etter kvarandre', en: 'Talks in a row' },
  lead: {
    nb: 'Vi finner de tidligste tidene som ligger etter hverandre. Enten får du alle, eller ingen.',
    nn: 'Vi finn dei tidlegaste tidene som ligg etter kvarandre. Anten får du alle, eller ingen.',
    en: 'We find the earliest times that follow each other. You get all of them, or none.',
  },
  teacherOf: { nb: 'Lærer for {name}', nn: 'Lærar for {name}', en: 'Teacher of {name}' },
  without: { nb: 'Ikke nå', nn: 'Ikkje no', en: 'Not now' },
  notHere: {
    nb: '{name}: ingenting å bestille i denne runden.',
    nn: '{name}: ingenting å bestille i denne runden.',
    en: '{name}: nothing to book in this round.',
  },
  day: { nb: 'Dag', nn: 'Dag', en: 'Day' },
  anyDay: { nb: 'Alle dager', nn: 'Alle dagar', en: 'Any day' },
  notBefore: { nb: 'Ikke før kl.', nn: 'Ikkje før kl.', en: 'Not before' },
  book: { nb: 'Bestill alle', nn: 'Bestill alle', en: 'Book all' },
  twoFirst: {
    nb: 'Velg lærer for minst to barn.',
    nn: 'Vel lærar for minst to barn.',
    en: 'Choose a teacher for at least two children.',
  },
  gotAll: { nb: 'Tidene er bestilt.', nn: 'Tidene er bestilte.', en: 'The times are booked.' },
  toTalk: { nb: 'Se, flytt eller avlys', nn: 'Sjå, flytt eller avlys', en: 'See, move or cancel' },
} satisfies Texts;
