import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

/** A day of granted leave, as the table holds it. */
const onLeave = (leaveId: string, date: string) => {
  const { ola: pupilId, school: schoolId } = world.p;
  const Item = { pk: `${O}#PUPIL#${pupilId}`, sk: `LEAVEDAY#${date}#${leaveId}`, pupilId, schoolId, leaveId, date };
  return tables.client.send(new PutCommand({ TableName: tables.tables.main, Item }));
};

/** What the card of Ola says comes next, seen on a day. */
async function nextOn(day: string) {
  const { body } = await world.ask('mother', { route: 'GET /v1/guardian/children', at: `${day}T09:00:00Z` });
  return body.children.find((child: { childId: string }) => child.childId === world.p.ola).nextPlanned;
}

describe('the guardian’s own name', () => {
  test('the list of children names the caller, and nobody where the roster holds no name', async () => {
    const named = async () =>
      (await world.ask('uncle', { route: 'GET /v1/guardian/children' })).body.guardianName as unknown;
    expect(await named()).toBe('Onkel Fjord');
    const Key = { pk: `${O}#GUARDIAN#${world.p.uncle}`, sk: 'FACTS#PROFILE' };
    const TableName = tables.tables.main;
    const blank = { ...Key, id: world.p.uncle, givenName: '', familyName: ' ' };
    await tables.client.send(new PutCommand({ TableName, Item: blank }));
    expect(await named()).toBeNull();
    await tables.client.send(new DeleteCommand({ TableName, Key }));
    expect(await named()).toBeNull();
  });
});

describe('leave that has begun', () => {
  test('leave that has begun is not planned any more, also on the days between its days', async () => {
    const [friday, monday, tuesday] = ['2026-11-27', '2026-11-30', '2026-12-01'] as const;
    await Promise.all([friday, monday, tuesday].map((date) => onLeave('long-weekend', date)));
    expect(await nextOn('2026-11-26')).toMatchObject({ id: 'long-weekend', firstDay: friday, lastDay: tuesday });
    for (const day of [friday, '2026-11-28', monday]) expect([day, await nextOn(day)]).toEqual([day, null]);
    await onLeave('ski', '2026-12-11');
    expect(await nextOn('2026-11-28')).toMatchObject({ id: 'ski', firstDay: '2026-12-11' });
  });
});
