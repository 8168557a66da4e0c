import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobRunStore } from '../../../functions/notifications/job-run-store.ts';
import { pendingAbsenceStore } from '../../../functions/notifications/pending-absence-store.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';

let world: Awaited<ReturnType<typeof makeTables>>;
let store: ReturnType<typeof pendingAbsenceStore>;
beforeAll(async () => {
  world = await makeTables();
  store = pendingAbsenceStore(world.client, world.tables.main);
});
afterAll(() => world.stop());

const TEN = '2026-11-24T09:00:00.000Z';
const LATER = '2026-11-24T12:00:00.000Z';
const watchOf = (ownerId: string, more: { dueAt?: string; pupilId?: string } = {}) => ({
  ownerId,
  pupilId: newId(),
  schoolId: newId(),
  date: '2026-11-24',
  event: newSortableId(0),
  occurredAt: '2026-11-24T07:40:00.000Z',
  dueAt: TEN,
  ...more,
});
async function only(ownerId: string, now = LATER) {
  const [watch, ...others] = await store.due(ownerId, now, 10);
  if (!watch || others.length > 0) throw new Error(`${others.length} watches more than one`);
  return watch;
}

describe('a watch of a pupil’s day (B9)', () => {
  it('a watch of a pupil’s day is one however many lessons, keeps the first event, and waits until its hour', async () => {
    const owner = newId();
    const first = watchOf(owner);
    await store.add(first);
    await store.add({ ...first, event: newSortableId(1), occurredAt: '2026-11-24T08:40:00.000Z' });
    expect(await store.due(owner, '2026-11-24T08:59:59.999Z', 10)).toEqual([]);
    expect(await only(owner, TEN)).toEqual({ ...first, revision: 2 });
  });

  it('a watch of a pupil’s day ends for good when somebody has been told', async () => {
    const owner = newId();
    const first = watchOf(owner);
    await store.add(first);
    await store.markNotified(await only(owner), TEN);
    await store.add({ ...first, event: newSortableId(1) });
    expect(await store.due(owner, LATER, 10)).toEqual([]);
    await store.add({ ...first, date: '2026-11-25' });
    expect((await only(owner)).date).toBe('2026-11-25');
  });

  it('a watch of a pupil’s day that was explained begins again with another entry', async () => {
    const owner = newId();
    const first = watchOf(owner);
    await store.add(first);
    await store.markExplained(await only(owner));
    expect(await store.due(owner, LATER, 10)).toEqual([]);
    await store.add({ ...first, event: newSortableId(1) });
    expect((await only(owner)).event).toBe(first.event);
  });

  it('a watch of a pupil’s day is not ended by a judgement of earlier entries', async () => {
    const owner = newId();
    const first = watchOf(owner);
    await store.add(first);
    const judged = await only(owner);
    await store.add({ ...first, event: newSortableId(1) });
    await store.markExplained(judged);
    expect((await only(owner)).revision).toBe(2);
  });

  it('a watch of a pupil’s day is due oldest first, so many at a time, and of no other owner', async () => {
    const [owner, other] = [newId(), newId()];
    const at = (minute: number) => watchOf(owner, { dueAt: `2026-11-24T09:0${minute}:00.000Z` });
    const pendingAbsences = [at(2), at(0), at(1)];
    for (const watch of [...pendingAbsences, watchOf(other)]) await store.add(watch);
    const due = await store.due(owner, LATER, 2);
    expect(due.map(({ pupilId }) => pupilId)).toEqual([pendingAbsences[1]?.pupilId, pendingAbsences[2]?.pupilId]);
  });
});

it('a job’s day is done once marked, for that job, day and owner; marking again changes nothing', async () => {
  const jobRuns = jobRunStore(world.client, world.tables.main);
  const owner = newId();
  expect(await jobRuns.isDone(owner, 'JOB', '2026-11-24')).toBe(false);
  await jobRuns.markDone(owner, 'JOB', '2026-11-24', TEN);
  await jobRuns.markDone(owner, 'JOB', '2026-11-24', LATER);
  expect(await jobRuns.isDone(owner, 'JOB', '2026-11-24')).toBe(true);
  const others = [
    jobRuns.isDone(owner, 'OTHER', '2026-11-24'),
    jobRuns.isDone(owner, 'JOB', '2026-11-25'),
    jobRuns.isDone(newId(), 'JOB', '2026-11-24'),
  ];
  expect(await Promise.all(others)).toEqual([false, false, false]);
});
