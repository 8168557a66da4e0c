/** The words that every letter of warning shares; `{name}` is filled in. The catalogue has the other words. */
export type LetterWords = {
  readonly tag: 'nb-NO' | 'nn-NO';
  readonly pupil: string;
  readonly className: string;
  readonly date: string;
  readonly assessment: string;
  readonly schoolYear: string;
  readonly subjects: string;
  readonly why: string;
  readonly wayOut: string;
  readonly byDay: string;
  readonly reference: string;
  readonly evidence: string;
  readonly evidenceOf: string;
  readonly subject: string;
  readonly documented: string;
  readonly undocumented: string;
  readonly limit: string;
  readonly late: string;
  readonly times: string;
  readonly days: string;
  readonly hours: string;
  readonly missingWork: string;
  readonly due: string;
  readonly contact: string;
  readonly person: string;
  readonly phone: string;
  readonly basis: string;
  readonly guardians: string;
  readonly pupilOnly: string;
  readonly unsigned: string;
  readonly footer: string;
  readonly draft: string;
  readonly across: string;
  readonly unfinished: string;
  readonly pageNumber: string;
  readonly hour: string;
  readonly minute: string;
};

const nb: LetterWords = {
  tag: 'nb-NO',
  pupil: 'Elev',
  className: 'Klasse',
  date: 'Dato',
  assessment: 'Gjelder',
  schoolYear: 'skoleåret {schoolYear}',
  subjects: 'Fag',
  why: 'Hvorfor du får varselet',
  wayOut: 'Hva du kan gjøre',
  byDay: 'Frist: {day}',
  reference: 'Referanse',
  evidence: 'Fraværet ditt da varselet ble sendt',
  evidenceOf: 'Fra {from} til og med {through}. En time er 60 minutter.',
  subject: 'Fag',
  documented: 'Dokumentert',
  undocumented: 'Udokumentert',
  limit: 'Mot grensen',
  late: 'For sent',
  times: '{count} {count|gang|ganger}',
  days: 'Hele dager',
  hours: 'Enkelttimer',
  missingWork: 'Arbeid som mangler',
  due: '{text} (skulle vært levert {day})',
  contact: 'Har du spørsmål?',
  person: 'Ta kontakt med',
  phone: 'Telefon',
  basis: 'Varselet gis etter {basis}.',
  guardians: 'Foresatte med foreldreansvar får det samme brevet, fordi du er under 18 år.',
  pupilOnly: 'Brevet er sendt til deg alene.',
  unsigned: 'Brevet er godkjent elektronisk av {sender} og har derfor ingen underskrift.',
  footer: 'Kontrollsum SHA-256: {sha256}',
  draft: 'UTKAST – brevet er ikke sendt',
  across: 'UTKAST',
  unfinished: 'Dette er et utkast. Brevet er ikke sendt, og innholdet kan bli endret.',
  pageNumber: 'Side {page} av {pages}',
  hour: 't',
  minute: 'min',
};

const nn: LetterWords = {
  ...nb,
  tag: 'nn-NO',
  assessment: 'Gjeld',
  schoolYear: 'skuleåret {schoolYear}',
  why: 'Kvifor du får varselet',
  wayOut: 'Kva du kan gjere',
  evidence: 'Fråværet ditt då varselet blei sendt',
  evidenceOf: 'Frå {from} til og med {through}. Ein time er 60 minutt.',
  limit: 'Mot grensa',
  late: 'For seint',
  times: '{count} {count|gong|gonger}',
  days: 'Heile dagar',
  hours: 'Enkelttimar',
  missingWork: 'Arbeid som manglar',
  due: '{text} (skulle vore levert {day})',
  basis: 'Varselet blir gitt etter {basis}.',
  guardians: 'Føresette med foreldreansvar får det same brevet, fordi du er under 18 år.',
  pupilOnly: 'Brevet er sendt til deg åleine.',
  contact: 'Har du spørsmål?',
  unsigned: 'Brevet er godkjent elektronisk av {sender} og har difor inga underskrift.',
  draft: 'UTKAST – brevet er ikkje sendt',
  unfinished: 'Dette er eit utkast. Brevet er ikkje sendt, og innhaldet kan bli endra.',
};

export const LETTER_WORDS: Readonly<Record<'nb' | 'nn', LetterWords>> = { nb, nn };
