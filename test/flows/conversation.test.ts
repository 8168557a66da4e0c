import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { maskedAddress } from '../../functions/channels/rules.ts';
import { newId } from '../../functions/shared/ids.ts';
import { chanceOf } from '../proof/chance.ts';
import { captureLogs } from '../support/leaks.ts';
import { type Answer, type Conversations, PEOPLE, startConversations, type Who } from './conversation-world.ts';

/**
 * Conversations from outside: the whole system on this machine, over HTTP, with people's own tokens (G1–G3, G5). The
 * clock goes forward only, so that the tests stand in the order of a day.
 */
const SEED = Number(process.env.SEED ?? 20_261_201);
/** A word that stands in everything that people write here, and nowhere else. */
const CANARY = 'kanarifugl';
const [TEN, NINE_IN_THE_EVENING, LATER, MORNING] = [
  '2026-12-01T09:00:00.000Z',
  '2026-12-01T20:00:00.000Z',
  '2026-12-01T20:05:00.000Z',
  '2026-12-02T06:30:00.000Z',
] as const;
const AFTER_HOURS = '2026-12-02T19:00:00.000Z';
const NEXT_MORNING = '2026-12-03T06:31:00.000Z';
/** `LONG=1` takes the numbers of the acceptance, which the gate has no time for. */
const [STEPS, SENDERS] = process.env.LONG === '1' ? [200, 100] : [60, 20];
const PATIENCE = { timeout: 30_000, interval: 100 };

let world: Conversations;
let logs: ReturnType<typeof captureLogs>;
beforeAll(async () => {
  // Everything that the functions say, so that there is something to search.
  process.env.POWERTOOLS_LOG_LEVEL = 'DEBUG';
  logs = captureLogs();
  world = await startConversations();
  await world.clockTo(TEN);
});
afterAll(async () => {
  await world.stop();
  logs.stop();
});

/** What a test has measured, beside the captured log. */
const told: string[] = [];
const tell = (line: string) => told.push(line);

type Message = { readonly messageId: string; readonly text: string | null; readonly change: { kind: string } | null };
async function begun(who: Who, to: readonly string[], text = `${CANARY} begynner`): Promise<string> {
  const { status, body } = await world.start(who, to, text);
  expect([status, body.code]).toEqual([201, undefined]);
  return body.threads[0].threadId;
}
const textsOf = ({ body }: Answer): readonly (string | null)[] =>
  body.messages.map(({ text, change }: Message) => change?.kind ?? text);
const lineOf = ({ body }: Answer, threadId: string) =>
  body.threads.find((line: { readonly threadId: string }) => line.threadId === threadId);
const update = (Key: Readonly<Record<string, string>>, to: string) =>
  world.client.send(
    new UpdateCommand({
      TableName: world.table,
      Key,
      UpdateExpression: 'SET #to = :to',
      ExpressionAttributeNames: { '#to': 'to' },
      ExpressionAttributeValues: { ':to': to },
    }),
  );

describe('many sends at once', () => {
  // First of all: a notice says nothing, so that those of other conversations could not be told from these.
  it('a hundred with one key are one message and one notice for each recipient', async () => {
    const threadId = await begun('contact', [PEOPLE.mother], `${CANARY} hundre`);
    const first = (await world.open('mother', threadId)).body.messages[0].messageId;
    await vi.waitFor(async () => expect(await noticesTo('mona')).toBe(1), PATIENCE);
    await world.read('mother', threadId, first);
    const key = newId();
    const started = Date.now();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => world.say('contact', threadId, `${CANARY} bare en`, key)),
    );
    tell(`one key: ${summary(answers)} in ${Date.now() - started} ms`);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.messageId)).size).toBe(1);
    expect(textsOf(await world.open('mother', threadId))).toEqual([`${CANARY} bare en`, `${CANARY} hundre`]);
    await vi.waitFor(async () => expect(await noticesTo('mona')).toBe(2), PATIENCE);
    expect((await world.inbox('mother')).body.items.filter(isAbout(threadId))).toHaveLength(2);
  });

  it('sends with keys of their own are all there, in one order for all readers', async () => {
    const threadId = await begun('mother', [PEOPLE.contact], `${CANARY} mange`);
    const wanted = Array.from({ length: SENDERS }, (_none, number) => `${CANARY} ${number}`);
    const started = Date.now();
    const answers = await Promise.all(
      wanted.map((text, index) => persistently(index % 2 === 0 ? 'mother' : 'contact', threadId, text)),
    );
    tell(`different keys: ${summary(answers)} in ${Date.now() - started} ms, ${repeats} asked again`);
    expect(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code)).toEqual([]);
    const [first, second] = [await allTexts('mother', threadId), await allTexts('contact', threadId)];
    expect([...first].sort()).toEqual([...wanted, `${CANARY} mange`].sort());
    expect(second).toEqual(first);
  });
});

