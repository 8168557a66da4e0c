import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the access log. */
export const refusals = {
  'access.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig og ser selv hvem som har åpnet opplysningene. Spør eleven.',
    nn: 'Eleven er myndig og ser sjølv kven som har opna opplysningane. Spør eleven.',
    en: 'The pupil is of age, so only the pupil sees the access log. Ask the pupil.',
  },
  'access.pupil-not-of-age': {
    kind: 'forbidden',
    nb: 'Fram til du fyller 18, er det foresatte som ser hvem som har åpnet opplysningene. Spør dem, eller kontakt {contact}.',
    nn: 'Fram til du fyller 18, er det føresette som ser kven som har opna opplysningane. Spør dei, eller kontakt {contact}.',
    en: 'Until you turn 18, your guardians see the access log of your record. Ask them, or contact {contact}.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
