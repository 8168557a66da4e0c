import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverHeld } from '../../../functions/messages/deliver-held.ts';
import { MessageFact } from '../../../functions/messages/events.ts';
import { heldStore } from '../../../functions/messages/held-store.ts';
import { listedItem, messageItem, threadItem } from '../../../functions/messages/keys.ts';
import type { Message, Party, Thread } from '../../../functions/messages/record.ts';
import { deliveredAt, type Person } from '../../../functions/messages/rules.ts';
import { messagesStore } from '../../../functions/messages/store.ts';
import { nobodyLogsIn, rosterLookup } from '../../../functions/roster/lookup.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { laterBy, momentOf, type WeekdayHours, weekday } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';
import { makeTables } from '../../support/table.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
  await seed(engine.client, engine.tables.main, cast.items);
});
afterAll(() => engine.stop());

const cast = rosterOf({
  schools: { school: { name: 'Fjordvik skule' } },
  groups: { class: { name: '5A' }, maths: { name: '5A mat', groupKind: 'teaching' } },
  pupils: { ola: { in: ['class', 'maths'], birthDate: '2016-05-01', guardians: responsible('mother') } },
  guardians: { mother: { number: '41018012345' } },
  staff: {
    contact: { contactTeacherOf: ['class'] },
    teacher: { teaches: ['maths'] },
    left: { teaches: [{ group: 'maths', to: '2026-11-01' }] },
    added: { roles: ['office'] },
  },
});
const { ola } = cast.pupils;
const mother: Person = { kind: 'guardian', id: cast.guardians.mother };
const staff = (name: keyof typeof cast.staff): Person => ({ kind: 'staff', id: cast.staff[name] });
const EVERYBODY = [staff('contact'), staff('teacher'), staff('left'), staff('added')];

/** Tuesday 24 November 2026 at nine in the evening, and the start of the next answer hours. */
const EVENING = '2026-11-24T20:00:00.000Z';
const MORNING = '2026-11-25T06:30:00.000Z';

const put = (Item: Record<string, unknown>) =>
  engine.client.send(new PutCommand({ TableName: engine.tables.main, Item }));
const itemsIn = async (pk: string, prefix: string) => {
  const found = await engine.client.send(
    new QueryCommand({
      TableName: engine.tables.main,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ConsistentRead: true,
    }),
  );
  return found.Items ?? [];
};

const store = () => messagesStore(engine.client, engine.tables.main);
const held = () => heldStore(engine.client, engine.tables.main);
const deps = () => ({
  lookup: rosterLookup(engine.client, engine.tables.main, nobodyLogsIn),
  held: held(),
  store: store(),
});
/** Runs the job at an instant; a part that fails fails the test. Returns the number of messages delivered. */
async function run(at: string): Promise<number> {
  const outcomes = await deliverHeld(deps())(OWNER, momentOf(Date.parse(at)));
  return outcomes.reduce((sum, outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return sum + outcome.value;
  }, 0);
}

const party = (person: Person, more: Partial<Party> = {}): Party => ({
  person,
  as: 'relation',
  since: '2026-08-17',
  seesFrom: '',
  consent: 'none',
  listedAt: '',
  ...more,
});
/** A conversation that the mother has begun. */
async function begin(): Promise<Thread> {
  const grant = { as: 'added', since: '2026-11-01', until: '2026-11-26', addedBy: cast.staff.contact } as const;
  const thread: Thread = {
    threadId: newId(),
    pupilId: ola,
    schoolId: cast.schools.school,
    subject: 'Lekser',
    state: 'open',
    version: 1,
    parties: [party(mother), ...EVERYBODY.slice(0, 3).map((person) => party(person)), party(staff('added'), grant)],
    linked: [],
    lastMessageId: '',
    lastAt: EVENING,
    createdAt: EVENING,
    createdBy: mother,
  };
  await put(threadItem(OWNER, thread));
  return thread;
}
/** The mother writes; it waits for these people. */
async function write(thread: Thread, until: string, at = EVENING, waitsFor = EVERYBODY): Promise<Message> {
  const message: Message = {
    messageId: newSortableId(Date.parse(at)),
    threadId: thread.threadId,
    by: mother,
    basis: 'guardian:parental-responsibility',
    at,
    status: 'sent',
    text: 'Hei',
    held: { until, for: waitsFor.map(({ id }) => id) },
  };
  await put(messageItem(OWNER, message));
  return message;
}

let thread: Thread;
beforeEach(async () => {
  thread = await begin();
});

const lists = async (name: keyof typeof cast.staff) =>
  (await itemsIn(`${OWNER}#STAFF#${cast.staff[name]}`, 'THREAD#')).filter((item) => item.threadId === thread.threadId);
