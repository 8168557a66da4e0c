import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterEach(() => tables.stop());

const TODAY = '2026-11-24';
const days = { firstDay: TODAY, lastDay: TODAY };
const REPORT = 'POST /v1/guardian/absence-reports';
const report = (who: string, childId = world.p.ola) =>
  world.ask(who, { route: REPORT, body: { children: [{ childId, ...days }] } });
const phoned = (calledBy: string) => {
  const { school, ola } = world.p;
  const route = 'POST /v1/schools/{schoolId}/absence-reports';
  return world.ask('office', { route, params: { schoolId: school }, body: { pupilId: ola, ...days, calledBy } });
};
/** The guardian's relation to Ola, ended by its own end or by the end of the guardian's record. */
const ends = (guardianId: string, name: 'to' | 'personTo', day: string) =>
  tables.client.send(
    new UpdateCommand({
      TableName: tables.tables.main,
      Key: keysOf(O).relation(world.p.ola, guardianId),
      UpdateExpression: 'SET #end = :day',
      ExpressionAttributeNames: { '#end': name },
      ExpressionAttributeValues: { ':day': day },
    }),
  );
/** Another row of a source about the same two. */
const row = (guardianId: string, rowId: string, more: Record<string, unknown>) => {
  const place = keysOf(O).relation(world.p.ola, guardianId, rowId);
  const Item = { ...place, rowId, guardianId, basis: 'parental-responsibility', source: 'school', ...more };
  return tables.client.send(new PutCommand({ TableName: tables.tables.main, Item }));
};

describe.each(['to', 'personTo'] as const)('a guardian whose relation or record has ended (%s)', (name) => {
  test('a guardian whose relation or record has ended sees and reports nothing, has not called, and is named to nobody', async () => {
    const { p } = world;
    const made = (await report('father')).body.reports[0];
    await ends(p.father, name, TODAY);
    expect([(await report('father')).status, (await phoned(p.father)).body.code]).toEqual([
      404,
      'absence.not-a-guardian',
    ]);
    const children = (await world.ask('father', { route: 'GET /v1/guardian/children' })).body.children;
    expect(children.map((child: { childId: string }) => child.childId)).not.toContain(p.ola);
    const route = 'GET /v1/guardian/children/{childId}/absence-reports/{reportId}';
    const read = await world.ask('mother', { route, params: { childId: p.ola, reportId: made.reportId } });
    expect(read.body.madeBy).toEqual({ kind: 'guardian', you: false });
  });

  test('a guardian sees and reports on the last day of the relation or record', async () => {
    await ends(world.p.father, name, '2026-11-25');
    expect((await report('father')).status).toBe(201);
  });
});

describe('several rows about one pair', () => {
  test('several rows about one pair are periods of one relation: the child is listed once, and the row of the day carries the write', async () => {
    await ends(world.p.mother, 'to', '2026-11-01');
    await row(world.p.mother, 'r2', { from: '2026-11-20', to: '2027-06-19' });
    const { children } = (await world.ask('mother', { route: 'GET /v1/guardian/children' })).body;
    expect(children.filter((child: { childId: string }) => child.childId === world.p.ola)).toHaveLength(1);
    expect((await report('mother')).status).toBe(201);
    expect((await phoned(world.p.mother)).body.code).not.toBe('absence.not-a-guardian');
  });

  test('several rows about one pair: in the gap between two of them there is no relation', async () => {
    await ends(world.p.mother, 'to', '2026-11-01');
    await row(world.p.mother, 'r2', { from: '2026-11-25' });
    expect([(await report('mother')).status, (await phoned(world.p.mother)).status]).toEqual([404, 422]);
  });

  test('a row without responsibility takes nothing from one that has it', async () => {
    await row(world.p.mother, 'a-row', { from: '2026-08-01', basis: 'unknown' });
    expect((await report('mother')).status).toBe(201);
  });
});
