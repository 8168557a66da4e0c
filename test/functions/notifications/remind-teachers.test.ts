import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindTeachers } from '../../../functions/notifications/remind-teachers.ts';
import { runJob } from '../../../functions/notifications/run-job.ts';
import type { Settings } from '../../../functions/settings/definitions.ts';
import { OWNER } from '../../support/events.ts';
import { captureLogs } from '../../support/leaks.ts';
import { CONTACT, houseOf, inboxes, OFFICE, SCHOOL, TEACHER } from './world.ts';

let logs: ReturnType<typeof captureLogs>;
beforeAll(() => {
  logs = captureLogs();
});
afterAll(() => logs.stop());

const LIVE = {
  ...({ id: SCHOOL, name: 'Fjordvik skule', type: 'grunnskole', languageForm: 'nn' } as const),
  importedSince: '2026-10-19',
};

/** An owner of two teachers with unconfirmed lessons and one without, and the job as its entry wires it. */
function school(settings: Partial<Settings> = {}) {
  const { deps, items, handed, broken } = inboxes([], settings);
  const done = new Set<string>();
  const asked: string[] = [];
  const broke = { lessons: 0 };
  const job = runJob({
    name: 'lesson-reminder',
    ownerIds: [OWNER],
    settings: { of: async () => houseOf(settings) },
    job: remindTeachers({
      ...deps,
      lookup: {
        ...deps.lookup,
        schools: async () => ({
          schools: [LIVE],
          terms: [{ id: '1', title: '', from: '2026-08-17', to: '2027-06-19' }],
        }),
        staffEmployed: async () => [TEACHER, CONTACT, OFFICE],
      },
      lessons: {
        hasUnconfirmed: async (_owner, staffId, { goLive, moment }) => {
          asked.push(`${goLive(LIVE.id)} ${moment.day}`);
          if (broke.lessons > 0 && broke.lessons-- > 0) throw new Error('no answer');
          return staffId !== OFFICE;
        },
      },
      jobRuns: {
        isDone: async (_owner, name, day) => done.has(`${name} ${day}`),
        markDone: async (_owner, name, day) => void done.add(`${name} ${day}`),
      },
    }),
  });
  return { run: (time: string) => job({ time }), items, handed, broken, broke, asked };
}
const idsOf = (handed: ReturnType<typeof school>['handed']) => new Set(handed.map(({ id }) => id));

