import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the inbox. */
export const refusals = {
  'ids-or-area': {
    kind: 'field',
    nb: 'Send enten ids eller area; pupilId bare sammen med area.',
    nn: 'Send anten ids eller area; pupilId berre saman med area.',
    en: 'Send either ids or area; pupilId only together with area.',
  },
} satisfies Refusals;
