import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the figures. */
export const refusals = {
  'figures.days-turned': {
    kind: 'invalid',
    nb: 'Siste dag må være lik eller etter første dag. Rett dagene.',
    nn: 'Siste dagen må vere lik eller etter første dagen. Rett dagane.',
    en: 'The last day must be the first day or later. Correct the days.',
  },
  'figures.too-many-days': {
    kind: 'invalid',
    nb: 'Du kan be om høyst {maxDays} {maxDays|dag|dager} om gangen. Velg et kortere tidsrom.',
    nn: 'Du kan be om høgst {maxDays} {maxDays|dag|dagar} om gongen. Vel eit kortare tidsrom.',
    en: 'You can ask about at most {maxDays} {maxDays|day|days} at a time. Choose a shorter period.',
  },
  'figures.unknown-subject': {
    kind: 'invalid',
    nb: 'Eleven har ikke noe ført fravær i faget dette skoleåret. Velg et fag fra elevens fraværstall.',
    nn: 'Eleven har ikkje noko ført fråvær i faget dette skuleåret. Vel eit fag frå fråværstala til eleven.',
    en: 'The pupil has no registered absence in the subject this school year. Choose a subject from the pupil’s figures.',
  },
  'figures.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig og bestemmer selv hvem som ser fraværet. Be eleven om samtykke.',
    nn: 'Eleven er myndig og avgjer sjølv kven som ser fråværet. Be eleven om samtykke.',
    en: 'The pupil is of age and decides who sees the absence. Ask the pupil for consent.',
  },
  'figures.no-limit': {
    kind: 'conflict',
    nb: 'Fraværsgrensen gjelder ikke på denne skolen, så det er ingenting å avgjøre.',
    nn: 'Fråværsgrensa gjeld ikkje på denne skulen, så det er ingenting å avgjere.',
    en: 'The absence limit does not apply at this school, so there is nothing to decide.',
  },
  'figures.hours-unknown': {
    kind: 'conflict',
    nb: 'Årstimetallet i faget er ikke kjent. Be skoleeier eller rektor legge det inn i innstillingene først.',
    nn: 'Årstimetalet i faget er ikkje kjent. Be skuleeigar eller rektor leggje det inn i innstillingane først.',
    en: 'The yearly hours of the subject are unknown. Have the owner or the principal enter them in the settings first.',
  },
  'figures.not-over-limit': {
    kind: 'conflict',
    nb: 'Fraværet er {minutes} av {ofMinutes} {ofMinutes|minutt|minutter}, og det er ikke over {percent} prosent. Det trengs ingen avgjørelse.',
    nn: 'Fråværet er {minutes} av {ofMinutes} minutt, og det er ikkje over {percent} prosent. Det trengst inga avgjerd.',
    en: 'The absence is {minutes} of {ofMinutes} {ofMinutes|minute|minutes}, which is not over {percent} percent. No decision is needed.',
  },
  'figures.over-principal-limit': {
    kind: 'conflict',
    nb: 'Fraværet er {minutes} av {ofMinutes} {ofMinutes|minutt|minutter}, og det er over {percent} prosent. {paragraph} gir da ikke rom for en slik avgjørelse.',
    nn: 'Fråværet er {minutes} av {ofMinutes} minutt, og det er over {percent} prosent. {paragraph} gir då ikkje rom for ei slik avgjerd.',
    en: 'The absence is {minutes} of {ofMinutes} {ofMinutes|minute|minutes}, which is over {percent} percent. {paragraph} then allows no such decision.',
  },
  'figures.decided': {
    kind: 'conflict',
    nb: 'Det er allerede tatt en avgjørelse i faget dette skoleåret. Trekk den først hvis den skal erstattes.',
    nn: 'Det er alt teke ei avgjerd i faget dette skuleåret. Trekk henne først om ho skal bytast ut.',
    en: 'A decision has already been made in the subject this school year. To replace it, withdraw it first.',
  },
  'figures.withdrawn': {
    kind: 'conflict',
    nb: 'Avgjørelsen er allerede trukket. Hent listen på nytt.',
    nn: 'Avgjerda er alt trekt. Hent lista på nytt.',
    en: 'The decision has already been withdrawn. Fetch the list again.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