describe('the morning’s reminder (B4, F7)', () => {
  it('the morning’s reminder tells each teacher who has unconfirmed lessons of before today, and nobody else', async () => {
    const { run, handed, items, asked } = school();
    expect(await run('2026-11-24T07:00:00Z')).toEqual({ done: 2 });
    expect(handed.map(({ person }) => person.id).sort()).toEqual([TEACHER, CONTACT].sort());
    expect(handed[0]).toMatchObject({
      subject: 'lessons',
      right: { action: 'staff:lessons' },
      legal: false,
      when: 'now',
    });
    expect(handed[0]).not.toHaveProperty('schoolId');
    const kinds = [...items.values()].map(({ kind, about, pupilId }) => ({ kind, about, pupilId }));
    expect(kinds[0]).toEqual({ kind: 'lessons-unconfirmed', about: { kind: 'lessons', day: '2026-11-24' } });
    expect(new Set(asked)).toEqual(new Set(['2026-10-19 2026-11-24']));
  });

  it.each<[string, Partial<Settings>, string, number]>([
    ['before the hour', {}, '2026-11-24T06:45:00Z', 0],
    ['at the owner’s own hour', { 'lessons.reminderAt': '15:30' }, '2026-11-24T14:30:00Z', 2],
    ['before the owner’s own hour', { 'lessons.reminderAt': '15:30' }, '2026-11-24T08:00:00Z', 0],
    ['where it is off', { 'lessons.reminderAt': '' }, '2026-11-24T08:00:00Z', 0],
    ['after a run that was missed, within four hours', {}, '2026-11-24T10:45:00Z', 2],
    ['long after it', {}, '2026-11-24T11:00:00Z', 0],
    ['on a Saturday', {}, '2026-11-28T07:00:00Z', 0],
    ['on Christmas Day', {}, '2026-12-25T07:00:00Z', 0],
    ['in the summer, when no term is', {}, '2026-07-15T06:00:00Z', 0],
    [
      'on a day that the owner has closed',
      { 'school.closedDays': [{ from: '2026-11-24', to: '2026-11-24', name: 'Planlegging' }] },
      '2026-11-24T07:00:00Z',
      0,
    ],
    ['by summer time', {}, '2026-10-23T06:00:00Z', 2],
    ['by winter time after the change', {}, '2026-10-26T07:00:00Z', 2],
    ['an hour too early after the change', {}, '2026-10-26T06:00:00Z', 0],
  ])('the morning’s reminder: %s', async (_what, settings, time, told) => {
    const { run, handed } = school(settings);
    expect(await run(time)).toEqual({ done: told });
    expect(handed).toHaveLength(told);
  });

  it('the morning’s reminder comes once a day, and again the next', async () => {
    const { run, handed } = school();
    for (const time of ['07:00', '07:00', '07:15', '07:30']) await run(`2026-11-24T${time}:00Z`);
    expect(handed).toHaveLength(2);
    await run('2026-11-25T07:00:00Z');
    expect(idsOf(handed).size).toBe(4);
  });

  it('the morning’s reminder fails as a run when a part of it fails, tells the others, and makes it good in the next quarter', async () => {
    const { run, handed, items, broke, broken } = school();
    broke.lessons = 1;
    await expect(run('2026-11-24T07:00:00Z')).rejects.toThrow(/1 parts of the job failed/);
    expect(handed).toHaveLength(1);
    expect(logs.lines.filter((line) => line.includes('job-failed'))).toHaveLength(1);
    broken.queue = 1;
    await expect(run('2026-11-24T07:15:00Z')).rejects.toThrow(/1 parts/);
    await run('2026-11-24T07:30:00Z');
    await run('2026-11-24T07:45:00Z');
    expect([items.size, idsOf(handed).size]).toEqual([2, 2]);
  });

  it('an event without its time is refused', async () => {
    await expect(school().run('yesterday')).rejects.toThrow(/time/);
  });

  it('the morning’s reminder: whatever runs come late, twice, at once or fail: a teacher is told under one id a day, and of each day that had a good run', async () => {
    const quarter = fc.record({
      day: fc.constantFrom('2026-10-23', '2026-10-26', '2026-11-24', '2027-03-24', '2027-03-30'),
      minutes: fc.integer({ min: 5 * 60, max: 12 * 60 }),
      fault: fc.constantFrom('none', 'none', 'lessons', 'queue'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(quarter, { maxLength: 12 }), async (runs) => {
        const { run, handed, items, broken, broke } = school();
        const good = new Set<string>();
        for (const { day, minutes, fault } of runs) {
          broken.queue = fault === 'queue' ? 1 : 0;
          broke.lessons = fault === 'lessons' ? 1 : 0;
          const time = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString();
          const outcome = await Promise.allSettled([run(time), run(time)]);
          const oslo = minutes + (day.startsWith('2026-10-23') || day === '2027-03-30' ? 120 : 60);
          const due = oslo >= 8 * 60 && oslo < 12 * 60;
          if (due && outcome.some((result) => result.status === 'fulfilled')) good.add(day);
        }
        const told = (day: string) =>
          handed.filter(({ itemId }) => items.get(`staff ${TEACHER} ${itemId}`)?.about.day === day);
        for (const day of good) expect(idsOf(told(day)).size).toBe(1);
        expect(items.size).toBeLessThanOrEqual(2 * new Set(runs.map(({ day }) => day)).size);
        for (const day of new Set(runs.map((night) => night.day))) expect(idsOf(told(day)).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});
