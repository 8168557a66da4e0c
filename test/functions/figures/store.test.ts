import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FigureFact } from '../../../functions/figures/events.ts';
import { type RecountDeps, recountPupils } from '../../../functions/figures/recount-pupils.ts';
import { recountStore } from '../../../functions/figures/recount-store.ts';
import { EMPTY } from '../../../functions/figures/rules.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { halfYearNamed, momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { anyWrite, Crash, factOf, randomFrom } from './adversary.ts';
import { naiveCount } from './naive.ts';
import { entryItem, entryOf, finalItem } from './records.ts';
import { makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let deps: RecountDeps;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables);
  deps = { ...world.deps, recounts: recountStore(tables.client, tables.tables.main) };
});
afterAll(() => tables.stop());

const NOW = momentOf(Date.parse('2027-03-02T12:00:00Z'));
const CASES = 200;
const SEED = 20_261_124;

/** A pupil of the world's upper secondary school, in groups of so few hours that a lesson or two pass a threshold. */
async function newPupil(): Promise<string> {
  const { p } = world;
  const id = newId();
  await seed(tables.client, tables.tables.main, recordsOf(OWNER).pupil({ id, schoolId: p.vgs, groupId: p.klasse }));
  return id;
}

/** What lies in a pupil's partition under a prefix. */
async function under(pupilId: string, prefix: string): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.tables.main,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': `${OWNER}#PUPIL#${pupilId}`, ':prefix': prefix },
    }),
  );
  return Items;
}

/** Every `absence-threshold-reached` about a pupil that waits in the outbox. */
async function told(pupilId: string): Promise<FigureFact['data'][]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.tables.main,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
    }),
  );
  const facts = Items.map(({ fact }) => FigureFact.safeParse(fact)).flatMap(({ data }) => (data ? [data.data] : []));
  return facts.filter((data) => data.pupilId === pupilId);
}

