import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverEvents } from '../../../functions/notifications/deliver-events.ts';
import type { NoticeRequest, Person } from '../../../functions/notifications/events.ts';
import { eventsOf } from '../../../functions/notifications/inbox-event.ts';
import { markSeen } from '../../../functions/notifications/lookup.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { supersessionStore } from '../../../functions/notifications/supersession-store.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { CONTACT, factOf, inboxes, MOTHER, NOW, OFFICE, pupil, SCHOOL } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

const minor = pupil();
const { pupilId } = minor.facts;
const mother: Person = { kind: 'guardian', id: MOTHER };
const added: Person = { kind: 'staff', id: OFFICE };
let threadId: string;
beforeEach(() => {
  threadId = newId();
});

const store = () => inboxStore(tables.client, tables.tables.main);
/** The `n`-th message of the conversation, to the mother and to an added colleague. */
function message(n: number) {
  const fact = factOf('message-reached', {
    threadId,
    messageId: newSortableId(n),
    pupilId,
    schoolId: SCHOOL,
    madeBy: { kind: 'staff', personId: CONTACT },
    to: [
      { ...mother, as: 'relation', quiet: false },
      { ...added, as: 'added', quiet: false },
    ],
  });
  return { ...fact, id: newSortableId(Date.parse(NOW.instant) + n) };
}
type Failing = { readonly supersede?: () => Promise<never> };
/** Delivers a message as the queue's function does; the requests it orders. */
async function deliver(fact: ReturnType<typeof message>, failing: Failing = {}): Promise<readonly NoticeRequest[]> {
  const { deps, house } = inboxes([minor]);
  const handed: NoticeRequest[] = [];
  const run = deliverEvents({
    ...deps,
    store: { ...store(), ...failing },
    supersessionLog: supersessionStore(tables.client, tables.tables.main),
    sendRequests: async (requests) => {
      handed.push(...requests);
    },
  });
  await run(eventsOf(fact), house, NOW);
  return handed;
}
/** The facts of a person's items about the conversation that are not superseded. */
const current = async (person: Person) =>
  (await store().page(OWNER, person, 50))
    .filter(({ about, overtakenAt }) => about.id === threadId && overtakenAt === undefined)
    .map(({ id }) => id.slice(0, 36));
const listed = async ({ kind, id }: Person) => {
  const Key = { pk: `${OWNER}#${kind.toUpperCase()}#${id}`, sk: `CURRENT#thread#${threadId}` };
  const { Item } = await tables.client.send(new GetCommand({ TableName: tables.tables.main, Key }));
  return [...(Item?.current ?? [])].map((itemId: string) => itemId.slice(0, 36));
};

describe('the newest item of a conversation', () => {
  it('the newest item alone is current, when facts come side by side, in any order and again; the list stays short', async () => {
    const facts = [3, 1, 4, 2, 5].map(message);
    await Promise.all(facts.map((fact) => deliver(fact)));
    await Promise.all([...facts].reverse().map((fact) => deliver(fact)));
    const newest = facts.at(-1)?.id;
    for (const person of [mother, added]) {
      expect(await current(person)).toEqual([newest]);
      expect(await listed(person)).toEqual([newest]);
    }
  });

  it('the newest item supersedes the older one also when the first attempt dies before that', async () => {
    const [first, second] = [message(1), message(2)];
    await deliver(first);
    await expect(deliver(second, { supersede: () => Promise.reject(new Error('died')) })).rejects.toThrow('died');
    expect(await deliver(second)).toHaveLength(2);
    expect(await current(mother)).toEqual([second.id]);
  });

  it('the newest item orders a notice, an older one that comes late none', async () => {
    const [first, second] = [message(1), message(2)];
    expect(await deliver(second)).toHaveLength(2);
    expect(await deliver(first)).toEqual([]);
    expect(await current(added)).toEqual([second.id]);
  });

  it('the newest item is read when its conversation is opened, though it names no pupil; another conversation’s is not', async () => {
    const here = message(1);
    await deliver(here);
    const seen = markSeen(tables.client, tables.tables.main);
    const unread = async (person: Person) =>
      (await store().unread(OWNER, person)).filter(({ about }) => about.id === threadId).length;
    for (const person of [mother, added]) {
      await seen(OWNER, person, { pupilId, kinds: ['thread'], ids: [newId()] }, NOW.instant);
      await seen(OWNER, person, { pupilId, kinds: ['thread'] }, NOW.instant);
    }
    expect([await unread(mother), await unread(added)]).toEqual([0, 1]);
    for (const person of [mother, added])
      await seen(OWNER, person, { pupilId, kinds: ['thread'], ids: [threadId] }, NOW.instant);
    expect([await unread(mother), await unread(added)]).toEqual([0, 0]);
  });
});
