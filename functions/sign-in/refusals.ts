import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of a sign-in. */
export const refusals = {
  'sign-in.refused': {
    kind: 'unauthenticated',
    nb: 'Feide godtar ikke denne innloggingen: den er brukt eller for gammel. Logg inn på nytt.',
    nn: 'Feide godtek ikkje denne innlogginga: ho er brukt eller for gammal. Logg inn på nytt.',
    en: 'Feide does not accept this sign-in: it was used or is too old. Sign in again.',
  },
  'sign-in.no-access': {
    kind: 'forbidden',
    nb: 'Feide gir ikke denne brukeren tilgang til Skolebro. Skoleeieren må slå på tjenesten og datakilden i Feide.',
    nn: 'Feide gir ikkje denne brukaren tilgang til Skolebro. Skuleeigaren må slå på tenesta og datakjelda i Feide.',
    en: 'Feide gives this user no access to Skolebro. The school owner must activate the service and the data source.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
