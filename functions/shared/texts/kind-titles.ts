import type { RefusalKind } from '../refusals.ts';
import type { Text } from './language.ts';

/** The title of a problem: the kind of refusal in a few words. */
export const KIND_TITLES: Readonly<Record<RefusalKind, Text>> = {
  malformed: {
    nb: 'Forespørselen kan ikke leses',
    nn: 'Førespurnaden kan ikkje lesast',
    en: 'The message cannot be read',
  },
  unauthenticated: { nb: 'Logg inn', nn: 'Logg inn', en: 'Sign in' },
  forbidden: { nb: 'Ikke tillatt', nn: 'Ikkje tillate', en: 'Not allowed' },
  'not-found': { nb: 'Finnes ikke', nn: 'Finst ikkje', en: 'Not found' },
  'method-not-allowed': { nb: 'Feil metode', nn: 'Feil metode', en: 'Wrong method' },
  conflict: { nb: 'Ikke mulig nå', nn: 'Ikkje mogleg no', en: 'Not possible now' },
  stale: { nb: 'Endret av andre', nn: 'Endra av andre', en: 'Changed meanwhile' },
  'too-large': { nb: 'For stort', nn: 'For stort', en: 'Too large' },
  'wrong-media-type': { nb: 'Feil innholdstype', nn: 'Feil innhaldstype', en: 'Wrong content type' },
  invalid: { nb: 'Noe må rettes', nn: 'Noko må rettast', en: 'Something must be corrected' },
  'precondition-required': {
    nb: 'Forespørselen mangler noe',
    nn: 'Førespurnaden manglar noko',
    en: 'A precondition is missing',
  },
  unavailable: { nb: 'Prøv igjen', nn: 'Prøv igjen', en: 'Try again' },
};
