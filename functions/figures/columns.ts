import type { Cell } from '../shared/csv.ts';
import type { Documentation } from '../shared/school/absence-terms.ts';
import type { Language, Text } from '../shared/texts/language.ts';

/** An export with its file name, which names nobody. */
export type Exported = { readonly csv: string; readonly filename: string };

/** Header words of exports. */
export const columns = {
  pupil: { nb: 'Elev', nn: 'Elev', en: 'Pupil' },
  days: { nb: 'Dager', nn: 'Dagar', en: 'Days' },
  minutes: { nb: 'Minutter', nn: 'Minutt', en: 'Minutes' },
  lateTimes: { nb: 'Forsentkomminger', nn: 'Forseinkomingar', en: 'Late arrivals' },
  lateMinutes: { nb: 'Minutter for sent', nn: 'Minutt for seint', en: 'Minutes late' },
  worstSubject: { nb: 'Fag med høyest andel', nn: 'Fag med høgast del', en: 'Subject with the highest share' },
  worstPercent: { nb: 'Prosent av årstimene', nn: 'Prosent av årstimane', en: 'Percent of the yearly hours' },
  carriedDays: {
    nb: 'Dager ført i et annet system',
    nn: 'Dagar førte i eit anna system',
    en: 'Days registered in another system',
  },
  carriedMinutes: {
    nb: 'Minutter ført i et annet system',
    nn: 'Minutt førte i eit anna system',
    en: 'Minutes registered in another system',
  },
  day: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  from: { nb: 'Fra', nn: 'Frå', en: 'From' },
  to: { nb: 'Til', nn: 'Til', en: 'To' },
  subject: { nb: 'Fag', nn: 'Fag', en: 'Subject' },
  kind: { nb: 'Type', nn: 'Type', en: 'Kind' },
  minutesAway: { nb: 'Minutter', nn: 'Minutt', en: 'Minutes' },
  code: { nb: 'Kode', nn: 'Kode', en: 'Code' },
  documentation: { nb: 'Dokumentasjon', nn: 'Dokumentasjon', en: 'Documentation' },
  reason: { nb: 'Årsak', nn: 'Årsak', en: 'Reason' },
  wholeDay: { nb: 'Teller som dag', nn: 'Tel som dag', en: 'Counts as a day' },
} as const satisfies Readonly<Record<string, Text>>;

/** The kinds of lines in an export. */
export const kinds = {
  day: { nb: 'Dag', nn: 'Dag', en: 'Day' },
  absent: { nb: 'Fravær hele timen', nn: 'Fråvær heile timen', en: 'Absent the whole lesson' },
  part: { nb: 'Fravær deler av timen', nn: 'Fråvær delar av timen', en: 'Absent part of the lesson' },
  late: { nb: 'Forsentkomming', nn: 'Forseinkoming', en: 'Late arrival' },
} as const satisfies Readonly<Record<string, Text>>;

/** Kinds of documentation in words. */
export const words: Readonly<Record<Documentation, Text>> = {
  undocumented: { nb: 'udokumentert', nn: 'udokumentert', en: 'undocumented' },
  'self-declared': { nb: 'egenmeldt', nn: 'eigenmeldt', en: 'self-declared' },
  'health-personnel': {
    nb: 'dokumentert av helsepersonell',
    nn: 'dokumentert av helsepersonell',
    en: 'documented by health personnel',
  },
  'other-documented': { nb: 'dokumentert på annen måte', nn: 'dokumentert på annan måte', en: 'documented otherwise' },
  'not-absence': { nb: 'ikke fravær', nn: 'ikkje fråvær', en: 'not absence' },
};

const YES: Text = { nb: 'ja', nn: 'ja', en: 'yes' };
const NO: Text = { nb: 'nei', nn: 'nei', en: 'no' };
export const yesNo = (yes: boolean, language: Language): string => (yes ? YES : NO)[language];

/** The line with the number of omitted pupils; no line when there are none. */
export function leftOut(count: number, language: Language): Cell[][] {
  if (count === 0) return [];
  const isSingle = count === 1;
  const text: Text = {
    nb: `${count} ${isSingle ? 'elev' : 'elever'} er utelatt fordi adressen er beskyttet.`,
    nn: `${count} ${isSingle ? 'elev' : 'elevar'} ${isSingle ? 'er utelaten' : 'er utelatne'} fordi adressa er verna.`,
    en: `${count} ${isSingle ? 'pupil is' : 'pupils are'} left out because the address is protected.`,
  };
  return [[text[language]]];
}
