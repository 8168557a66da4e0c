import type { Language } from '../shared/texts/language.ts';
import { CAUSE_WORDS, type Cause } from './rules.ts';

/** The words of a statement as a letter; `{name}` is filled in. */
type Words = {
  readonly tag: 'nb-NO' | 'nn-NO' | 'en';
  readonly title: string;
  readonly autumn: string;
  readonly spring: string;
  readonly pupil: string;
  readonly born: string;
  readonly className: string;
  readonly date: string;
  readonly reference: string;
  readonly period: string;
  readonly frozen: string;
  readonly legal: string;
  readonly byDocumentation: string;
  readonly documentation: string;
  readonly days: string;
  readonly hours: string;
  readonly kinds: Readonly<Record<'undocumented' | 'self-declared' | 'health-personnel' | 'other-documented', string>>;
  readonly bySubject: string;
  readonly subjectHours: string;
  readonly absence: string;
  readonly subject: string;
  readonly towardsLimit: string;
  readonly late: string;
  readonly noSubject: string;
  readonly noAbsence: string;
  readonly onDiploma: string;
  readonly before: string;
  readonly leftOut: string;
  readonly after: string;
  readonly struck: string;
  readonly causes: Readonly<Record<Cause, string>>;
  readonly carried: string;
  readonly carriedKinds: Readonly<Record<'documented' | 'undocumented' | 'notSaid', string>>;
  readonly carriedUnknown: string;
  readonly carriedApart: string;
  readonly strikeRule: string;
  readonly limitRule: string;
  readonly separate: string;
  readonly unsigned: string;
  readonly supersedes: string;
  readonly footer: string;
  readonly pageNumber: string;
  readonly times: string;
  readonly hour: string;
  readonly minute: string;
};

const nb: Words = {
  tag: 'nb-NO',
  title: 'Dokumentasjon av fravær, {period}',
  autumn: 'høsthalvåret {year}',
  spring: 'vårhalvåret {year}',
  pupil: 'Elev',
  born: 'Født',
  className: 'Klasse',
  date: 'Dato',
  reference: 'Referanse',
  period: 'Gjelder',
  frozen: 'Fastsatt',
  legal:
    'Skolen skal dokumentere fraværet hvert halvår (opplæringsforskrifta § 9-9). Tallene er slik de var kjent da dokumentet ble fastsatt.',
  byDocumentation: 'Fravær etter dokumentasjon',
  documentation: 'Dokumentasjon',
  days: 'Hele dager',
  hours: 'Enkelttimer',
  kinds: {
    undocumented: 'Udokumentert',
    'self-declared': 'Egenmeldt helse',
    'health-personnel': 'Dokumentert av helsepersonell',
    'other-documented': 'Dokumentert, annen årsak',
  },
  bySubject: 'Fravær etter fag',
  subjectHours: 'Timer',
  absence: 'Fravær',
  subject: 'Fag',
  towardsLimit: 'Mot fraværsgrensen',
  late: 'For sent',
  noSubject: 'Uten fag',
  noAbsence: 'Det er ikke ført fravær i perioden.',
  onDiploma: 'Fravær på vitnemålet',
  before: 'Fravær som føres på vitnemål',
  leftOut: 'Strøket etter krav',
  after: 'Fravær etter strykning',
  struck: 'Strøket: {days}. {cause}.',
  causes: causesIn('nb'),
  carried: 'Ført i et annet system før {day}',
  carriedKinds: { documented: 'Dokumentert', undocumented: 'Udokumentert', notSaid: 'Ikke oppgitt' },
  carriedUnknown: 'ikke oppgitt',
  carriedApart:
    'Tallene er overført slik det andre systemet førte dem. De er ikke regnet med i andre tall i dokumentet.',
  strikeRule:
    'Inntil {maxDays} {maxDays|dag|dager} per skoleår kan strykes etter krav ({paragraph}). Helsefravær kan strykes fra dag {healthFromDay}.',
  limitRule: 'Fraværsgrense: {percent} prosent av årstimene i faget ({paragraph}). Tallene avgjør ingenting alene.',
  separate:
    'Dager og timer er talt hver for seg og regnes ikke om. En time er 60 minutter. Timene i hvert fag omfatter også dem på hele fraværsdager.',
  unsigned: 'Dokumentet er laget elektronisk og har derfor ingen signatur.',
  supersedes: 'Dokumentet erstatter et tidligere for samme halvår (kontrollsum {sha256}).',
  footer: 'Kontrollsum SHA-256: {sha256}',
  pageNumber: 'Side {page} av {pages}',
  times: '{times} {times|gang|ganger}, {duration}',
  hour: 't',
  minute: 'min',
};

