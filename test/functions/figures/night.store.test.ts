import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CheckDeps, checkCounts } from '../../../functions/figures/check-counts.ts';
import { nightStore } from '../../../functions/figures/night-store.ts';
import { recountStore } from '../../../functions/figures/recount-store.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { everyOwner } from '../../../functions/shared/jobs/owner-jobs.ts';
import { OWNER } from '../../support/events.ts';
import { captureLogs } from '../../support/leaks.ts';
import { keysOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { entryItem, entryOf, finalOf } from './records.ts';
import { makeWorld, type World } from './world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let deps: CheckDeps;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  await engine.stop();
  engine = await makeTables();
  const { client, tables } = engine;
  world = await makeWorld(client, tables);
  deps = { ...world.deps, recounts: recountStore(client, tables.main), night: nightStore(client, tables.main) };
  const { p } = world;
  const wish = { pupilId: p.ola, schoolId: p.vgs, groupId: p.maths, lessonId: p.small, date: '2026-11-10' };
  await seed(client, tables.main, [entryItem(OWNER, entryOf(wish))]);
});

/** Nights of one week; five minutes past one, Oslo time. */
const nightOf = (day: number): string => `2026-11-${day}T00:05:00.000Z`;
const run = (time: string, over: Partial<CheckDeps> = {}, owners = [OWNER], most = 100) =>
  everyOwner('counts-checked', owners, checkCounts({ ...deps, ...over }, most))({ time });
/** A lookup that notes which classes are looked at. */
function watched() {
  const seen: string[] = [];
  const group: CheckDeps['lookup']['group'] = async (ownerId, groupId) => {
    seen.push(groupId);
    return deps.lookup.group(ownerId, groupId);
  };
  return { seen, lookup: { ...deps.lookup, group } };
}

const keyOf = (pupilId: string) => ({ pk: `${OWNER}#PUPIL#${pupilId}`, sk: 'COUNT#2026-autumn' });
const countIn = async (pupilId: string) => {
  const Key = keyOf(pupilId);
  return (await engine.client.send(new GetCommand({ TableName: engine.tables.main, Key, ConsistentRead: true }))).Item;
};
/** Somebody writes past the application. */
const spoil = (pupilId: string) =>
  engine.client.send(
    new UpdateCommand({
      TableName: engine.tables.main,
      Key: keyOf(pupilId),
      UpdateExpression: 'SET #count.diplomaMinutes = :wrong',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':wrong': 999 },
    }),
  );

