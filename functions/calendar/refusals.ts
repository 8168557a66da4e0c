import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of calendars. */
export const refusals = {
  'calendar.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig, og du har ikke fått tilgang. Be eleven gi deg tilgang.',
    nn: 'Eleven er myndig, og du har ikkje fått tilgang. Be eleven gi deg tilgang.',
    en: 'The pupil is of age and has not given you access. Ask the pupil to give you access.',
  },
  'calendar.pupil-not-of-age': {
    kind: 'forbidden',
    nb: 'Før du fyller 18 år, er samtalene og møtene i kalenderen til de foresatte.',
    nn: 'Før du fyller 18 år, er samtalane og møta i kalenderen til dei føresette.',
    en: 'Before you turn 18, the talks and meetings are in the calendars of your guardians.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
