import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let threadId: string;
let ids: readonly string[];
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());
beforeEach(async () => {
  const { p, begin, send } = world;
  threadId = await begin('mother', [p.contact]);
  const texts = ['Ho gler seg til turen 👍', 'Så fint.\nVi møtes kl. 8.', 'مرحبا'];
  const sent = [];
  for (const text of texts) sent.push((await send('mother', threadId, text)).body.messageId);
  ids = sent;
});

const later = '2030-01-01T09:00:00.000Z';

describe('messages that are lifted into a document', () => {
  test('messages that are lifted become a PDF that says who wrote what and when, in the order of writing', async () => {
    const { status, body } = await world.lift('contact', threadId, [...ids].reverse());
    expect([status, body.count, body.purpose]).toEqual([201, 3, 'Til elevmappen.']);
    const letter = await world.letter('contact', body.liftId);
    const bytes = Buffer.from(String(letter.body), 'base64');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.sha256);
    expect(bytes.includes('pdfaid:part')).toBe(true);
    const read = readPdf(bytes);
    const text = read.spoken.join('\n');
    const [title] = read.spoken.filter((line) => line.startsWith('H1'));
    expect(text).toContain('Mona Fjord (foresatt)');
    expect(text).toContain('24. november 2026 kl. 10:00');
    expect(text).toContain('[U+1F44D]');
    expect(text.indexOf('gler seg')).toBeLessThan(text.indexOf('Vi møtes'));
    expect(text).toMatch(/Fjordvik ungdomsskule/);
    expect(title).not.toMatch(/Ola|Mona|Fjord/);
  });

  test('messages that are lifted are told of by a line to everybody, in one transaction with the document, once for a key', async () => {
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 4 }, () => world.lift('contact', threadId, ids, { key })));
    expect(new Set(answers.map(({ body }) => body.liftId)).size).toBe(1);
    const kinds = await world.seen('mother', threadId);
    expect(kinds.filter((kind) => kind === 'lifted')).toHaveLength(1);
    const own = (await world.documents('contact')).body.documents;
    expect(own.filter((document: { threadId: string }) => document.threadId === threadId)).toHaveLength(1);
  });

  test('messages that are lifted show that a text is gone where it is', async () => {
    const taken = (await world.send('mother', threadId, 'Glem dette.')).body.messageId;
    await world.withdraw('mother', { threadId, messageId: taken });
    const [shown] = ids;
    await world.report('contact', { threadId, messageId: shown ?? '' });
    const [report] = await world.openReports();
    await world.move('leader', report?.reportedId ?? '', 'hide');
    const { body } = await world.lift('contact', threadId, [shown ?? '', taken]);
    const letter = await world.letter('contact', body.liftId);
    const text = readPdf(Buffer.from(String(letter.body), 'base64')).spoken.join('\n');
    expect(text).toContain('Meldingen ble trukket');
    expect(text).toContain('skjult av skolens ledelse');
    expect(text).not.toMatch(/Glem dette|gler seg/);
  });

  test('messages that are lifted are chosen by staff by relation alone, among what they see', async () => {
    await world.add('contact', threadId, 'colleague');
    for (const who of ['colleague', 'teacher', 'leader', 'elsewhere'])
      expect([who, (await world.lift(who, threadId, ids)).status]).toEqual([who, 404]);
    const [line] = (await world.open('contact', threadId)).body.messages;
    for (const id of [line.messageId, 'z'.repeat(36)])
      expect(refused(await world.lift('contact', threadId, [id]))).toEqual([422, 'message-care.unknown-message']);
    expect((await world.lift('contact', threadId, [])).status).toBe(422);
    expect((await world.lift('contact', threadId, Array(51).fill(ids[0]))).status).toBe(422);
  });

  test('messages that are lifted fit in one document up to a length, whatever their script', async () => {
    const long = [];
    for (let number = 0; number < 16; number++) {
      const text = 'Ærlig ordlyd – مرحبا '.repeat(200).slice(0, 3990) + number;
      long.push((await world.send('mother', threadId, text)).body.messageId);
    }
    expect(refused(await world.lift('contact', threadId, long))).toEqual([422, 'message-care.too-long']);
    const { status, body } = await world.lift('contact', threadId, long.slice(0, 15));
    expect(status).toBe(201);
    const kept = await world.care.lifted.record(O, world.p.ola, body.liftId);
    console.info(`a document of 60,000 characters: ${kept?.letter.bytes} bytes in ${kept?.letter.parts} items`);
    const letter = await world.letter('contact', body.liftId);
    const bytes = Buffer.from(String(letter.body), 'base64');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.sha256);
  }, 60_000);

  test('messages that are lifted are read by those who were in the conversation by relation, also when it is deleted', async () => {
    const { body } = await world.lift('contact', threadId, ids);
    for (const who of ['teacher', 'colleague', 'leader', 'elsewhere'])
      expect([who, (await world.letter(who, body.liftId)).status]).toEqual([who, 404]);
    expect((await world.documents('teacher')).body.documents).toEqual([]);
    await world.purge(later);
    expect((await world.open('contact', threadId)).status).toBe(404);
    expect((await world.letter('contact', body.liftId)).status).toBe(200);
  });

  test('documents of lifted messages are in the record of the school’s leaders, who read them, and each look is logged', async () => {
    const { p, lift, records, recordLetter } = world;
    const { body } = await lift('contact', threadId, ids);
    await world.purge(later);
    world.logged.length = 0;
    const { documents } = (await records('leader')).body;
    expect(documents).toContainEqual(body);
    const letter = await recordLetter('leader', body.liftId);
    expect(
      createHash('sha256')
        .update(Buffer.from(String(letter.body), 'base64'))
        .digest('hex'),
    ).toBe(body.sha256);
    const look = { pupilId: p.ola, action: 'pupil:conversation-records' };
    expect(world.logged).toMatchObject([look, look]);
    for (const who of ['mother', 'contact', 'teacher', 'colleague', 'elsewhere'])
      expect([who, (await recordLetter(who, body.liftId)).status < 300]).toEqual([who, false]);
    expect((await recordLetter('elsewhere', body.liftId, { school: p.otherSchool })).status).toBe(404);
    expect((await recordLetter('leader', 'z'.repeat(36))).status).toBe(404);
  });
});
