import type { Text } from '../shared/texts/language.ts';
/** The words of the table of a class (C6). */
export const columns = {
  pupil: { nb: 'Elev', nn: 'Elev', en: 'Pupil' },
  born: { nb: 'Født', nn: 'Fødd', en: 'Born' },
  halfYear: { nb: 'Halvår', nn: 'Halvår', en: 'Half-year' },
  asOf: { nb: 'Fastsatt', nn: 'Fastsett', en: 'Settled' },
  days: { nb: 'Dager', nn: 'Dagar', en: 'Days' },
  minutes: { nb: 'Minutter', nn: 'Minutt', en: 'Minutes' },
  diplomaDays: { nb: 'Dager på vitnemål', nn: 'Dagar på vitnemål', en: 'Days on the diploma' },
  diplomaMinutes: { nb: 'Minutter på vitnemål', nn: 'Minutt på vitnemål', en: 'Minutes on the diploma' },
  leftOutDays: { nb: 'Strøkne dager', nn: 'Strokne dagar', en: 'Days left out' },
  leftOutMinutes: { nb: 'Strøkne minutter', nn: 'Strokne minutt', en: 'Minutes left out' },
  sha256: { nb: 'Kontrollsum', nn: 'Kontrollsum', en: 'Checksum' },
  protectedLeftOut: {
    nb: 'Utelatt på grunn av beskyttet identitet: {count}',
    nn: 'Utelatne på grunn av verna identitet: {count}',
    en: 'Left out because of protected identity: {count}',
  },
} as const satisfies Readonly<Record<string, Text>>;