describe('counts at night (C1)', () => {
  it('counts at night are made where a fact was lost, and nowhere else: most pupils have nothing to count', async () => {
    expect(await run(nightOf(25))).toEqual({ done: 1 });
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
    expect(await countIn(world.p.kari)).toBeUndefined();
    expect(await run(nightOf(26))).toEqual({ done: 0 });
  });

  it('counts at night that differ from the records are put right, once, in the first night that sees them', async () => {
    await run(nightOf(25));
    await spoil(world.p.ola);
    expect(await run(nightOf(25))).toEqual({ done: 0 });
    expect(await run(nightOf(26))).toEqual({ done: 1 });
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
  });

  it('counts at night grow by a day of granted leave in the night of that day, and nothing rings: nothing was wrong', async () => {
    const leave = ['2026-11-26', '2026-11-27'].map((date) =>
      finalOf({ pupilId: world.p.ola, schoolId: world.p.vgs, date, wholeDay: true, code: 'leave' }),
    );
    await world.happened([], leave);
    const days = async (day: number): Promise<unknown> => {
      await run(nightOf(day));
      return (await countIn(world.p.ola))?.count.diplomaDays;
    };
    const log = captureLogs();
    const seen = [await days(25), await days(26), await days(27), await days(28)];
    await spoil(world.p.ola);
    const quiet = log.lines.join('');
    await days(29);
    log.stop();
    expect(seen).toEqual([0, 1, 2, 2]);
    expect(quiet).not.toContain('counts-differed');
    expect(log.lines.join('')).toContain('counts-differed');
  });

  it('counts at night go on where a run came to that died, and end with every class looked at', async () => {
    const { seen, lookup } = watched();
    const night = { ...deps.night, comeTo: () => Promise.reject(new Error('killed')) };
    await expect(run(nightOf(25), { lookup, night })).rejects.toThrow('safe to repeat');
    await run(nightOf(25), { lookup });
    await run(nightOf(25), { lookup });
    const classes = [world.p.klasse, world.p.small].sort();
    expect(seen).toEqual([classes[0], ...classes]);
  });

  it('counts at night go on in the next night where one did not suffice, and begin anew only when all are done', async () => {
    const { seen, lookup } = watched();
    for (const day of [24, 25, 25, 26]) await run(nightOf(day), { lookup }, [OWNER], 1);
    const [first, second] = [world.p.klasse, world.p.small].sort();
    expect(seen).toEqual([first, second, first]);
  });

  it('counts at night are looked at once in nights in which clocks change, and in the one after a night that did not come', async () => {
    const { seen, lookup } = watched();
    // 01:05 and 03:05 in spring; then, after a missed night, 02:05 twice in autumn.
    for (const time of ['2027-03-28T00:05:00Z', '2027-03-28T01:05:00Z']) await run(time, { lookup });
    expect(seen).toHaveLength(2);
    for (const time of ['2027-10-31T00:05:00Z', '2027-10-31T01:05:00Z']) await run(time, { lookup });
    expect(seen).toHaveLength(4);
  });

  it('counts at night are left alone by a run that comes a day late, after the next night was done', async () => {
    await run(nightOf(26));
    await spoil(world.p.ola);
    expect(await run(nightOf(25))).toEqual({ done: 0 });
    expect(await run(nightOf(27))).toEqual({ done: 1 });
  });

  it('counts at night of an owner whose records cannot be read hold up no other owner', async () => {
    const schools: CheckDeps['lookup']['schools'] = async (ownerId) => {
      if (ownerId !== OWNER) throw new Error('the table does not answer');
      return deps.lookup.schools(ownerId);
    };
    const over = { lookup: { ...deps.lookup, schools } };
    await expect(run(nightOf(25), over, [newId(), OWNER])).rejects.toThrow('safe to repeat');
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
  });

  it('counts at night that a fact writes while the night counts are not overwritten with what the night read before', async () => {
    const { p } = world;
    await run(nightOf(24));
    let raced = false;
    const entries: CheckDeps['lessons']['entries'] = async (ownerId, pupilId, from, to) => {
      const read = await deps.lessons.entries(ownerId, pupilId, from, to);
      if (pupilId === p.ola && !raced) {
        raced = true;
        const wish = { pupilId: p.ola, schoolId: p.vgs, groupId: p.maths, lessonId: newId(), date: '2026-11-11' };
        await world.happened([entryOf(wish)]);
      }
      return read;
    };
    await spoil(p.ola);
    await run(nightOf(25), { lessons: { entries } });
    expect((await countIn(p.ola))?.count).toMatchObject({ diplomaMinutes: 120 });
  });

  it('counts at night are checked also of who left the class this year, not of who left before it began', async () => {
    const leaves = async (to: string, time: string) => {
      const Key = keysOf(OWNER).member(world.p.klasse, world.p.ola);
      const UpdateExpression = 'SET #to = :to';
      const names = { ExpressionAttributeNames: { '#to': 'to' }, ExpressionAttributeValues: { ':to': to } };
      await engine.client.send(new UpdateCommand({ TableName: engine.tables.main, Key, UpdateExpression, ...names }));
      return run(time);
    };
    expect(await leaves('2026-08-01', nightOf(24))).toEqual({ done: 0 });
    expect(await leaves('2026-11-12', nightOf(25))).toEqual({ done: 1 });
  });

  it('counts at night of two runs at once are checked twice and right all the same', async () => {
    await Promise.all([run(nightOf(25)), run(nightOf(25))]);
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
    expect(await run(nightOf(25))).toEqual({ done: 0 });
  });

  it('counts at night of one pupil that cannot be counted hold up nobody, and the run says so', async () => {
    const lessons = {
      entries: async (ownerId: string, pupilId: string, from: string, to: string) => {
        if (pupilId === world.p.kari) throw new Error('unreadable');
        return deps.lessons.entries(ownerId, pupilId, from, to);
      },
    };
    await expect(run(nightOf(25), { lessons })).rejects.toThrow('1 parts of the job failed');
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
  });

  it('counts at night look at both halves of a school year once the second has begun', async () => {
    expect(await run('2027-02-10T00:05:00.000Z')).toEqual({ done: 1 });
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
  });
});

describe('the place of a night', () => {
  it('the place of a night moves only forward within a round, and an older round changes nothing of a newer one', async () => {
    const { night } = deps;
    const [older, newer] = ['2026-11-24', '2026-11-25'];
    expect([await night.comeTo(OWNER, older, 'b'), await night.comeTo(OWNER, older, 'a')]).toEqual([true, false]);
    expect(await night.round(OWNER)).toEqual({ began: older, through: 'b' });
    expect([await night.comeTo(OWNER, newer, 'a'), await night.comeTo(OWNER, older, 'c')]).toEqual([true, false]);
    expect([await night.finish(OWNER, older, newer), (await night.round(OWNER))?.doneOn]).toEqual([false, undefined]);
    expect([await night.finish(OWNER, newer, newer), await night.comeTo(OWNER, newer, 'b')]).toEqual([true, false]);
    expect(await night.round(OWNER)).toEqual({ began: newer, through: 'a', doneOn: newer });
  });

  it('the place of a night is noted for nobody before a class was looked at', async () => {
    expect([await deps.night.finish(OWNER, '2026-11-25', '2026-11-25'), await deps.night.round(OWNER)]).toEqual([
      false,
      undefined,
    ]);
  });
});
