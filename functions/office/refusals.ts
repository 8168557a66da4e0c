import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the office’s pages. */
export const refusals = {
  'office.name-too-short': {
    kind: 'invalid',
    nb: 'Skriv minst {least} bokstaver av navnet.',
    nn: 'Skriv minst {least} bokstavar av namnet.',
    en: 'Write at least {least} letters of the name.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
