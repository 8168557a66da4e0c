import { describe, expect, it } from 'vitest';
import type { Leave } from '../../../functions/leave/leave.ts';
import { stepNames } from '../../../functions/leave/view.ts';
import type { PupilCard } from '../../../functions/roster/lookup.ts';

const DAY = '2026-11-24';
const names = (prefix: string) => async (_ownerId: string, ids: readonly string[]) =>
  new Map(ids.map((id) => [id, `${prefix} ${id}`]));
const lookup = { guardianNames: names('Foresatt'), staffNames: names('Ansatt') };
const step = (kind: 'guardian' | 'staff', personId: string): Leave['steps'][number] => ({
  status: 'applied',
  by: { kind, personId },
  at: '2026-11-20T08:00:00.000Z',
});
const leave: Leave = {
  ...{ leaveId: 'l', pupilId: 'p', schoolId: 's', firstDay: DAY, lastDay: DAY, dates: [DAY], version: 1 },
  ...{ status: 'applied', purposeId: 'travel', decider: 'principal' },
  steps: [step('guardian', 'mother'), step('staff', 'liv')],
};
const cardOf = (protection: 'none' | 'unknown', more: object): PupilCard => ({
  ...{ givenName: 'A', familyName: 'B', groups: [], together: [] },
  facts: {
    ...{ pupilId: 'p', birthDate: '2015-05-01', protection, schoolId: 's', stay: { from: '2026-08-01' } },
    ...{ enrolments: [], consents: [] },
    relations: [{ guardianId: 'mother', basis: 'parental-responsibility', from: '2026-08-01', ...more }],
  },
});

describe('the names of those who took the steps of an application', () => {
  it.each([
    ['a guardian of today', cardOf('none', {}), ['mother', 'liv']],
    ['a guardian until tomorrow', cardOf('none', { to: '2026-11-25', personTo: '2026-11-25' }), ['mother', 'liv']],
    ['one whose relation has ended', cardOf('none', { to: DAY }), ['liv']],
    ['one whose own record has ended', cardOf('none', { personTo: DAY }), ['liv']],
    ['one of a protected pupil (law 4)', cardOf('unknown', {}), ['liv']],
    ['one of a pupil who is nobody', undefined, ['liv']],
  ])('the names of those who took the steps of an application: %s', async (_what, card, wanted) => {
    expect([...(await stepNames(lookup, { ownerId: 'o', card, day: DAY }, [leave])).keys()]).toEqual(wanted);
  });
});
