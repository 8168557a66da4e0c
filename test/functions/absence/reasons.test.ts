import { describe, expect, test } from 'vitest';
import { defaultReasonFor, reasonsFor } from '../../../functions/absence/reasons.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { choicesOf } from '../../support/choices.ts';

const settings = (byDefault: string, ...ids: string[]) => ({
  'absence.reasons': choicesOf(...ids),
  'absence.defaultReason': byDefault,
});

describe('the reason of a report that names none (A3, A8)', () => {
  test.each([
    ['reported-by-guardian', ['reported-by-guardian', 'reported-by-pupil'], 'guardian', 'reported-by-guardian'],
    ['reported-by-guardian', ['reported-by-guardian', 'reported-by-pupil'], 'pupil', 'reported-by-pupil'],
    ['reported-by-guardian', ['reported-by-guardian'], 'pupil', null],
    ['reported-by-pupil', ['reported-by-pupil'], 'guardian', null],
    ['other', ['reported-by-guardian', 'other'], 'pupil', 'other'],
    ['other', ['reported-by-guardian', 'other'], 'guardian', 'other'],
    ['', ['reported-by-guardian'], 'pupil', null],
  ] as const)('the reason of a report that names none: %s of %s, by a %s: %s', (byDefault, ids, by, reason) => {
    expect(defaultReasonFor(settings(byDefault, ...ids), by)).toBe(reason);
  });

  test('nobody is offered a reason that says that somebody else reported', () => {
    const offered = (by: 'guardian' | 'pupil') =>
      reasonsFor(settings('', 'reported-by-guardian', 'reported-by-pupil', 'other'), by).map(({ id }) => id);
    expect(offered('guardian')).toEqual(['reported-by-guardian', 'other']);
    expect(offered('pupil')).toEqual(['reported-by-pupil', 'other']);
  });

  test('the national list has a reason for both', () => {
    const national = {
      'absence.reasons': DEFINITIONS['absence.reasons'].default,
      'absence.defaultReason': DEFINITIONS['absence.defaultReason'].default,
    };
    for (const by of ['guardian', 'pupil'] as const) {
      expect(reasonsFor(national, by).map(({ id }) => id)).toContain(defaultReasonFor(national, by));
    }
  });
});