describe('counts on the engine', () => {
  test(`counts on the engine equal a recount whatever the adversary does: ${CASES} cases (C1, C3)`, async () => {
    console.info(`${CASES} cases from seed ${SEED}`);
    const steady = await withoutRoster();
    for (let from = 0; from < CASES; from += 20) {
      const some = Array.from({ length: 20 }, (_none, index) => SEED + from + index);
      await Promise.all(some.map((seedOf) => oneCase(steady, randomFrom(seedOf))));
    }
  }, 120_000);

  /** The same without asking the roster and the settings again and again: they do not change here. */
  async function withoutRoster(): Promise<RecountDeps> {
    const { p } = world;
    const [card, schools, groups, settings] = await Promise.all([
      deps.lookup.pupil(OWNER, p.ola),
      deps.lookup.schools(OWNER),
      deps.lookup.groupsAt(OWNER, p.vgs),
      deps.settings.of(OWNER),
    ]);
    const lookup = { pupil: async () => card, schools: async () => schools, groupsAt: async () => groups };
    return { ...deps, lookup, settings: { of: async () => settings } };
  }

  /**
   * Writes, and facts delivered one to six times, in any order, several at once, with crashes before and after writing.
   */
  async function oneCase(steady: RecountDeps, random: () => number): Promise<void> {
    const pupilId = newId();
    const crash = () => {
      if (random() < 0.1) throw new Crash();
    };
    const recount = recountPupils({
      ...steady,
      recounts: {
        ...deps.recounts,
        write: async (write) => {
          crash();
          const written = await deps.recounts.write(write);
          crash();
          return written;
        },
      },
    });
    const entries = new Map<string, ReturnType<typeof entryOf>>();
    const finals = new Map<string, NonNullable<ReturnType<typeof anyWrite>['final']>>();
    const waiting: Parameters<typeof recount>[0][] = [];
    for (let writes = 2; writes > 0; writes--) {
      const { entry, final } = anyWrite(random);
      const own = { pupilId, schoolId: world.p.vgs };
      const write = { ...(entry && { entry: { ...entry, ...own } }), ...(final && { final: { ...final, ...own } }) };
      if (write.entry) entries.set(`${write.entry.date} ${write.entry.lessonId}`, write.entry);
      if (write.final) finals.set(`${write.final.date} ${write.final.lessonId}`, write.final);
      const items = [
        ...(write.entry ? [entryItem(OWNER, write.entry)] : []),
        ...(write.final ? [finalItem(OWNER, write.final)] : []),
      ];
      const fact = factOf(write, pupilId);
      for (let copies = 1 + Math.floor(random() * random() * 6); copies > 0; copies--) waiting.push(fact);
      const early = waiting.splice(0, Math.floor(random() * 2));
      await Promise.all([
        seed(tables.client, tables.tables.main, items),
        ...early.map((decided) => recount(decided, NOW).catch(() => waiting.push(decided))),
      ]);
      // A fact leaves after its write, so that one which came too early must come again.
      waiting.push(fact);
    }
    while (waiting.length > 0) {
      const now = waiting.splice(0, 3);
      await Promise.all(
        now.map((fact) =>
          recount(fact, NOW).catch((error) => {
            if (!(error instanceof Crash)) throw error;
            waiting.push(fact);
          }),
        ),
      );
    }
    const counts = await deps.store.counts(
      OWNER,
      ['2026-autumn', '2027-spring'].map((halfYear) => ({ pupilId, halfYear })),
    );
    for (const { halfYear, count } of counts) {
      const half = halfYearNamed(halfYear);
      const within = <Of extends { readonly date: string }>(all: Iterable<Of>) =>
        [...all].filter((item) => half && half.from <= item.date && item.date <= half.to);
      expect(count).toEqual(naiveCount(within(entries.values()), within(finals.values())));
      const [sums] = await under(pupilId, `COUNT#${halfYear}#SUMS`);
      expect(sums).toMatchObject({ days: count.days, minutes: count.minutes, lateTimes: count.lateTimes });
    }
    expect(counts.length).toBeGreaterThan(0);
  }

  test('nothing new is no write: a replay costs reads alone', async () => {
    const { p } = world;
    const at = { pupilId: p.child, schoolId: p.grunn, groupId: p.small, schoolType: 'grunnskole' } as const;
    await world.happened([entryOf({ ...at, lessonId: newId(), date: '2026-11-16' })]);
    const name = [{ pupilId: p.child, halfYear: '2026-autumn' }];
    const [first] = await deps.store.counts(OWNER, name);
    await world.recount(world.factOf(p.child, ['2026-11-16', '2026-11-17']), NOW);
    expect(await deps.store.counts(OWNER, name)).toEqual([first]);
    expect(first).toMatchObject({ version: 1, schoolType: 'grunnskole', schoolId: p.grunn });
  });

  test('a fact about somebody who is not there does nothing', async () => {
    await world.recount(world.factOf(newId(), ['2026-11-16']), NOW);
    const data = { schoolId: newId(), groupId: newId(), lessonId: newId(), date: '2026-11-16', pupilIds: [] };
    const fact = { id: newId(), name: 'entries-changed', version: 1, occurredAt: NOW.instant, ownerId: OWNER } as const;
    await expect(world.recount({ ...fact, data }, NOW)).resolves.toBeUndefined();
  });

  test('counts on the engine gives up when others keep counting, so that the message comes back', async () => {
    const pupilId = await newPupil();
    const never = recountPupils({ ...deps, recounts: { ...deps.recounts, write: async () => false } });
    await expect(never(world.factOf(pupilId, ['2026-11-16']), NOW)).rejects.toThrow('kept counting');
    expect(await deps.store.counts(OWNER, [{ pupilId, halfYear: '2026-autumn' }])).toEqual([]);
  });
});

