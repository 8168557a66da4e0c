import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachItem } from '../../../functions/shared/table/dynamo.ts';
import { makeTables } from '../../support/table.ts';
import { AT, EVENING, makeWorld, type Name, O, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

/** A conversation of mother with two teachers in which the teacher of mathematics wrote; ids of it. */
let said: Name;
beforeEach(async () => {
  const { begin, send, p } = world;
  const threadId = await begin('mother', [p.contact, p.teacher]);
  const sent = await send('teacher', threadId, 'Dette burde du skjønt selv.');
  said = { threadId, messageId: sent.body.messageId };
  world.logged.length = 0;
});

const idOf = async ({ messageId }: Name) => {
  const all = await world.openReports();
  return all.find((report) => report.messageId === messageId)?.reportedId ?? '';
};
const reportedNow = async () => {
  await world.report('mother', said, { body: { reason: 'harassment', note: 'Ubehagelig tone.' } });
  return idOf(said);
};

describe('reporting a message', () => {
  test('reporting a message is for everybody of the conversation who sees it, and for nobody else', async () => {
    expect(refused(await world.report('guest', said))).toEqual([401, 'unauthenticated']);
    for (const who of ['father', 'stranger', 'colleague', 'leader', 'elsewhere'])
      expect([who, (await world.report(who, said)).status]).toEqual([who, who === 'stranger' ? 403 : 404]);
    expect((await world.report('contact', said)).status).toBe(201);
    expect((await world.report('mother', said)).status).toBe(201);
    expect(refused(await world.report('teacher', said))).toEqual([409, 'message-care.own-message']);
  });

  test('reporting a message takes known reasons and a note of five hundred characters', async () => {
    const at = async (body: object) => (await world.report('mother', said, { body })).status;
    expect(await at({ reason: 'rude' })).toBe(422);
    expect(await at({ reason: 'other', note: 'x'.repeat(501) })).toBe(422);
    expect(await at({})).toBe(422);
    expect(await at({ reason: 'other', note: 'x'.repeat(500) })).toBe(201);
  });

  test('reporting a message makes one report for a person and a message, whatever is repeated and at once', async () => {
    const before = (await world.reported('leader', { limit: '50' })).body.reports.length;
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.report('mother', said)));
    const times = new Set(answers.map(({ body }) => body.reportedAt));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(times.size).toBe(1);
    expect((await world.report('mother', said, { at: EVENING })).body.reportedAt).toBe([...times][0]);
    expect((await world.reported('leader', { limit: '50' })).body.reports.length).toBe(before + 1);
  });

  test('reporting a message tells the leaders by ids, and the author nothing', async () => {
    const seen = await world.open('teacher', said.threadId);
    await reportedNow();
    expect(await world.open('teacher', said.threadId)).toEqual({
      ...seen,
      body: { ...seen.body, messages: seen.body.messages.map((m: object) => ({ ...m, mayWithdraw: false })) },
    });
    const outbox: unknown[] = [];
    const query = { TableName: world.table, IndexName: 'gsi2', KeyConditionExpression: 'gsi2pk = :pk' };
    for await (const item of eachItem(world.client, { ...query, ExpressionAttributeValues: { ':pk': `${O}#OUTBOX` } }))
      outbox.push(item.fact);
    const facts = outbox.filter((fact) => Reflect.get(fact as object, 'name') === 'message-reported');
    expect(JSON.stringify(facts)).not.toMatch(/tone|skjønt/);
    const data = facts.map((fact) => Reflect.get(fact as object, 'data'));
    expect(data.find(({ threadId }) => threadId === said.threadId)).toMatchObject({
      madeBy: { kind: 'guardian', personId: world.p.mother },
      author: { kind: 'staff', personId: world.p.teacher },
    });
  });

  test('reporting a message keeps its text: nobody withdraws what was reported, in whatever order the two come', async () => {
    for (let round = 0; round < 10; round++) {
      const { messageId } = (await world.send('teacher', said.threadId, 'Glem det.')).body;
      const name = { ...said, messageId };
      const [taken, report] = await Promise.all([world.withdraw('teacher', name), world.report('contact', name)]);
      const { text } = (await world.open('mother', said.threadId)).body.messages[0];
      if (report.status === 201) expect([refused(taken), text]).toEqual([[409, 'messages.already-read'], 'Glem det.']);
      else expect([refused(report), taken.status, text]).toEqual([[409, 'message-care.nothing-there'], 200, null]);
    }
  });

  test('reporting a message ends at twenty in a day', async () => {
    const at = '2026-11-25T09:00:00.000Z';
    const statuses = [];
    for (let number = 0; number < 21; number++) {
      const { messageId } = (await world.send('teacher', said.threadId, `Nummer ${number}`, { at })).body;
      statuses.push((await world.report('mother', { ...said, messageId }, { at })).status);
    }
    expect(statuses).toEqual([...Array(20).fill(201), 409]);
  });
});

