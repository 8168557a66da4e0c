import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scanner, Verdict } from '../../../functions/attachments/scanner.ts';
import { takeArrival, takeVerdict } from '../../../functions/attachments/take-file.ts';
import { makeTables } from '../../support/table.ts';
import { exif, jpeg } from './files.ts';
import { AT, type FileWorld, makeFileWorld, O, sendForm } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let w: FileWorld;
beforeAll(async () => {
  tables = await makeTables();
  w = await makeFileWorld(tables.client, tables.tables.main);
});
afterAll(async () => {
  w.stop();
  await tables.stop();
});

const photo = jpeg([exif()]);
const after = (minutes: number): string => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
const place = (attachmentId: string) => ({ ownerId: O, attachmentId });
const stateOf = async (id: string) => (await w.store.find(O, id))?.state;
const of = (id: string) => w.objects().filter((key) => key.includes(id));

/** A scanner that tells later, as GuardDuty does, and what it was asked again. */
function later() {
  const asked: string[] = [];
  const scanner: Scanner = {
    tellsLater: true,
    scan: async () => 'later',
    again: async ({ attachmentId }) => void asked.push(attachmentId),
  };
  return { asked, take: { ...w.take, scanner } };
}
const mark = async (id: string): Promise<string> => (await w.files.upload(place(id)))?.etag ?? '';

it('two messages with the same file: one is sent and the other is told why not', async () => {
  const threadId = await w.begin('mother', [w.p.contact]);
  const id = await w.upload('mother', photo);
  await w.tell();
  const sends = Array.from({ length: 4 }, (_none, index) =>
    w.send('mother', threadId, `Se ${index}`, { attachments: [id] }),
  );
  const answers = await Promise.all(sends);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  expect(new Set(answers.flatMap(({ body }) => body.code ?? []))).toEqual(new Set(['messages.attachment-used']));
  expect((await w.seen('contact', threadId)).filter((text) => String(text).startsWith('Se '))).toHaveLength(1);
});

it('a repeat of a send with its key answers the same, and sends the file once', async () => {
  const threadId = await w.begin('mother', [w.p.contact]);
  const id = await w.upload('mother', photo);
  await w.tell();
  const key = 'b7e5f0c4-7d1f-4c1c-8a55-0d3b7c1f9a01';
  const first = await w.send('mother', threadId, 'Se her', { attachments: [id], key });
  const again = await w.send('mother', threadId, 'Se her', { attachments: [id], key });
  expect([first.status, again.body]).toEqual([201, first.body]);
});

it('a withdrawal against a download: whoever comes second finds nothing, and no file stays', async () => {
  const threadId = await w.begin('mother', [w.p.contact]);
  const id = await w.upload('mother', photo);
  await w.tell();
  const { body } = await w.send('mother', threadId, 'Se her', { attachments: [id] });
  const name = { threadId, messageId: body.messageId };
  const [withdrawn, fetched] = await Promise.all([
    w.withdraw('mother', name),
    w.download('contact', { ...name, attachmentId: id }),
  ]);
  expect(withdrawn.status).toBe(200);
  expect([200, 404]).toContain(fetched.status);
  await w.job(after(1));
  expect(of(id)).toEqual([]);
  if (fetched.status === 200) expect((await fetch(fetched.body.url)).status).toBe(404);
});

it.each<[Verdict, string, number]>([
  ['clean', 'clean', 1],
  ['infected', 'infected', 0],
  ['unsupported', 'unsupported', 0],
  ['none', 'scanning', 1],
])('a verdict "%s" that comes later, twice and out of order: the file is %s', async (verdict, state, left) => {
  const { take } = later();
  const id = await w.upload('mother', photo);
  const etag = await mark(id);
  // The verdict may come before the news of the arrival.
  const judge = () => takeVerdict(take)(place(id), { verdict, etag, now: AT });
  await Promise.all([judge(), takeArrival(take)(place(id), AT), judge()]);
  await judge();
  expect([await stateOf(id), of(id).length]).toEqual([state, left]);
  w.arrived.length = 0;
});

it('a verdict on other bytes than those that lie there is not theirs', async () => {
  const { take } = later();
  const { body } = await w.announce('mother', { mediaType: 'image/jpeg', byteSize: photo.length });
  await sendForm(body.upload, photo);
  const first = await mark(body.attachmentId);
  const other = Buffer.from(photo);
  other[other.length - 4] = 0x7e;
  await sendForm(body.upload, other);
  w.arrived.length = 0;
  await takeArrival(take)(place(body.attachmentId), AT);
  expect(await takeVerdict(take)(place(body.attachmentId), { verdict: 'clean', etag: first, now: AT })).toBe('ignored');
  expect(await stateOf(body.attachmentId)).toBe('scanning');
  const second = await mark(body.attachmentId);
  expect(await takeVerdict(take)(place(body.attachmentId), { verdict: 'clean', etag: second, now: AT })).toBe('clean');
});

it('a verdict after the file has expired makes nothing of it, and deletes it', async () => {
  const { take } = later();
  const id = await w.upload('mother', photo);
  const etag = await mark(id);
  w.arrived.length = 0;
  await w.job(after(21), take);
  expect(await stateOf(id)).toBeUndefined();
  expect(await takeVerdict(take)(place(id), { verdict: 'clean', etag, now: after(22) })).toBe('ignored');
  expect(of(id)).toEqual([]);
});

it('a file without a verdict is scanned again three times, a quarter of an hour apart, and then given up', async () => {
  const { take, asked } = later();
  const id = await w.upload('mother', photo);
  w.arrived.length = 0;
  await takeArrival(take)(place(id), AT);
  await w.job(after(14), take);
  expect(asked).toEqual([]);
  for (const minutes of [15, 16, 30, 45, 46]) await w.job(after(minutes), take);
  expect(asked.filter((each) => each === id)).toEqual([id, id, id]);
  expect(await stateOf(id)).toBe('scanning');
  await w.job(after(60), take);
  expect([await stateOf(id), of(id)]).toEqual(['failed', []]);
  expect((await w.show('mother', id)).body).toMatchObject({ status: 'failed', text: expect.stringMatching(/papir/) });
  await w.job(after(60 + 24 * 60), take);
  expect(await stateOf(id)).toBeUndefined();
});

it('a scanner that fails is asked again by the job, and the file goes on', async () => {
  const silent: Scanner = { tellsLater: false, scan: async () => 'none', again: async () => {} };
  const id = await w.upload('mother', photo);
  expect(await w.tell(AT, { ...w.take, scanner: silent })).toEqual(['scanning']);
  await w.job(after(15));
  expect(await stateOf(id)).toBe('clean');
});

it('a run that breaks off between the clean copy and the state is finished by the next', async () => {
  const id = await w.upload('mother', photo);
  await w.files.keep(place(id), jpeg(), 'image/jpeg');
  expect(await w.tell()).toEqual(['clean']);
  expect([await stateOf(id), of(id)]).toEqual(['clean', [`clean/${O}/${id}`]]);
});

it('a file that nobody sends is gone after a day, and one that is sent stays', async () => {
  const threadId = await w.begin('mother', [w.p.contact]);
  const [kept, left] = [await w.upload('mother', photo), await w.upload('mother', photo)];
  await w.tell();
  await w.send('mother', threadId, 'Se her', { attachments: [kept] });
  await w.job(after(24 * 60 + 1));
  expect([of(kept).length, of(left).length]).toEqual([1, 0]);
  expect([await stateOf(kept), await stateOf(left)]).toEqual(['linked', undefined]);
});