describe('a threshold of the absence limit (C4)', () => {
  const maths = (pupilId: string, date: string, minutes: number) =>
    entryOf({
      pupilId,
      schoolId: world.p.vgs,
      groupId: world.p.maths,
      subjectCode: 'MAT1',
      date,
      lessonId: newId(),
      minutes,
    });
  const percents = async (pupilId: string) => (await told(pupilId)).map(({ percent }) => percent).sort((a, b) => a - b);

  test('a threshold of the absence limit is told once for pupil, subject, percentage and school year, at 5, 8 and over 10 percent of 140 hours', async () => {
    const pupilId = await newPupil();
    await world.happened([maths(pupilId, '2026-09-01', 419)]);
    expect(await percents(pupilId)).toEqual([]);
    await world.happened([maths(pupilId, '2026-09-02', 1)]);
    expect(await percents(pupilId)).toEqual([5]);
    await world.happened([maths(pupilId, '2026-09-03', 420)]);
    expect(await percents(pupilId)).toEqual([5, 8]);
    await world.happened([maths(pupilId, '2026-09-04', 1)]);
    expect(await told(pupilId)).toContainEqual({
      pupilId,
      schoolId: world.p.vgs,
      schoolYear: '2026-2027',
      groupIds: [world.p.maths],
      percent: 10,
      isLimit: true,
    });
    for (const day of [1, 2, 3]) await world.happened([maths(pupilId, `2026-10-0${day}`, 60)]);
    expect(await percents(pupilId)).toEqual([5, 8, 10]);
  });

  test('the fact holds ids and a number, and nobody’s name or subject (law 1)', async () => {
    const pupilId = await newPupil();
    await world.happened([maths(pupilId, '2026-09-01', 500)]);
    expect(JSON.stringify(await told(pupilId))).not.toMatch(/MAT1|Elev|Fjord/);
    expect((await under(pupilId, 'THRESHOLD#')).map(({ sk }) => String(sk))).toEqual([
      expect.stringMatching(/^THRESHOLD#2026-2027#[0-9a-f]{26}#5$/),
    ]);
  });

  test('a threshold of the absence limit is seen over both half-years also when both are counted at the same time', async () => {
    const pupilId = await newPupil();
    await seed(
      tables.client,
      tables.tables.main,
      [maths(pupilId, '2026-11-16', 300), maths(pupilId, '2027-02-01', 300)].map((entry) => entryItem(OWNER, entry)),
    );
    let between = async () => {
      between = async () => {};
      await world.recount(world.factOf(pupilId, ['2027-02-01']), NOW);
    };
    const overtaken = recountPupils({
      ...deps,
      recounts: {
        ...deps.recounts,
        write: async (recount) => {
          await between();
          return deps.recounts.write(recount);
        },
      },
    });
    await overtaken(world.factOf(pupilId, ['2026-11-16']), NOW);
    expect(await percents(pupilId)).toEqual([5]);
  });

  test('thresholds of many subjects at once are all told, though one transaction cannot hold them', async () => {
    const pupilId = await newPupil();
    const { p } = world;
    const many = Array.from({ length: 30 }, (_none, index) =>
      entryOf({
        pupilId,
        schoolId: p.vgs,
        groupId: p.maths,
        subjectCode: `FAG${index}`,
        date: '2026-09-01',
        lessonId: newId(),
        minutes: 900,
      }),
    );
    await world.happened(many);
    expect((await percents(pupilId)).length).toBe(90);
    expect((await under(pupilId, 'THRESHOLD#')).length).toBe(90);
    const [count] = await deps.store.counts(OWNER, [{ pupilId, halfYear: '2026-autumn' }]);
    expect([count?.version, count?.count.days]).toEqual([3, EMPTY.days]);
  });

  test('a threshold of the absence limit is not known where nobody has said the yearly hours, and then nothing is told', async () => {
    const pupilId = await newPupil();
    const { p } = world;
    await world.happened([
      entryOf({
        pupilId,
        schoolId: p.vgs,
        groupId: p.norwegian,
        subjectCode: 'NOR1',
        date: '2026-09-01',
        lessonId: newId(),
        minutes: 5000,
      }),
    ]);
    expect(await percents(pupilId)).toEqual([]);
  });
});

describe('items of an older shape', () => {
  test('items of an older shape are seen at once when they are read', async () => {
    const pupilId = await newPupil();
    const pk = `${OWNER}#PUPIL#${pupilId}`;
    await seed(tables.client, tables.tables.main, [{ pk, sk: 'COUNT#2026-autumn', pupilId, days: 3 }]);
    await expect(deps.store.counts(OWNER, [{ pupilId, halfYear: '2026-autumn' }])).rejects.toThrow();
  });
});
