import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxItem } from '../../../functions/notifications/rules.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { ALWAYS, type Item, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { dueOver } from './due.ts';
import { factOf } from './world.ts';

/** What telling and looking cost, by calls of the database as DynamoDB counts them. */
const AT = '2026-11-24T07:00:00Z';
const make = recordsOf(OWNER);
let world: Awaited<ReturnType<typeof makeTables>>;
let trips: ReturnType<typeof countTrips>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  world = await makeTables();
  trips = countTrips(world.client);
  answer = entriesOver(world.client, world.tables, ISSUERS);
});
afterAll(() => world.stop());

let families = 0;
/** A family whose inbox holds so many items that have been read, and three that have not. */
async function family(read: number) {
  const number = `4${String(++families).padStart(10, '0')}`;
  const [schoolId, groupId, pupilId, mother, father] = [newId(), newId(), newId(), newId(), newId()];
  const guardian = (guardianId: string) => ({ guardianId, basis: 'parental-responsibility' as const, ...ALWAYS });
  const items = Array.from({ length: read + 3 }, (_one, index): Item => {
    const at = Date.parse('2026-01-01T08:00:00Z') + index * 60_000;
    const item: InboxItem = {
      id: `${newSortableId(at)}-0123456789abcdef`,
      kind: 'absence-reported',
      area: 'absence',
      pupilId,
      about: { kind: 'absence-report', id: newSortableId(at) },
      occurredAt: new Date(at).toISOString(),
      action: 'child:read',
      basis: 'guardian:parental-responsibility',
      expiresAtSeconds: at / 1000 + 400 * 86_400,
    };
    const pk = `${OWNER}#GUARDIAN#${mother}`;
    const unread = { gsi1pk: `${pk}#UNREAD`, gsi1sk: item.id };
    return { pk, sk: `INBOX#${item.id}`, ...item, ...(index < read ? { readAt: AT } : unread) };
  });
  await seed(world.client, world.tables.main, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.pupil({ id: pupilId, schoolId, groupId, guardians: [guardian(mother), guardian(father)] }),
    ...make.guardian({ id: mother, number, children: [pupilId] }),
    ...items,
  ]);
  const inbox = httpEvent({ route: 'GET /v1/guardian/inbox', claims: guardianClaims(number), at: AT });
  const fact = factOf('absence-reported', {
    pupilId,
    schoolId,
    reportId: newSortableId(0),
    version: 1,
    firstDay: '2026-11-24',
    lastDay: '2026-11-24',
    madeBy: { kind: 'guardian', personId: father },
    channel: 'online',
  });
  return { inbox, fact };
}

describe('an inbox', () => {
  it('an inbox is three trips, and costs what it shows, whatever lies behind it', async () => {
    const costs: number[] = [];
    for (const read of [30, 300, 3000]) {
      const { inbox } = await family(read);
      trips.take();
      const result = await answer(inbox);
      const took = trips.take();
      expect([result.statusCode, JSON.parse(String(result.body)).unread.absence]).toEqual([200, 3]);
      expect([took.reads, took.transactions, took.writeUnits]).toEqual([3, 0, 0]);
      costs.push(took.readUnits);
    }
    expect(new Set(costs).size).toBe(1);
    expect(costs[0]).toBeLessThan(8);
  });
});

describe('a fact about one pupil', () => {
  it('a fact about one pupil costs four trips with any history: settings, the pupil, one item each, their trace', async () => {
    const due = dueOver(world.client, world.tables.main);
    const costs: unknown[] = [];
    for (const read of [0, 30, 300]) {
      const { fact } = await family(read);
      trips.take();
      await due.deliver(fact, AT);
      const { reads, transactions, readUnits, writeUnits, calls } = trips.take();
      // The fifth call looks, beside the first, for news that the report explains.
      expect([reads, transactions, calls]).toEqual([4, 0, 5]);
      costs.push(`${readUnits} ${writeUnits}`);
    }
    expect(new Set(costs).size).toBe(1);
    expect(due.handed).toHaveLength(3);
  });
});

describe('the jobs', () => {
  it('cost a quiet owner next to nothing: settings and an index that is empty', async () => {
    const due = dueOver(world.client, world.tables.main);
    trips.take();
    await due.everyMinute(AT);
    const minute = trips.take();
    expect([minute.calls, minute.reads]).toEqual([2, 2]);
    await due.every15Minutes('2026-11-24T05:00:00Z');
    expect(trips.take().calls).toBe(1);
  });
});
