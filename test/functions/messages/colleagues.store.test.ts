import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MessageReached } from '../../../functions/messages/events.ts';
import { makeTables } from '../../support/table.ts';
import { EVENING, MORNING, type More, makeWorld, O, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
beforeEach(() => world.reset());
afterAll(() => tables.stop());

const seen: World['seen'] = (...asked) => world.seen(...asked);
const personIn = async (who: string, threadId: string, more: More = {}) =>
  (await world.open(who, threadId, more)).body.people.find(({ added }: { added: boolean }) => added);
const lineOf: World['lineOf'] = (...asked) => world.lineOf(...asked);
const unreadOf = async (who: string, more: More = {}): Promise<number> => (await world.list(who, {}, more)).body.unread;
const newestOf = async (who: string, threadId: string) => (await world.open(who, threadId)).body.messages[0].messageId;
async function recipientsOf(threadId: string) {
  const { Items = [] } = await world.client.send(
    new ScanCommand({ TableName: world.table, ConsistentRead: true, FilterExpression: 'attribute_exists(fact)' }),
  );
  const facts = Items.map(({ fact }) => MessageReached.parse(fact)).filter(({ data }) => data.threadId === threadId);
  return facts.sort((a, b) => (a.data.messageId < b.data.messageId ? -1 : 1)).map(({ data }) => data.to);
}
const asked = () => world.change({ 'messages.colleagues': 'ask' });
const NEXT_WEEK = { at: '2026-12-01T09:00:00.000Z' };
const EARLY = { body: { askForEarlier: true, lastDay: '2027-02-01' } };

describe('a colleague whom a teacher adds (G2)', () => {
  test('a colleague finds nothing before, sees what is new after, and everybody sees the line', async () => {
    const { p, begin, send, add, list } = world;
    const threadId = await begin('mother', [p.contact]);
    await send('mother', threadId, 'Før');
    expect(await seen('colleague', threadId)).toEqual([404]);
    const before = await unreadOf('colleague');
    expect((await add('contact', threadId, 'colleague')).status).toBe(204);
    await send('mother', threadId, 'Etter');
    expect(await seen('colleague', threadId)).toEqual(['Etter', 'colleague-added']);
    for (const who of ['mother', 'contact'])
      expect(await seen(who, threadId)).toEqual(['Etter', 'colleague-added', 'Før', 'Hei!']);
    const { body } = await world.open('mother', threadId);
    expect(body.messages[1]).toMatchObject({
      by: { name: 'Ansatt contact' },
      change: { kind: 'colleague-added', name: 'Ansatt colleague' },
      text: null,
    });
    expect(await personIn('mother', threadId)).toMatchObject({
      ...{ name: 'Ansatt colleague', personId: null, role: 'kollega', lastDay: '2026-12-01' },
      ...{ waits: false, earlier: 'none', mayAnswer: false },
    });
    const [, , told] = await recipientsOf(threadId);
    expect(told?.map(({ kind, as }) => [kind, as]).sort()).toEqual([
      ['guardian', 'relation'],
      ['staff', 'added'],
    ]);
    expect(await unreadOf('colleague')).toBe(before + 1);
    expect((await list('colleague')).body.threads[0]).toMatchObject({ lastText: 'Etter', lastChange: null });
    expect(JSON.stringify((await list('colleague')).body)).not.toContain('Før');
  });

  test('the line comes into lists and badges as a message does', async () => {
    const { p, begin, read, add } = world;
    const threadId = await begin('mother', [p.contact]);
    const before = await unreadOf('mother');
    await add('contact', threadId, 'colleague');
    expect(await lineOf('mother', threadId)).toMatchObject({
      ...{ lastText: '', lastChange: 'colleague-added', unread: true },
    });
    expect(await unreadOf('mother')).toBe(before + 1);
    expect(await lineOf('contact', threadId)).toMatchObject({ lastChange: 'colleague-added', unread: true });
    await read('mother', threadId, await newestOf('mother', threadId));
    expect(await unreadOf('mother')).toBe(before);
  });

  test('a colleague sees all after the family’s yes, and no longer after a later no', async () => {
    const { p, begin, send, add, answer, logged } = world;
    const threadId = await begin('mother', [p.contact]);
    await add('contact', threadId, 'colleague', EARLY);
    expect(await personIn('mother', threadId)).toMatchObject({
      ...{ personId: p.colleague, earlier: 'asked', mayAnswer: true, waits: false },
    });
    expect(await personIn('contact', threadId)).toMatchObject({ earlier: 'asked', mayAnswer: false });
    expect(await seen('colleague', threadId)).toEqual(['colleague-added']);
    expect((await answer('mother', threadId, p.colleague, { yes: true })).status).toBe(204);
    const all = ['earlier-shown', 'colleague-added', 'Hei!'];
    expect(await seen('colleague', threadId)).toEqual(all);
    expect(logged.at(-1)).toMatchObject({ action: 'pupil:messages', basis: 'staff:added', actorId: p.colleague });
    // A repeat writes no line.
    expect((await answer('mother', threadId, p.colleague, { yes: true })).status).toBe(204);
    expect(await seen('mother', threadId)).toEqual(all);
    expect((await answer('mother', threadId, p.colleague, { yes: false })).status).toBe(204);
    expect((await answer('mother', threadId, p.colleague, { yes: false })).status).toBe(204);
    await send('mother', threadId, 'Videre');
    expect(await seen('colleague', threadId)).toEqual(['Videre', 'earlier-kept', 'earlier-shown', 'colleague-added']);
    expect((await answer('mother', threadId, p.colleague, { yes: true })).status).toBe(204);
    expect(await seen('colleague', threadId)).toContain('Hei!');
  });

  test('a colleague is asked for first where the school wants it, and until the yes finds nothing and hears of nothing', async () => {
    asked();
    const { p, begin, send, add, answer } = world;
    const threadId = await begin('mother', [p.contact]);
    const before = await unreadOf('colleague');
    expect((await add('contact', threadId, 'colleague', EARLY)).status).toBe(204);
    expect(refused(await add('contact', threadId, 'colleague'))).toEqual([409, 'messages.already-in']);
    await send('mother', threadId, 'Imens');
    expect(await seen('colleague', threadId)).toEqual([404]);
    expect(refused(await send('colleague', threadId, 'Hei'))).toEqual([404, 'not-found']);
    expect([await lineOf('colleague', threadId), await unreadOf('colleague')]).toEqual([undefined, before]);
    expect(await seen('mother', threadId)).toEqual(['Imens', 'colleague-asked', 'Hei!']);
    expect((await lineOf('mother', threadId)).people).toEqual(['Ansatt contact']);
    expect(await personIn('mother', threadId)).toMatchObject({ waits: true, earlier: 'asked', mayAnswer: true });
    expect((await answer('mother', threadId, p.colleague, { yes: true })).status).toBe(204);
    expect(await seen('colleague', threadId)).toEqual(['colleague-added-earlier', 'Imens', 'colleague-asked', 'Hei!']);
    expect(await unreadOf('colleague')).toBe(before + 1);
    const to = await recipientsOf(threadId);
    expect(to.map((people) => people.some(({ id }) => id === p.colleague))).toEqual([false, false, false, true]);
  });

  test('a colleague is out until the yes also with a right of their own to the pupil', async () => {
    asked();
    const { p, begin, send, add, list } = world;
    const threadId = await begin('mother', [p.contact]);
    const before = (await list('teacher')).body.unread;
    await add('contact', threadId, 'teacher');
    await send('mother', threadId, 'Imens');
    expect(await seen('teacher', threadId)).toEqual([404]);
    expect([await lineOf('teacher', threadId), await unreadOf('teacher')]).toEqual([undefined, before]);
    const to = await recipientsOf(threadId);
    expect(to.flat().some(({ id }) => id === p.teacher)).toBe(false);
  });

  test('a colleague sees from the yes on where nobody asked for the earlier messages', async () => {
    asked();
    const { p, begin, send, add, answer } = world;
    const threadId = await begin('mother', [p.contact]);
    await add('contact', threadId, 'colleague');
    await send('mother', threadId, 'Imens');
    expect((await answer('mother', threadId, p.colleague, { yes: true })).status).toBe(204);
    expect((await answer('mother', threadId, p.colleague, { yes: true })).status).toBe(204);
    expect(await seen('colleague', threadId)).toEqual(['colleague-added']);
    expect(refused(await answer('mother', threadId, p.colleague, { yes: false }))).toEqual([409, 'messages.not-asked']);
  });

  test('a colleague stays out by a no, and can be asked for again', async () => {
    asked();
    const { p, begin, add, answer } = world;
    const threadId = await begin('mother', [p.contact]);
    await add('contact', threadId, 'colleague');
    expect((await answer('mother', threadId, p.colleague, { yes: false })).status).toBe(204);
    expect([await seen('colleague', threadId), await personIn('mother', threadId)]).toEqual([[404], undefined]);
    expect(await seen('contact', threadId)).toEqual(['colleague-declined', 'colleague-asked', 'Hei!']);
    expect(refused(await answer('mother', threadId, p.colleague, { yes: true }))).toEqual([409, 'messages.not-asked']);
    expect((await add('contact', threadId, 'colleague')).status).toBe(204);
  });

  test('a question lapses after seven days', async () => {
    const { p, begin, add, answer } = world;
    const threadId = await begin('mother', [p.contact]);
    await add('contact', threadId, 'colleague', EARLY);
    const justBefore = { at: '2026-12-01T08:59:59.999Z' };
    expect(await personIn('mother', threadId, justBefore)).toMatchObject({ earlier: 'asked', mayAnswer: true });
    expect(await personIn('mother', threadId, NEXT_WEEK)).toMatchObject({ earlier: 'none', mayAnswer: false });
    expect(refused(await answer('mother', threadId, p.colleague, { yes: true, ...NEXT_WEEK }))).toEqual([
      ...[409, 'messages.not-asked'],
    ]);
    asked();
    const other = await begin('mother', [p.contact]);
    await add('contact', other, 'colleague', EARLY);
    expect(await personIn('mother', other, justBefore)).toMatchObject({ waits: true });
    expect(await personIn('mother', other, NEXT_WEEK)).toBeUndefined();
    expect(refused(await answer('mother', other, p.colleague, { yes: true, ...NEXT_WEEK }))).toEqual([
      ...[409, 'messages.not-asked'],
    ]);
    expect((await add('contact', other, 'colleague', { ...EARLY, ...NEXT_WEEK })).status).toBe(204);
    expect((await answer('mother', other, p.colleague, { yes: true, ...NEXT_WEEK })).status).toBe(204);
    expect(await seen('colleague', other, NEXT_WEEK)).toContain('Hei!');
  });

  test('a colleague leaves by the date, by a teacher or alone, and a repeat changes nothing', async () => {
    const { p, begin, add, end, send } = world;
    const threadId = await begin('mother', [p.contact, p.teacher]);
    await add('contact', threadId, 'colleague', { body: { lastDay: '2026-11-25' } });
    const last = { at: '2026-11-25T20:00:00.000Z' };
    expect(await seen('colleague', threadId, last)).toEqual(['colleague-added']);
    const over = { at: '2026-11-26T09:00:00.000Z' };
    expect([await seen('colleague', threadId, over), await lineOf('colleague', threadId, over)]).toEqual([
      ...[[404], undefined],
    ]);
    const before = await unreadOf('colleague');
    expect((await end('teacher', threadId, p.colleague)).status).toBe(204);
    expect((await end('teacher', threadId, p.colleague)).status).toBe(204);
    expect([await seen('colleague', threadId), await unreadOf('colleague')]).toEqual([[404], before - 1]);
    expect(refused(await send('colleague', threadId, 'Hei'))).toEqual([404, 'not-found']);
    expect(await seen('mother', threadId)).toEqual(['colleague-removed', 'colleague-added', 'Hei!']);
    // Again, until another day: once in the list, and only what is new.
    expect((await add('contact', threadId, 'colleague')).status).toBe(204);
    expect(await seen('colleague', threadId)).toEqual(['colleague-added']);
    const lines = (await world.deps.store.list(O, { kind: 'staff', id: p.colleague }, { limit: 50 })).filter(
      (line) => line.threadId === threadId,
    );
    expect(lines).toHaveLength(1);
    expect((await end('colleague', threadId, p.colleague)).status).toBe(204);
    expect(refused(await end('colleague', threadId, p.colleague))).toEqual([404, 'not-found']);
    expect((await seen('mother', threadId))[0]).toBe('colleague-removed');
  });

  test('a colleague whose date is over comes again once in the list, and leaves a place for others', async () => {
    const { p, begin, add } = world;
    const threadId = await begin('mother', [p.contact]);
    await add('contact', threadId, 'colleague', { body: { lastDay: '2026-11-24' } });
    const later = { at: '2026-11-30T09:00:00.000Z' };
    const named = async (more: object) => (await lineOf('mother', threadId, more)).people;
    expect([await named({}), await named(later)]).toEqual([['Ansatt contact', 'Ansatt colleague'], ['Ansatt contact']]);
    expect((await add('contact', threadId, 'colleague', later)).status).toBe(204);
    const own = async () =>
      (await world.deps.store.list(O, { kind: 'staff', id: p.colleague }, { limit: 50 })).filter(
        (line) => line.threadId === threadId,
      );
    expect(await own()).toHaveLength(1);
    const after = { at: '2026-12-02T09:00:00.000Z', body: { lastDay: '2026-12-24' } };
    expect((await add('contact', threadId, 'leader', after)).status).toBe(204);
    const thread = await world.deps.store.thread(O, threadId);
    expect([thread?.parties.length, await own()]).toEqual([3, []]);
  });
});

describe('what a colleague reads', () => {
  test('an earlier message that the colleague has not seen is not read by the colleague', async () => {
    const { p, begin, send, add, read, answer, withdraw } = world;
    const threadId = await begin('mother', [p.contact]);
    const { messageId } = (await send('mother', threadId, 'Ulest')).body;
    await add('contact', threadId, 'colleague', EARLY);
    await read('colleague', threadId, await newestOf('colleague', threadId));
    const shown = (await world.open('mother', threadId)).body.messages[1];
    expect([shown.text, shown.readBy, shown.mayWithdraw]).toEqual(['Ulest', [], true]);
    await answer('mother', threadId, p.colleague, { yes: true });
    await read('colleague', threadId, await newestOf('colleague', threadId));
    const now = (await world.open('mother', threadId)).body.messages[2];
    expect([now.readBy, now.mayWithdraw]).toEqual([[{ name: 'Ansatt colleague', kind: 'staff' }], false]);
    expect(refused(await withdraw('mother', { threadId, messageId }))).toEqual([409, 'messages.already-read']);
    // What was shown once stays read, also after a later no.
    await answer('mother', threadId, p.colleague, { yes: false });
    await read('colleague', threadId, await newestOf('colleague', threadId));
    const later = (await world.open('mother', threadId)).body.messages[3];
    expect([later.text, later.readBy.length]).toEqual(['Ulest', 1]);
    const other = await begin('mother', [p.contact]);
    const second = (await send('mother', other, 'Angrer')).body.messageId;
    await add('contact', other, 'colleague');
    await read('colleague', other, await newestOf('colleague', other));
    expect((await withdraw('mother', { threadId: other, messageId: second })).status).toBe(200);
  });

  test('what waits for answer hours is not shown to a colleague before those for whom it waits', async () => {
    const { p, begin, send, add, answer } = world;
    const late = { at: EVENING };
    const threadId = await begin('mother', [p.contact]);
    await send('mother', threadId, 'Venter', late);
    await add('contact', threadId, 'colleague', { ...late, ...EARLY });
    await answer('mother', threadId, p.colleague, { yes: true, ...late });
    expect(await seen('colleague', threadId, late)).toEqual(['colleague-added', 'Hei!']);
    expect(await seen('mother', threadId, late)).toEqual(['earlier-shown', 'colleague-added', 'Venter', 'Hei!']);
    expect(await seen('colleague', threadId, { at: MORNING })).toEqual([
      ...['earlier-shown', 'colleague-added', 'Venter', 'Hei!'],
    ]);
  });
});