const unread = async (name: keyof typeof cast.staff) =>
  (await itemsIn(`${OWNER}#STAFF#${cast.staff[name]}`, `UNREAD#${thread.threadId}`)).map((item) => item.messageId);

/** The facts about the conversation, as the inbox hears of them. */
async function facts(): Promise<readonly MessageFact['data'][]> {
  const found = await engine.client.send(
    new QueryCommand({
      TableName: engine.tables.main,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
    }),
  );
  return (found.Items ?? [])
    .map(({ fact }) => MessageFact.parse(fact).data)
    .filter(({ threadId }) => threadId === thread.threadId);
}
/** The recipients of each fact. */
async function told(): Promise<readonly (readonly string[])[]> {
  const nameOf = new Map(Object.entries(cast.staff).map(([name, id]) => [id, name]));
  return (await facts()).map(({ to }) =>
    to.map(({ id, as, quiet }) => `${nameOf.get(id)} ${as}${quiet ? ' quiet' : ''}`).sort(),
  );
}

describe('a message that waits for answer hours (G3)', () => {
  it('a message that waits is delivered when the hours begin, to those with a right that day, once', async () => {
    const message = await write(thread, MORNING);
    expect(await run(EVENING)).toBe(0);
    expect(await run(laterBy(MORNING, -1))).toBe(0);
    expect([await lists('contact'), await unread('contact'), await told()]).toEqual([[], [], []]);
    expect(await run(MORNING)).toBe(1);
    const reached = [['added added', 'contact relation', 'teacher relation']];
    expect(await told()).toEqual(reached);
    for (const name of ['contact', 'teacher', 'added'] as const) {
      expect((await lists(name)).map(({ lastText }) => lastText)).toEqual(['Hei']);
      expect(await unread(name)).toEqual([message.messageId]);
    }
    expect([await lists('left'), await unread('left')]).toEqual([[], []]);
    expect(await run(laterBy(MORNING, 60_000))).toBe(0);
    expect(await told()).toEqual(reached);
  });

  it('a message that waits is delivered once by runs side by side', async () => {
    await write(thread, MORNING);
    const done = await Promise.all([run(MORNING), run(MORNING), run(laterBy(MORNING, 60_000))]);
    expect(done.reduce((sum, each) => sum + each)).toBe(1);
    expect(await told()).toHaveLength(1);
  });

  it('messages that wait are delivered in their order: one notice, and the list at the last', async () => {
    const first = await write(thread, MORNING);
    const last = await write(thread, MORNING, laterBy(EVENING, 60_000));
    expect(await run(MORNING)).toBe(2);
    expect((await lists('contact')).map(({ lastMessageId }) => lastMessageId)).toEqual([last.messageId]);
    expect(await unread('contact')).toEqual([last.messageId]);
    const loud = (await facts()).filter(({ to }) => to.every(({ quiet }) => !quiet));
    expect(loud.map(({ messageId }) => messageId)).toEqual([first.messageId]);
    expect([...(await told())].sort()).toEqual([
      ['added added quiet', 'contact relation quiet', 'teacher relation quiet'],
      ['added added', 'contact relation', 'teacher relation'],
    ]);
  });

  it('a message that waits reaches nobody when its author withdraws it first', async () => {
    const message = await write(thread, MORNING);
    const moment = momentOf(Date.parse(EVENING));
    const withdrawal = { ownerId: OWNER, thread, message, others: EVERYBODY, relation: undefined, moment };
    expect(await store().withdraw(withdrawal)).toBe(true);
    expect(await run(MORNING)).toBe(0);
    expect([await lists('contact'), await unread('contact'), await told()]).toEqual([[], [], []]);
  });

  it('a message that waits reaches nobody when its author withdraws it between the job’s read and its write', async () => {
    const message = await write(thread, MORNING);
    const moment = momentOf(Date.parse(EVENING));
    const late = {
      ...deps(),
      store: {
        ...store(),
        beside: async (...asked: Parameters<ReturnType<typeof store>['beside']>) => {
          await store().withdraw({ ownerId: OWNER, thread, message, others: EVERYBODY, relation: undefined, moment });
          return store().beside(...asked);
        },
      },
    };
    const outcomes = await deliverHeld(late)(OWNER, momentOf(Date.parse(MORNING)));
    expect(outcomes).toEqual([{ status: 'fulfilled', value: 0 }]);
    expect([await lists('contact'), await unread('contact'), await told()]).toEqual([[], [], []]);
  });

  it('a message that waits is delivered beside a send that comes between the job’s read and its write, and loses none', async () => {
    await write(thread, MORNING);
    let sends = 0;
    const beside = {
      ...deps(),
      store: {
        ...store(),
        beside: async (...asked: Parameters<ReturnType<typeof store>['beside']>) => {
          sends += 1;
          if (sends === 1) await put(threadItem(OWNER, { ...thread, version: 2, subject: 'Lekser og prøver' }));
          return store().beside(...asked);
        },
      },
    };
    const outcomes = await deliverHeld(beside)(OWNER, momentOf(Date.parse(MORNING)));
    expect([outcomes, sends]).toEqual([[{ status: 'fulfilled', value: 1 }], 2]);
    expect((await lists('contact')).map(({ subject }) => subject)).toEqual(['Lekser og prøver']);
    expect((await store().thread(OWNER, thread.threadId))?.version).toBe(3);
    expect(await told()).toHaveLength(1);
  });

  it('a message that waits reaches an added colleague only within the days and the messages of the grant', async () => {
    const later = '2026-11-26T06:30:00.000Z';
    await write(thread, later);
    expect(await run(later)).toBe(1);
    expect(await told()).toEqual([['contact relation', 'teacher relation']]);
    thread = await begin();
    const seesFrom = newSortableId(Date.parse(laterBy(EVENING, 1)));
    const parties = thread.parties.map((each) => (each.as === 'added' ? { ...each, seesFrom } : each));
    await put(threadItem(OWNER, { ...thread, parties }));
    await write(thread, MORNING);
    expect(await run(MORNING)).toBe(1);
    expect(await told()).toEqual([['contact relation', 'teacher relation']]);
  });

  it('a message that waits for nobody with a right any more leaves the index and tells nobody', async () => {
    await write(thread, MORNING, EVENING, [staff('left')]);
    expect(await run(MORNING)).toBe(1);
    expect(await run(MORNING)).toBe(0);
    expect([await lists('left'), await told()]).toEqual([[], []]);
  });

  it('a message that has waited does not take a list back from a newer message', async () => {
    await write(thread, MORNING);
    const newer = newSortableId(Date.parse(laterBy(EVENING, 60_000)));
    const { threadId, pupilId, schoolId, subject } = thread;
    const listed = { threadId, pupilId, schoolId, subject, parties: [mother], lastAt: EVENING, lastBy: mother };
    const [first, contact, ...rest] = thread.parties;
    if (!first || !contact) throw new Error('the conversation has nobody in it');
    await put(threadItem(OWNER, { ...thread, parties: [first, { ...contact, listedAt: newer }, ...rest] }));
    await put(listedItem(OWNER, contact.person, { ...listed, lastMessageId: newer, lastText: 'Ja' }));
    expect(await run(MORNING)).toBe(1);
    expect((await lists('contact')).map(({ lastText }) => lastText)).toEqual(['Ja']);
    expect(await unread('contact')).toHaveLength(1);
  });
});

