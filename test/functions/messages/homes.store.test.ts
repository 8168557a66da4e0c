import { afterAll, beforeAll, expect, test } from 'vitest';
import { chanceOf } from '../../proof/chance.ts';
import { makeTables } from '../../support/table.ts';
import { AT, makeWorld, O, type World } from './world.ts';

const SEED = Number(process.env.SEED ?? 20_261_124);
/** `LONG=1` takes the numbers of the acceptance, which the gate has no time for. */
const BADGES = process.env.LONG === '1' ? 1000 : 300;
let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

/** A moment later for each step, so that answers come in the order of the steps. */
const later = (step: number): string => new Date(Date.parse(AT) + step * 1000).toISOString();

type Home = 'mother' | 'father';
type Known = { readonly threadId: string; readonly home: Home; readonly texts: string[]; readonly ids: string[] };

/** What two homes and a teacher do in turn, at random, and everything that is answered to each home. */
async function play({ p, deps, ...world }: World, steps: number) {
  const chance = chanceOf(SEED);
  const known: Known[] = [];
  const answered: Record<Home, string[]> = { mother: [], father: [] };
  const hear = (who: string, answer: { readonly body: unknown }) => {
    if (who === 'mother' || who === 'father') answered[who].push(JSON.stringify(answer.body ?? null));
  };
  const note = async (threadId: string, text: string) => {
    const thread = await deps.store.thread(O, threadId);
    const home = thread?.parties.some(({ person }) => person.id === p.mother) ? 'mother' : 'father';
    known.push({ threadId, home, texts: [text], ids: [threadId, thread?.lastMessageId ?? ''] });
  };
  for (let step = 0; step < steps; step++) {
    const more = { at: later(step) };
    const who = chance.pick(['mother', 'father', 'teacher']);
    const of = known[chance.below(known.length)];
    const text = `Tekst ${step} av ${who}.`;
    if (!of || chance.happens(0.15)) {
      const to = who === 'teacher' ? { to: [p[chance.pick<Home>(['mother', 'father'])]] } : { to: [p.teacher] };
      // A teacher writes the same to both homes: there the text tells nothing of the other.
      const body = who === 'teacher' && chance.happens(0.5) ? { text: 'Til begge.' } : { text, ...to };
      const made = await world.start(who, body, more);
      hear(who, made);
      for (const { threadId } of made.body.threads) await note(threadId, 'to' in body ? text : threadId);
      continue;
    }
    const messageId = of.ids.at(-1) ?? '';
    const act = chance.pick(['send', 'send', 'open', 'list', 'read', 'withdraw', 'form']);
    if (act === 'send') {
      const sent = await world.send(who, of.threadId, text, more);
      hear(who, sent);
      if (sent.status === 201) of.texts.push(text);
      if (sent.status === 201) of.ids.push(sent.body.messageId);
    }
    if (act === 'open') hear(who, await world.open(who, of.threadId, more));
    if (act === 'list') hear(who, await world.list(who, { limit: '50' }, more));
    if (act === 'read') hear(who, await world.read(who, of.threadId, messageId, more));
    if (act === 'withdraw') hear(who, await world.withdraw(who, { threadId: of.threadId, messageId }, more));
    if (act === 'form') hear(who, await world.form(who, more));
  }
  return { known, answered };
}

test('neither home learns anything of the other in two hundred things that both and a teacher do', async () => {
  const world = await makeWorld(tables.client, tables.tables.main);
  const { known, answered } = await play(world, 200);
  const { p } = world;
  for (const [home, other, name] of [
    ['mother', 'father', 'Frode'],
    ['father', 'mother', 'Mona'],
  ] as const) {
    const foreign = known.filter((each) => each.home === other).flatMap(({ texts, ids }) => [...texts, ...ids]);
    const own = known.filter((each) => each.home === home).flatMap(({ texts }) => texts);
    const all = answered[home].join('\n');
    expect(foreign.length).toBeGreaterThan(20);
    expect(own.some((text) => all.includes(text))).toBe(true);
    expect([...foreign, p[other], name].filter((word) => all.includes(word))).toEqual([]);
  }
});

test('the badge is the number of unread lines, whatever people send, read and withdraw', async () => {
  const { p, begin, send, read, withdraw, list } = await makeWorld(tables.client, tables.tables.main);
  const chance = chanceOf(SEED);
  const people = ['mother', 'contact', 'teacher'] as const;
  const threads: { readonly id: string; readonly messages: { readonly id: string; readonly by: string }[] }[] = [];
  for (let number = 0; number < 4; number++)
    threads.push({ id: await begin('mother', [p.contact, p.teacher]), messages: [] });
  const marks = new Map<string, string>();
  // The first message of each was the mother's.
  const isUnread = (who: string, { id, messages }: (typeof threads)[number]): boolean => {
    const newest = messages.findLast(({ by }) => by !== who)?.id;
    const mark = marks.get(`${who} ${id}`);
    return newest === undefined ? who !== 'mother' && mark === undefined : mark === undefined || mark < newest;
  };
  for (let step = 0; step < BADGES; step++) {
    const more = { at: later(step) };
    const who = chance.pick(people);
    const thread = threads[chance.below(threads.length)];
    if (!thread) continue;
    const message = thread.messages[chance.below(thread.messages.length)];
    if (!message || chance.happens(0.4)) {
      const sent = await send(who, thread.id, `Steg ${step}`, more);
      thread.messages.push({ id: sent.body.messageId, by: who });
    } else if (chance.happens(0.8)) {
      expect((await read(who, thread.id, message.id, more)).status).toBe(204);
      const mark = `${who} ${thread.id}`;
      marks.set(mark, [marks.get(mark) ?? '', message.id].sort().at(-1) ?? '');
    } else {
      await withdraw(who, { threadId: thread.id, messageId: message.id }, more);
    }
    const reader = chance.pick(people);
    const { body } = await list(reader, {}, more);
    const shown = body.threads.filter(({ unread }: { unread: boolean }) => unread);
    const wanted = threads.filter((each) => isUnread(reader, each)).map(({ id }) => id);
    expect([step, shown.map(({ threadId }: { threadId: string }) => threadId).sort(), body.unread]).toEqual([
      step,
      [...wanted].sort(),
      wanted.length,
    ]);
  }
});