describe('two guardians who are not together', () => {
  it('no answer to the other guardian holds an id, a word or a name of a conversation, in many things at random (G5)', async () => {
    const chance = chanceOf(SEED);
    const own = await begun('mother', [PEOPLE.contact], `${CANARY} bare mor`);
    const others = [await begun('father', [PEOPLE.contact], `${CANARY} bare far`)];
    const secret = new Set([own, PEOPLE.mother, 'Mona', 'mona@epost.example']);
    const heard: string[] = [];
    const statuses = new Map<string, number>();
    let newest = (await world.open('mother', own)).body.messages[0].messageId;
    secret.add(newest);
    for (let step = 0; step < STEPS; step++) {
      const who = chance.pick(['mother', 'father', 'father', 'contact'] as const);
      // The other guardian knocks at the closed door as often as at the own.
      const threadId = who === 'father' ? chance.pick([own, others[0] ?? own]) : own;
      const text = who === 'father' ? `${CANARY} far ${step}` : `${CANARY} mor ${step}`;
      const act = chance.pick(['say', 'open', 'list', 'form', 'inbox', 'read', 'withdraw'] as const);
      const acts = {
        say: () => world.say(who, threadId, text),
        open: () => world.open(who, threadId),
        list: () => world.list(who),
        form: () => world.form(who),
        inbox: () => world.inbox(who),
        read: () => world.read(who, threadId, newest),
        withdraw: () => world.withdraw(who, threadId, newest),
      };
      const answer = await acts[act]();
      if (who === 'father') {
        // A problem names its own address, which the caller has sent.
        heard.push(threadId === own ? answer.text.replaceAll(own, '') : answer.text);
        if (threadId === own && ['say', 'open', 'read', 'withdraw'].includes(act)) expect(answer.status).toBe(404);
      } else if (act === 'say' && answer.status === 201) {
        newest = answer.body.messageId;
        secret.add(newest);
        secret.add(text);
      }
      statuses.set(`${who} ${answer.status}`, (statuses.get(`${who} ${answer.status}`) ?? 0) + 1);
    }
    const all = heard.join('\n');
    expect([...secret].filter((word) => all.includes(word))).toEqual([]);
    expect(all).toContain(`${CANARY} far`);
    tell(
      `homes: seed ${SEED}, ${heard.length} answers to the father, ${secret.size} secrets, 0 seen, ${[...statuses]}`,
    );
  });
});

describe('a colleague who is added (G2)', () => {
  it('a colleague finds nothing before, then what is new, and all of it by the family’s yes', async () => {
    const threadId = await begun('mother', [PEOPLE.contact], `${CANARY} før`);
    expect((await world.open('colleague', threadId)).status).toBe(404);
    expect((await world.list('colleague')).body.threads).toEqual([]);
    expect((await world.add('contact', threadId, 'colleague', { askForEarlier: true })).status).toBe(204);
    await world.say('mother', threadId, `${CANARY} etter`);
    expect(textsOf(await world.open('colleague', threadId))).toEqual([`${CANARY} etter`, 'colleague-added']);
    for (const who of ['mother', 'contact'] as const)
      expect(textsOf(await world.open(who, threadId))).toContain('colleague-added');
    expect((await world.answer('mother', threadId, PEOPLE.colleague, true)).status).toBe(204);
    expect(textsOf(await world.open('colleague', threadId))).toEqual([
      'earlier-shown',
      `${CANARY} etter`,
      'colleague-added',
      `${CANARY} før`,
    ]);
    expect((await world.add('contact', threadId, 'elsewhere')).body.code).toBe('messages.no-colleague');
    expect((await world.add('contact', threadId, 'contact')).body.code).toBe('messages.already-in');
  });
});

describe('an evening (G3)', () => {
  it('what is written at nine in the evening is there in the morning, and what was taken back never', async () => {
    expect((await world.phone('teacher', 'the-phone-of-a-teacher')).status).toBe(201);
    await world.clockTo(NINE_IN_THE_EVENING);
    expect((await world.form('mother')).body.delivery.at).toBe(MORNING);
    const kept = await begun('mother', [PEOPLE.teacher], `${CANARY} i kveld`);
    const taken = await begun('mother', [PEOPLE.teacher], `${CANARY} angret`);
    const { messageId, heldUntil } = (await world.open('mother', taken)).body.messages[0];
    expect(heldUntil).toBe(MORNING);
    await world.clockTo(LATER);
    expect((await world.withdraw('mother', taken, messageId)).status).toBe(200);
    expect((await world.list('teacher')).body).toMatchObject({ threads: [], unread: 0 });
    const before = await pushes();
    expect(before).toBe(0);
    await world.clockTo('2026-12-02T06:29:00.000Z');
    expect((await world.list('teacher')).body).toMatchObject({ threads: [], unread: 0 });
    expect(await pushes()).toBe(0);
    await world.clockTo('2026-12-02T06:31:00.000Z');
    await vi.waitFor(async () => expect(await pushes()).toBe(1), PATIENCE);
    const morning = await world.list('teacher');
    expect(morning.body.unread).toBe(1);
    expect(lineOf(morning, kept)).toMatchObject({ unread: true, lastText: `${CANARY} i kveld` });
    expect(lineOf(morning, taken)).toBeUndefined();
    expect(morning.text).not.toContain('angret');
    tell(`evening: pushes to the teacher ${before} before the hours, ${await pushes()} after`);
  });
});

