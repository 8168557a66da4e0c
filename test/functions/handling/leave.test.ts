import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyLeave } from '../../../functions/handling/apply-leave.ts';
import { type Final, nextFinal } from '../../../functions/handling/final.ts';
import type { Save } from '../../../functions/handling/store.ts';
import { SubscribedFact } from '../../../functions/handling/subscription.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';

const DATES = ['2026-12-01', '2026-12-02', '2026-12-03'];
const settings = {
  'absence.codeSets': DEFINITIONS['absence.codeSets'].default,
  'absence.reasons': [],
  'absence.defaultReason': '',
  'school.goLiveDay': '',
};
const school = { id: 's', name: 'Skule', type: 'vgs' as const, languageForm: 'nn' as const };

const fact = (name: 'leave-granted' | 'leave-withdrawn'): SubscribedFact => ({
  id: name,
  name,
  version: 1,
  occurredAt: name === 'leave-granted' ? '2026-11-24T08:00:00.000Z' : '2026-11-25T08:00:00.000Z',
  ownerId: 'o',
  data: {
    pupilId: 'p',
    schoolId: 's',
    leaveId: 'a',
    version: name === 'leave-granted' ? 2 : 3,
    firstDay: '2026-12-01',
    lastDay: '2026-12-03',
    dates: DATES,
    madeBy: { kind: name === 'leave-granted' ? 'staff' : 'guardian', personId: name },
  },
});

/** A pupil's decisions and leave in memory; every call waits for its turn, so that a scheduler can order them. */
function memory(turn: () => Promise<unknown>) {
  const finals = new Map<string, Final>();
  const granted = new Set<string>();
  const told: string[][] = [];
  const write = (final: Final): boolean => {
    if ((finals.get(final.date)?.version ?? 0) !== final.version - 1) return false;
    finals.set(final.date, final);
    return true;
  };
  const apply = applyLeave({
    lookup: { schools: async () => ({ schools: [school], terms: [] }) },
    settings: { of: async () => ({ at: () => settings }) },
    leave: {
      leaveDays: async () => {
        await turn();
        return [...granted].map((date) => ({ pupilId: 'p', schoolId: 's', leaveId: 'a', date }));
      },
    },
    store: {
      between: async () => {
        await turn();
        return [...finals.values()];
      },
      save: async (save: Save) => {
        await turn();
        const free = save.finals.every((final) => (finals.get(final.date)?.version ?? 0) === final.version - 1);
        if (!free) return 'moved';
        for (const final of save.finals) write(final);
        told.push(save.finals.map((final) => final.date));
        return 'saved';
      },
    },
  });
  return { finals, granted, told, write, apply };
}

const byPerson = (before: Final | undefined, date: string, code: string): Final => {
  const value = { wholeDay: false, code, documentation: 'undocumented' as const, onDiploma: true, reasonId: null };
  const hand = { by: 'person', at: '2026-11-26T08:00:00.000Z' };
  return nextFinal(
    before,
    { pupilId: 'p', schoolId: 's', date, lessonId: undefined, reports: [] },
    { ...value, ...hand },
  );
};

const plan = fc.record({
  withdrawn: fc.boolean(),
  /** How often each fact is delivered. */
  times: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  decided: fc.array(fc.record({ date: fc.constantFrom(...DATES), code: fc.constantFrom('undocumented', '') }), {
    maxLength: 3,
  }),
});

test('in any interleaving of grant, withdrawal, people and deliveries the days end as the leave is (A10)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), plan, async (scheduler, { withdrawn, times, decided }) => {
      const turn = () => scheduler.schedule(Promise.resolve());
      const { finals, granted, write, apply } = memory(turn);
      const people = new Map<string, string>();
      // A delivery that fails comes back, as a queue's does.
      const deliver = async (name: 'leave-granted' | 'leave-withdrawn'): Promise<void> => {
        for (;;) {
          try {
            await apply(fact(name));
            return;
          } catch {
            await turn();
          }
        }
      };
      const leave = async () => {
        await turn();
        for (const date of DATES) granted.add(date);
        const first = Array.from({ length: times[0] }, () => deliver('leave-granted'));
        await turn();
        if (withdrawn) granted.clear();
        const second = withdrawn ? Array.from({ length: times[1] }, () => deliver('leave-withdrawn')) : [];
        await Promise.all([...first, ...second]);
      };
      const person = async ({ date, code }: { date: string; code: string }) => {
        await turn();
        if (write(byPerson(finals.get(date), date, code))) people.set(date, code);
      };
      await scheduler.waitFor(Promise.all([leave(), ...decided.map(person)]));
      for (const date of DATES) {
        const final = finals.get(date);
        const wanted = people.has(date) ? people.get(date) : withdrawn ? '' : 'leave';
        expect([date, final?.code ?? '']).toEqual([date, wanted]);
        expect(final?.trail.length ?? 0).toBe(final?.version ?? 0);
      }
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

test('a fact that comes again writes nothing, and tells nobody again', async () => {
  const { granted, told, apply } = memory(async () => {});
  for (const date of DATES) granted.add(date);
  expect([await apply(fact('leave-granted')), await apply(fact('leave-granted'))]).toEqual([3, 0]);
  granted.clear();
  expect([await apply(fact('leave-withdrawn')), await apply(fact('leave-granted'))]).toEqual([3, 0]);
  expect(told).toEqual([DATES, DATES]);
});

test('facts of leave that is not granted are not for handling', () => {
  expect(SubscribedFact.safeParse(fact('leave-granted')).success).toBe(true);
  for (const name of ['leave-applied', 'leave-refused'])
    expect(SubscribedFact.safeParse({ ...fact('leave-granted'), name }).success).toBe(false);
});