const nn: Words = {
  ...nb,
  tag: 'nn-NO',
  title: 'Dokumentasjon av fråvær, {period}',
  autumn: 'hausthalvåret {year}',
  born: 'Fødd',
  period: 'Gjeld',
  frozen: 'Fastsett',
  legal:
    'Skulen skal dokumentere fråværet kvart halvår (opplæringsforskrifta § 9-9). Tala er slik dei var kjende då dokumentet blei fastsett.',
  byDocumentation: 'Fråvær etter dokumentasjon',
  days: 'Heile dagar',
  hours: 'Enkelttimar',
  kinds: {
    undocumented: 'Udokumentert',
    'self-declared': 'Eigenmeldt helse',
    'health-personnel': 'Dokumentert av helsepersonell',
    'other-documented': 'Dokumentert, anna årsak',
  },
  bySubject: 'Fråvær etter fag',
  subjectHours: 'Timar',
  absence: 'Fråvær',
  towardsLimit: 'Mot fråværsgrensa',
  late: 'For seint',
  noSubject: 'Utan fag',
  noAbsence: 'Det er ikkje ført fråvær i perioden.',
  onDiploma: 'Fråvær på vitnemålet',
  before: 'Fråvær som blir ført på vitnemål',
  leftOut: 'Stroke etter krav',
  after: 'Fråvær etter stryking',
  struck: 'Stroke: {days}. {cause}.',
  causes: causesIn('nn'),
  carried: 'Ført i eit anna system før {day}',
  carriedKinds: { documented: 'Dokumentert', undocumented: 'Udokumentert', notSaid: 'Ikkje oppgitt' },
  carriedUnknown: 'ikkje oppgitt',
  carriedApart: 'Tala er overførte slik det andre systemet førte dei. Dei er ikkje rekna med i andre tal i dokumentet.',
  strikeRule:
    'Inntil {maxDays} {maxDays|dag|dagar} per skuleår kan strykast etter krav ({paragraph}). Helsefråvær kan strykast frå dag {healthFromDay}.',
  limitRule: 'Fråværsgrense: {percent} prosent av årstimane i faget ({paragraph}). Tala avgjer ingenting åleine.',
  separate:
    'Dagar og timar er talde kvar for seg og blir ikkje rekna om. Ein time er 60 minutt. Timane i kvart fag omfattar òg dei på heile fråværsdagar.',
  unsigned: 'Dokumentet er laga elektronisk og har difor ingen signatur.',
  supersedes: 'Dokumentet erstattar eit tidlegare for same halvår (kontrollsum {sha256}).',
  times: '{times} {times|gong|gonger}, {duration}',
};

const en: Words = {
  tag: 'en',
  title: 'Statement of absence, {period}',
  autumn: 'autumn {year}',
  spring: 'spring {year}',
  pupil: 'Pupil',
  born: 'Born',
  className: 'Class',
  date: 'Date',
  reference: 'Reference',
  period: 'Period',
  frozen: 'Settled',
  legal:
    'The school must document absence each half-year (opplæringsforskrifta § 9-9). The figures are as they were known when the document was settled.',
  byDocumentation: 'Absence by documentation',
  documentation: 'Documentation',
  days: 'Whole days',
  hours: 'Single hours',
  kinds: {
    undocumented: 'Undocumented',
    'self-declared': 'Health, self-declared',
    'health-personnel': 'Documented by health personnel',
    'other-documented': 'Documented, other cause',
  },
  bySubject: 'Absence by subject',
  subjectHours: 'Hours',
  absence: 'Absence',
  subject: 'Subject',
  towardsLimit: 'Towards the limit',
  late: 'Late',
  noSubject: 'No subject',
  noAbsence: 'No absence has been registered in the period.',
  onDiploma: 'Absence on the diploma',
  before: 'Absence that the diploma shows',
  leftOut: 'Left out on demand',
  after: 'Absence that remains',
  struck: 'Left out: {days}. {cause}.',
  causes: causesIn('en'),
  carried: 'Registered in another system before {day}',
  carriedKinds: { documented: 'Documented', undocumented: 'Undocumented', notSaid: 'Not said' },
  carriedUnknown: 'not said',
  carriedApart:
    'The figures are carried over as the other system registered them. They are in no other figure of this document.',
  strikeRule:
    'Up to {maxDays} {maxDays|day|days} per school year may be left out on demand ({paragraph}). Sickness may be left out from day {healthFromDay} on.',
  limitRule:
    'Absence limit: {percent} per cent of the subject’s yearly hours ({paragraph}). The figures decide nothing by themselves.',
  separate:
    'Days and hours are counted separately and never converted. An hour is 60 minutes. The hours of each subject include those on whole days of absence.',
  unsigned: 'The document was made electronically and therefore bears no signature.',
  supersedes: 'The document takes the place of an earlier one for the same half-year (checksum {sha256}).',
  footer: 'Checksum SHA-256: {sha256}',
  pageNumber: 'Page {page} of {pages}',
  times: '{times} {times|time|times}, {duration}',
  hour: 'h',
  minute: 'min',
};

/** The rules' words for the causes, each with a capital, since it begins a sentence. */
function causesIn(language: Language): Words['causes'] {
  const begin = (cause: Cause) => CAUSE_WORDS[cause][language].replace(/^./, (first) => first.toUpperCase());
  return { health: begin('health'), leave: begin('leave'), 'other-documented': begin('other-documented') };
}

export const WORDS: Readonly<Record<Language, Words>> = { nb, nn, en };
export type { Words };
