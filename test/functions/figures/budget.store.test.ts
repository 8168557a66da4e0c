import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry } from '../../../functions/lessons/lookup.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { addDays, momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { entryItem, entryOf } from './records.ts';
import { bodyOf, makeWorld, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables);
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

const tell = (what: string, cost: ReturnType<typeof trips.take>) =>
  console.info(
    `${what}: ${cost.calls} calls, ${cost.reads} sequential reads, ${cost.transactions} transactions, ${cost.readUnits} read and ${cost.writeUnits} write units`,
  );
const SPAN = { from: '2026-11-16', to: '2026-11-24' };
const pupil = () => ({ schoolId: world.p.vgs, pupilId: world.p.ola });

/** What every role asks, one request of each kind. */
const asked = (): readonly (readonly [string, string, Record<string, string>, Record<string, string>])[] => {
  const { p } = world;
  return [
    ['mother', 'GET /v1/guardian/children/{childId}/absence-figures', { childId: p.ola }, {}],
    ['mother', 'GET /v1/guardian/children/{childId}/absences', { childId: p.ola }, SPAN],
    ['ola', 'GET /v1/pupil/{pupilId}/absence-figures', { pupilId: p.ola }, {}],
    ['ola', 'GET /v1/pupil/{pupilId}/absences', { pupilId: p.ola }, SPAN],
    ['maths', 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-figures', pupil(), {}],
    ['contact', 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-figures', pupil(), {}],
    ['contact', 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absences', pupil(), SPAN],
    ['contact', 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absences/csv', pupil(), SPAN],
    ['contact', 'GET /v1/groups/{groupId}/absence-figures', { groupId: p.klasse }, {}],
    ['contact', 'GET /v1/groups/{groupId}/absence-figures/csv', { groupId: p.klasse }, {}],
    ['leader', 'GET /v1/schools/{schoolId}/absence-figures', { schoolId: p.vgs }, {}],
    ['principal', 'GET /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions', pupil(), {}],
  ];
};

async function costs() {
  const all = new Map<string, ReturnType<typeof trips.take>>();
  for (const [who, route, params, query] of asked()) {
    trips.take();
    bodyOf(await world.ask(who, { route, params, query }));
    all.set(`${who} ${route}`, trips.take());
  }
  return all;
}

/** So many entries of years past, beside those that a half-year always has. */
const history = (count: number): Entry[] =>
  Array.from({ length: count }, (_none, index) => {
    const { p } = world;
    const date = addDays('2026-07-01', -(index % 900));
    return entryOf({ pupilId: p.ola, schoolId: p.vgs, groupId: p.maths, subjectCode: 'MAT1', lessonId: newId(), date });
  });

describe('a request costs, settings and persons and keys included', () => {
  test('two sequential reads, three for classes and where the reader’s badges are cleared, whatever is asked, and the same units with ten and a hundred times the history', async () => {
    const { p } = world;
    const now = { pupilId: p.ola, schoolId: p.vgs, groupId: p.maths, subjectCode: 'MAT1' };
    await world.happened([
      entryOf({ ...now, lessonId: newId(), date: '2026-11-16' }),
      entryOf({ ...now, lessonId: newId(), date: '2026-11-17' }),
      ...history(20),
    ]);
    const first = await costs();
    for (const [what, cost] of first) {
      tell(what, cost);
      // What, who asks, and only then what is in classes, or what waits for the reader about it.
      const most = /absence-figures|\/v1\/(guardian|pupil)\//.test(what) ? 3 : 2;
      expect([what, cost.reads <= most, cost.transactions]).toEqual([what, true, 0]);
    }
    for (const times of [10, 100]) {
      const more = history(20 * (times - times / 10));
      await seed(
        tables.client,
        tables.tables.main,
        more.map((entry) => entryItem(OWNER, entry)),
      );
      for (const [what, cost] of await costs()) {
        expect([times, what, cost.readUnits]).toEqual([times, what, first.get(what)?.readUnits]);
      }
    }
  }, 60_000);

  test('counting again costs three reads, two where nothing counts towards a limit, and one transaction', async () => {
    const { p } = world;
    const count = async (date: string) => {
      const at = { pupilId: p.ola, schoolId: p.vgs, groupId: p.norwegian, subjectCode: 'NOR1' };
      await seed(tables.client, tables.tables.main, [entryItem(OWNER, entryOf({ ...at, lessonId: newId(), date }))]);
      trips.take();
      await world.recount(world.factOf(p.ola, [date]), momentOf(Date.parse(TODAY)));
      return trips.take();
    };
    const cost = await count('2026-11-18');
    tell('counting a half-year again', cost);
    expect(cost).toMatchObject({ reads: 3, transactions: 1 });
    expect(cost.writeUnits).toBeLessThanOrEqual(20);
    const at = { pupilId: p.child, schoolId: p.grunn, groupId: p.small, schoolType: 'grunnskole' } as const;
    trips.take();
    await world.happened([entryOf({ ...at, lessonId: newId(), date: '2026-11-18' })]);
    const inGrunnskole = trips.take();
    tell('the same in compulsory school, with the entry itself', inGrunnskole);
    // The entry that was written before is the first of the three.
    expect(inGrunnskole).toMatchObject({ reads: 3, transactions: 1 });
  });

  test('a decision of the principal: two reads and one transaction', async () => {
    const { p } = world;
    await world.happened([
      entryOf({
        pupilId: p.kari,
        schoolId: p.vgs,
        groupId: p.maths,
        subjectCode: 'MAT1',
        lessonId: newId(),
        date: '2026-11-16',
        minutes: 900,
      }),
    ]);
    trips.take();
    const told = await world.ask('principal', {
      route: 'POST /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions',
      params: { schoolId: p.vgs, pupilId: p.kari },
      body: { subjectId: 'MAT1', reason: 'Lang sykdom, uforskyldt.' },
    });
    const cost = trips.take();
    tell('a decision of the principal', cost);
    expect([told.status, cost.reads, cost.transactions]).toEqual([201, 2, 1]);
  });

  test('a class of thirty with a term full of absence: two reads', async () => {
    const { p } = world;
    const group = { groupId: newId(), schoolId: p.vgs };
    const pupils = Array.from({ length: 30 }, () => newId());
    const make = recordsOf(OWNER);
    await seed(tables.client, tables.tables.main, [
      ...make.group(group, '1STB', pupils),
      ...pupils.flatMap((id) => make.pupil({ id, ...group })),
    ]);
    const subjects = Array.from({ length: 12 }, (_none, index) => `FAG${index}`);
    const entries = pupils.flatMap((pupilId) =>
      subjects.map((subjectCode, index) =>
        entryOf({
          pupilId,
          schoolId: p.vgs,
          groupId: p.maths,
          subjectCode,
          lessonId: newId(),
          date: addDays('2026-09-01', index),
        }),
      ),
    );
    await world.happened(entries);
    trips.take();
    const told = await world.ask('leader', {
      route: 'GET /v1/groups/{groupId}/absence-figures',
      params: { groupId: group.groupId },
    });
    const cost = trips.take();
    tell('a class of thirty, twelve subjects each', cost);
    expect(bodyOf(told)).toMatchObject({ minutes: { undocumented: 30 * 12 * 60 } });
    expect([cost.reads, cost.readUnits < 250]).toEqual([3, true]);
  }, 60_000);
});
