import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { bodyOf, makeWorld, TODAY, type World } from './world.ts';

const LIVE = '2026-11-20';
const DAYS = { documented: 2, undocumented: 1.5, notSaid: 0 };
const CARRIED = { before: LIVE, days: DAYS, minutes: null };
let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
const value = (pupilId: string, days: number, documented: boolean) => {
  const rowId = newId();
  const said = { system: 'sas', mode: 'occurrence', ofSchool: true, from: '2026-10-16', to: '2026-10-18' };
  const sk = `CARRIED#2026-autumn#${rowId}#${newId()}`;
  const when = { at: '2026-11-20T06:00:00.000Z', readOn: LIVE };
  return { pk: `${OWNER}#PUPIL#${pupilId}`, sk, rowId, ...said, ...when, days, documented };
};

beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables);
  const { p } = world;
  const school = recordsOf(OWNER).school(p.vgs, 'Fjordvik');
  await seed(tables.client, tables.tables.main, [
    ...school.map((item) => ({ ...item, type: 'vgs', importedSince: LIVE })),
    value(p.ola, 2, true),
    value(p.ola, 1.5, false),
  ]);
  await world.recount(world.factOf(p.ola, ['2026-08-01']), momentOf(Date.parse(TODAY)));
});
afterAll(() => tables.stop());

const STAFF = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-figures';
const CLASS = 'GET /v1/groups/{groupId}/absence-figures';
const WithCarried = z.object({ pupilId: z.optional(z.string()), carried: z.optional(z.unknown()) });
const pupil = () => ({ schoolId: world.p.vgs, pupilId: world.p.ola });

describe('absence of another system stands beside the figures (decision 034)', () => {
  test('absence of another system stands beside the figures for guardian, pupil, contact teacher and leader, and in no other sum', async () => {
    const { p } = world;
    const answers = await Promise.all([
      world.ask('mother', {
        route: 'GET /v1/guardian/children/{childId}/absence-figures',
        params: { childId: p.ola },
      }),
      world.ask('ola', { route: 'GET /v1/pupil/{pupilId}/absence-figures', params: { pupilId: p.ola } }),
      world.ask('contact', { route: STAFF, params: pupil() }),
      world.ask('leader', { route: STAFF, params: pupil() }),
    ]);
    for (const told of answers)
      expect(bodyOf(told)).toMatchObject({ carried: CARRIED, diploma: { days: 0, minutes: 0 } });
  });

  test('a subject teacher, who sees own subjects only, does not see it', async () => {
    expect(bodyOf(await world.ask('maths', { route: STAFF, params: pupil() }))).toMatchObject({ carried: null });
  });

  test('a pupil of whom nothing was carried has `null` for another system’s absence; class and school have the sum', async () => {
    const { p } = world;
    const told = bodyOf(await world.ask('contact', { route: CLASS, params: { groupId: p.klasse } }));
    expect(told).toMatchObject({ carried: CARRIED });
    const rows = z.object({ pupils: z.array(WithCarried) }).parse(told).pupils;
    expect(rows.length).toBeGreaterThan(1);
    for (const { pupilId, carried } of rows) expect(carried).toEqual(pupilId === p.ola ? CARRIED : null);
    const route = 'GET /v1/schools/{schoolId}/absence-figures';
    const school = bodyOf(await world.ask('leader', { route, params: { schoolId: p.vgs } }));
    const { classes } = z.object({ classes: z.array(WithCarried) }).parse(school);
    expect(classes.map(({ carried }) => carried)).toContainEqual(CARRIED);
  });

  test('the table of a class has its columns', async () => {
    const { body } = await world.ask('contact', { route: `${CLASS}/csv`, params: { groupId: world.p.klasse } });
    expect(String(body)).toContain('"Dager ført i et annet system";"Minutter ført i et annet system"');
    expect(String(body)).toMatch(/;3,5;\r?\n/);
  });

  test('a day that is moved is followed when the half-year is counted again', async () => {
    const { p } = world;
    const school = recordsOf(OWNER).school(p.vgs, 'Fjordvik');
    const moved = school.map((item) => ({ ...item, type: 'vgs', importedSince: '2026-10-01' }));
    await seed(tables.client, tables.tables.main, moved);
    await world.recount(world.factOf(p.ola, ['2026-08-01']), momentOf(Date.parse(TODAY)));
    expect(bodyOf(await world.ask('contact', { route: STAFF, params: pupil() }))).toMatchObject({ carried: null });
  });
});