describe('a message that waits over a night in which the clocks change (G3)', () => {
  const { default: OFFICE_HOURS } = DEFINITIONS['messages.answerHours'];
  const AT_NIGHT: readonly WeekdayHours[] = [{ day: 'sunday', from: '02:30', to: '04:00' }];
  it.each<[string, string, readonly WeekdayHours[], string]>([
    [
      'Friday evening before 25 October: Monday at half past seven by winter time',
      '2026-10-23T19:00:00.000Z',
      OFFICE_HOURS,
      '2026-10-26T06:30:00.000Z',
    ],
    [
      'Friday evening before 28 March: Monday at half past seven by summer time',
      '2027-03-26T20:00:00.000Z',
      OFFICE_HOURS,
      '2027-03-29T05:30:00.000Z',
    ],
    [
      'hours from 02:30 on 25 October: the first 02:30, and not again at the second',
      '2026-10-24T19:00:00.000Z',
      AT_NIGHT,
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'hours from 02:30 on 28 March, which no clock shows: when the gap is over',
      '2027-03-27T20:00:00.000Z',
      AT_NIGHT,
      '2027-03-28T01:00:00.000Z',
    ],
  ])('a message that waits over a night of clock change: %s', async (_what, at, hours, wanted) => {
    const isSchoolDay = (day: string) => weekday(day) <= 5 || hours === AT_NIGHT;
    const until = deliveredAt(hours, isSchoolDay, momentOf(Date.parse(at)));
    expect(until).toBe(wanted);
    await write(thread, wanted, at, [staff('contact')]);
    expect(await run(laterBy(wanted, -60_000))).toBe(0);
    expect(await run(wanted)).toBe(1);
    expect(await run(laterBy(wanted, 3_600_000))).toBe(0);
    expect(await told()).toEqual([['contact relation']]);
  });
});
