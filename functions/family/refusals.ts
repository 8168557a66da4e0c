import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the family’s pages. */
export const refusals = {
  'family.days-turned': {
    kind: 'invalid',
    nb: 'Siste dag må være {from} eller senere.',
    nn: 'Siste dag må vere {from} eller seinare.',
    en: 'The last day must be {from} or later.',
  },
  'family.too-many-days': {
    kind: 'invalid',
    nb: 'Timeplanen vises for inntil {maxDays} {maxDays|dag|dager} om gangen, her til og med {last}.',
    nn: 'Timeplanen blir vist for inntil {maxDays} {maxDays|dag|dagar} om gongen, her til og med {last}.',
    en: 'The timetable is shown for up to {maxDays} {maxDays|day|days} at a time, here up to {last}.',
  },
  'family.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig og bestemmer selv hvem som får se dette. Eleven kan gi deg innsyn.',
    nn: 'Eleven er myndig og bestemmer sjølv kven som får sjå dette. Eleven kan gi deg innsyn.',
    en: 'The pupil is of age and decides who may see this. Ask the pupil for access.',
  },
  'family.readers-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig og ser selv hvem som har tilgang. Spør eleven.',
    nn: 'Eleven er myndig og ser sjølv kven som har tilgang. Spør eleven.',
    en: 'The pupil is of age, so only the pupil sees who has access. Ask the pupil.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