describe('a leader with reported messages', () => {
  test('a leader with reports alone lists and opens those of the own school', async () => {
    const id = await reportedNow();
    for (const who of ['contact', 'teacher', 'colleague', 'elsewhere', 'left'])
      expect([who, (await world.reported(who)).status, (await world.openReport(who, id)).status]).toEqual([
        who,
        who === 'left' ? 403 : 404,
        who === 'left' ? 403 : 404,
      ]);
    expect((await world.openReport('leader', id, { school: world.p.otherSchool })).status).toBe(404);
    expect((await world.openReport('leader', id)).status).toBe(200);
  });

  test('a leader with reports reads the message and three lines on each side while the report is open, and it stands in the log', async () => {
    for (let number = 0; number < 8; number++) await world.send('mother', said.threadId, `Etterpå ${number}`);
    const id = await reportedNow();
    world.logged.length = 0;
    const { body } = await world.openReport('leader', id);
    expect(body.messages.map(({ text }: { text: string }) => text)).toEqual([
      'Hei!',
      'Dette burde du skjønt selv.',
      'Etterpå 0',
      'Etterpå 1',
      'Etterpå 2',
    ]);
    expect(body).toMatchObject({ note: 'Ubehagelig tone.', by: { name: 'Mona Fjord' }, status: 'open' });
    expect(body.moves).toEqual(['hide', 'pause', 'handle']);
    expect(world.logged).toMatchObject([{ pupilId: world.p.ola, action: 'school:reported-messages' }]);
    await world.move('leader', id, 'handle');
    const after = await world.openReport('leader', id);
    expect([after.body.status, after.body.messages, after.body.subject]).toEqual(['handled', [], '']);
    expect(refused(await world.move('leader', id, 'hide'))).toEqual([409, 'message-care.already-handled']);
    expect((await world.open('leader', said.threadId)).status).toBe(404);
  });

  test('a leader with reports moves a handled report to the other list, once', async () => {
    const id = await reportedNow();
    const both = await Promise.all([world.move('leader', id, 'handle'), world.move('leader', id, 'handle')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    const ids = async (status: string) =>
      (await world.reported('leader', { status, limit: '50' })).body.reports.map(
        ({ reportedId }: { reportedId: string }) => reportedId,
      );
    expect(await ids('open')).not.toContain(id);
    expect(await ids('handled')).toContain(id);
  });

  test('a leader with reports hides the message for everybody, keeps its words, and lists lose them', async () => {
    const id = await reportedNow();
    expect((await world.lineOf('mother', said.threadId)).lastText).toBe('Dette burde du skjønt selv.');
    expect((await world.move('leader', id, 'hide')).status).toBe(204);
    expect((await world.move('leader', id, 'hide')).status).toBe(204);
    for (const who of ['mother', 'contact', 'teacher']) {
      const [message] = (await world.open(who, said.threadId)).body.messages;
      expect([who, message.status, message.text, message.mayWithdraw]).toEqual([who, 'hidden', null, false]);
    }
    expect((await world.lineOf('mother', said.threadId)).lastText).toBe('');
    const { body } = await world.openReport('leader', id);
    expect(body.messages.find(({ reported }: { reported: boolean }) => reported)).toMatchObject({
      status: 'hidden',
      text: 'Dette burde du skjønt selv.',
    });
    expect(body.decisions).toMatchObject([{ move: 'hide', reason: 'Avtalt med rektor.' }]);
  });

  test('a leader with reports pauses the conversation until a day: nobody writes, all read, and it ends by the clock', async () => {
    const id = await reportedNow();
    const body = { reason: 'Ro i saken.', lastDay: '2026-11-26' };
    expect(refused(await world.move('leader', id, 'pause', { body: { ...body, lastDay: '2026-11-23' } }))).toEqual([
      422,
      'message-care.last-day',
    ]);
    expect((await world.move('leader', id, 'pause', { body })).status).toBe(204);
    expect(refused(await world.move('leader', id, 'pause', { body }))).toEqual([409, 'message-care.already-paused']);
    for (const who of ['mother', 'teacher', 'contact']) {
      const opened = await world.open(who, said.threadId);
      expect([who, opened.body.status, opened.body.mayWrite, opened.body.paused]).toEqual([
        who,
        'paused',
        false,
        { lastDay: '2026-11-26' },
      ]);
      expect(opened.body.messages[0].change).toMatchObject({ kind: 'paused' });
      expect(JSON.stringify(opened.body)).not.toContain('Ro i saken');
      expect(refused(await world.send(who, said.threadId, 'Hei?'))).toEqual([409, 'messages.paused-until']);
      const upTo = opened.body.messages[0].messageId;
      expect((await world.read(who, said.threadId, upTo)).status).toBe(204);
    }
    expect(refused(await world.add('contact', said.threadId, 'colleague'))).toEqual([409, 'messages.paused-until']);
    const at = '2026-11-26T23:30:00.000Z';
    expect((await world.send('mother', said.threadId, 'Nå igjen.', { at })).status).toBe(201);
    expect((await world.open('mother', said.threadId, { at })).body.status).toBe('open');
  });

  test('a leader with reports ends a pause, also after the report was handled; a line tells of both', async () => {
    const id = await reportedNow();
    await world.move('leader', id, 'pause');
    expect(refused(await world.send('mother', said.threadId, 'Hei?'))).toEqual([409, 'messages.paused']);
    await world.move('leader', id, 'handle');
    expect((await world.openReport('leader', id)).body.moves).toEqual(['resume']);
    expect((await world.move('leader', id, 'resume')).status).toBe(204);
    expect(refused(await world.move('leader', id, 'resume'))).toEqual([409, 'message-care.not-paused']);
    expect((await world.seen('mother', said.threadId)).slice(0, 2)).toEqual(['resumed', 'paused']);
    expect((await world.send('mother', said.threadId, 'Takk.')).status).toBe(201);
  });

  test('a leader with reports pauses beside sends: after the line nobody has written', async () => {
    const id = await reportedNow();
    const [paused, ...sends] = await Promise.all([
      world.move('leader', id, 'pause'),
      ...Array.from({ length: 6 }, (_none, number) => world.send('mother', said.threadId, `Send ${number}`)),
    ]);
    expect(paused?.status).toBe(204);
    const kinds = await world.seen('contact', said.threadId);
    expect(kinds[0]).toBe('paused');
    const written = sends.filter(({ status }) => status === 201).length;
    expect(kinds.filter((kind) => String(kind).startsWith('Send'))).toHaveLength(written);
  });

  test('a leader with reports hides beside a withdrawal: one of the two, never a text without a tombstone', async () => {
    for (let round = 0; round < 6; round++) {
      const { messageId } = (await world.send('teacher', said.threadId, `Runde ${round}`)).body;
      await world.report('contact', { ...said, messageId });
      const id = await idOf({ ...said, messageId });
      const name = { ...said, messageId };
      const [hidden, taken] = await Promise.all([world.move('leader', id, 'hide'), world.withdraw('teacher', name)]);
      expect([hidden.status, [200, 409].includes(taken.status)]).toEqual([204, true]);
      expect((await world.open('mother', said.threadId)).body.messages[0]).toMatchObject({
        status: 'hidden',
        text: null,
      });
    }
  });

  test('a leader with reports does not deal with reports about an own message', async () => {
    const { p, add, send, report } = world;
    await add('contact', said.threadId, 'leader');
    const { messageId } = (await send('leader', said.threadId, 'Jeg er leder her.')).body;
    const before = (await world.reported('leader', { limit: '50' })).body.reports.length;
    expect((await report('contact', { ...said, messageId })).status).toBe(201);
    expect((await world.reported('leader', { limit: '50' })).body.reports.length).toBe(before);
    const id = await idOf({ ...said, messageId });
    expect([id.length, p.leader === '']).toEqual([36, false]);
    expect((await world.openReport('leader', id)).status).toBe(404);
    expect((await world.move('leader', id, 'handle')).status).toBe(404);
  });

  test('a leader with reports pages through many, newest first', async () => {
    const ids = [];
    for (let number = 0; number < 5; number++) {
      const at = `2026-11-27T09:00:0${number}.000Z`;
      const { messageId } = (await world.send('teacher', said.threadId, `Side ${number}`, { at })).body;
      await world.report('mother', { ...said, messageId }, { at });
      ids.unshift((await world.reported('leader', { limit: '1' })).body.reports[0].reportedId);
    }
    const first = await world.reported('leader', { limit: '3' }, { at: AT });
    const second = await world.reported('leader', { limit: '2', cursor: first.body.next });
    const found = [...first.body.reports, ...second.body.reports].map((line) => line.reportedId);
    expect(found).toEqual(ids);
  });
});
