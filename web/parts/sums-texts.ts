import type { Texts } from '../words/text.ts';

/** Words of the kinds of documentation. */
export const texts = {
  caption: { nb: 'Fravær etter dokumentasjon', nn: 'Fråvær etter dokumentasjon', en: 'Absence by documentation' },
  documentation: { nb: 'Dokumentasjon', nn: 'Dokumentasjon', en: 'Documentation' },
  days: { nb: 'Hele dager', nn: 'Heile dagar', en: 'Whole days' },
  hours: { nb: 'Enkelttimer', nn: 'Enkelttimar', en: 'Single hours' },
  none: { nb: 'Ikke noe fravær.', nn: 'Ikkje noko fråvær.', en: 'No absence.' },
  undocumented: { nb: 'Udokumentert', nn: 'Udokumentert', en: 'Undocumented' },
  'self-declared': { nb: 'Egenmeldt helse', nn: 'Eigenmeldt helse', en: 'Self-declared health' },
  'health-personnel': {
    nb: 'Dokumentert av helsepersonell',
    nn: 'Dokumentert av helsepersonell',
    en: 'Documented by health personnel',
  },
  'other-documented': {
    nb: 'Dokumentert, annen årsak',
    nn: 'Dokumentert, anna årsak',
    en: 'Documented, other cause',
  },
  'not-absence': { nb: 'Teller ikke som fravær', nn: 'Tel ikkje som fråvær', en: 'Does not count as absence' },
} satisfies Texts;