describe('a right that ends (law 2)', () => {
  it('a lost relation is a 404 at the next request, the badge drops, and what waited is delivered to nobody', async () => {
    await world.clockTo(AFTER_HOURS);
    const threadId = await begun('mother', [PEOPLE.teacher], `${CANARY} for sent`);
    const open = await begun('contact', [PEOPLE.mother], `${CANARY} ulest`);
    const badges = [(await world.list('mother')).body.unread, (await world.list('teacher')).body.unread];
    const [pushed, mailed] = [await pushes(), await noticesTo('mona')];
    await update(world.relation(PEOPLE.mother), '2026-12-02');
    await update(world.teaching(PEOPLE.teacher), '2026-12-02');
    expect((await world.open('mother', open)).status).toBe(404);
    expect((await world.say('mother', threadId, `${CANARY} likevel`)).status).toBe(404);
    const after = await Promise.all([world.list('mother'), world.list('teacher'), world.inbox('mother')]);
    expect(after.map(({ body }) => [body.threads ?? body.items, body.unread.messages ?? body.unread])).toEqual([
      [[], 0],
      [[], 0],
      [[], 0],
    ]);
    await world.clockTo(NEXT_MORNING);
    expect((await world.open('teacher', threadId)).status).toBe(404);
    expect((await world.list('teacher')).body).toMatchObject({ threads: [], unread: 0 });
    expect([await pushes(), await noticesTo('mona')]).toEqual([pushed, mailed]);
    tell(`relation: badges ${badges} before and 0,0 after; no push and no e-mail since`);
  });
});

describe('words that people wrote', () => {
  it('no word of a conversation leaves the system, is in a log, a queue or a key (law 1)', async () => {
    const { Items = [] } = await scanned();
    const keys = Items.flatMap(({ pk, sk, gsi1pk, gsi1sk, gsi2pk, gsi2sk }) => [
      pk,
      sk,
      gsi1pk,
      gsi1sk,
      gsi2pk,
      gsi2sk,
    ]);
    const doors = {
      left: JSON.stringify(await world.outbox()),
      queues: world.queued().join('\n'),
      logs: [...logs.lines, ...world.reports].join('\n'),
      keys: keys.join('\n'),
    };
    const hits = Object.entries(doors).map(([door, text]) => [door, text.includes(CANARY)]);
    expect(Object.fromEntries(hits)).toEqual({ left: false, queues: false, logs: false, keys: false });
    expect(logs.lines.length).toBeGreaterThan(100);
    // The records hold the words, so that the search would find them.
    expect(JSON.stringify(Items)).toContain(CANARY);
    const sizes = Object.entries(doors).map(([door, text]) => `${door} ${text.length} characters`);
    logs.stop();
    console.info([...told, `canary: 0 hits in ${sizes.join(', ')}`].join('\n'));
  });
});

let repeats = 0;
/** What a client does where the service is busy, and where the answer is lost: it asks again with the same key. */
async function persistently(who: Who, threadId: string, text: string): Promise<Answer> {
  const key = newId();
  for (;;) {
    const answer = await world.say(who, threadId, text, key).catch(() => undefined);
    if (answer && !['changed-meanwhile', 'unavailable'].includes(answer.body.code)) return answer;
    repeats++;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 4000));
  }
}

const isAbout =
  (threadId: string) =>
  ({ about }: { readonly about: { readonly id: string } }): boolean =>
    about.id === threadId;

const summary = (answers: readonly Answer[]): string => {
  const codes = answers.map(({ status, body }) => `${status} ${body?.code ?? ''}`.trim());
  return [...new Set(codes)].map((code) => `${codes.filter((each) => each === code).length} × ${code}`).join(', ');
};

const noticesTo = async (name: string): Promise<number> =>
  (await world.outbox()).mails.filter(({ to }) => to.includes(maskedAddress(`${name}@epost.example`))).length;
const pushes = async (): Promise<number> => (await world.outbox()).pushes.length;

async function allTexts(who: Who, threadId: string): Promise<readonly (string | null)[]> {
  const texts: (string | null)[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer: Answer = await world.open(who, threadId, `?limit=50${cursor && `&cursor=${cursor}`}`);
    texts.push(...textsOf(answer));
    cursor = answer.body.next;
  }
  return texts;
}

const scanned = () => world.client.send(new ScanCommand({ TableName: world.table, ConsistentRead: true }));
