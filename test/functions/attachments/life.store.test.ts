import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { refused } from '../messages/world.ts';
import { EICAR, exif, HTML, jpeg, jpegOfSize, objectStream, PLACE, pdf, png, SVG } from './files.ts';
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
beforeEach(() => w.reset());

const minutes = (count: number): string => new Date(Date.parse(AT) + count * 60_000).toISOString();
const photo = jpeg([exif()]);
const clean = async (who: string, bytes: Uint8Array = photo): Promise<string> => {
  const id = await w.upload(who, bytes);
  await w.tell();
  return id;
};
const bytesAt = async (url: string) => {
  const response = await fetch(url);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};

describe('a file from a phone to a teacher', () => {
  it('a photo with a place reaches the teacher without it, under a name of ours, and is logged', async () => {
    const threadId = await w.begin('mother', [w.p.contact]);
    const id = await w.upload('mother', photo);
    expect((await w.show('mother', id)).body).toMatchObject({ status: 'ticket', text: null });
    expect(await w.tell()).toEqual(['clean']);
    expect((await w.show('mother', id)).body).toMatchObject({ status: 'clean', byteSize: jpeg().length });
    const sent = await w.send('mother', threadId, 'Se her', { attachments: [id] });
    const { messageId } = sent.body;
    const shown = { attachmentId: id, name: 'vedlegg-1.jpg', mediaType: 'image/jpeg', byteSize: jpeg().length };
    expect([sent.status, sent.body.attachments]).toEqual([201, [shown]]);
    expect((await w.open('contact', threadId)).body.messages[0].attachments).toEqual([shown]);
    w.logged.length = 0;
    const address = await w.download('contact', { threadId, messageId, attachmentId: id }, { language: 'en' });
    expect(address.body).toMatchObject({ name: 'attachment-1.jpg', validSeconds: 60, byteSize: jpeg().length });
    expect(w.logged).toMatchObject([{ pupilId: w.p.ola, action: 'pupil:messages' }]);
    const { response, bytes } = await bytesAt(address.body.url);
    expect(bytes).toEqual(jpeg());
    expect([bytes.includes(PLACE), bytes.includes(Buffer.from('ffe1', 'hex'))]).toEqual([false, false]);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="attachment-1.jpg"');
    expect(w.objects().filter((key) => key.includes(id))).toEqual([`clean/${O}/${id}`]);
  });

  it.each([
    ['the test file of scanners as a photo', EICAR, 'image/jpeg', 'infected', null],
    ['a PDF with the test file in it', pdf([EICAR]), 'application/pdf', 'infected', null],
    ['an SVG', SVG, 'image/jpeg', 'unsupported', 'not-what-it-says'],
    ['a page of HTML', HTML, 'image/jpeg', 'unsupported', 'not-what-it-says'],
    ['a PNG that says it is a JPEG', png(), 'image/jpeg', 'unsupported', 'not-what-it-says'],
    ['a PDF with a script', pdf(['<< /S /JavaScript >>']), 'application/pdf', 'unsupported', 'script'],
    ['a PDF with a file', pdf(['<< /Type /EmbeddedFile >>']), 'application/pdf', 'unsupported', 'file-inside'],
    ['a PDF with a password', pdf(['<< /Encrypt 4 0 R >>']), 'application/pdf', 'unsupported', 'password'],
    ['a PDF that is a zip too', pdf([], 'PK\u0005\u0006'), 'application/pdf', 'unsupported', 'more-than-a-pdf'],
    ['a zip bomb', pdf([objectStream(' '.repeat(40_000_000))]), 'application/pdf', 'unsupported', 'damaged'],
    ['41 megapixels', jpegOfSize(8200, 5000), 'image/jpeg', 'unsupported', 'too-many-pixels'],
    ['a photo that ends early', photo.subarray(0, -4), 'image/jpeg', 'unsupported', 'damaged'],
  ] as const)('%s is told of in words, never sent, and deleted', async (_what, bytes, mediaType, status, fault) => {
    const threadId = await w.begin('mother', [w.p.contact]);
    const id = await w.upload('mother', bytes, mediaType);
    expect(await w.tell()).toEqual([status]);
    const { body } = await w.show('mother', id);
    expect(body).toMatchObject({ status, fault, text: expect.stringMatching(/\.$/) });
    expect(w.objects().filter((key) => key.includes(id))).toEqual([]);
    const sent = await w.send('mother', threadId, 'Se her', { attachments: [id] });
    expect(refused(sent)).toEqual([422, 'messages.attachment-not-taken']);
  });
});

describe('the form of an upload', () => {
  const announced = async (byteSize = photo.length) =>
    (await w.announce('mother', { mediaType: 'image/jpeg', byteSize })).body;

  it('the form of an upload takes exactly the announced file: no byte more or less, no other type, no other place', async () => {
    const { upload } = await announced();
    const other = upload.fields.key.replace(/.$/, (last: string) => (last === '0' ? '1' : '0'));
    expect(await sendForm(upload, photo.subarray(1))).toBe(400);
    expect(await sendForm(upload, Buffer.concat([photo, photo]))).toBe(400);
    expect(await sendForm(upload, Buffer.alloc(0))).toBe(400);
    expect(await sendForm(upload, Buffer.alloc(12_000_000))).toBe(400);
    expect(await sendForm(upload, photo, { 'Content-Type': 'text/html' })).toBe(403);
    expect(await sendForm(upload, photo, { key: other })).toBe(403);
    expect(await sendForm(upload, photo, { key: `clean/${O}/${newId()}` })).toBe(403);
    expect(await sendForm(upload, photo, { acl: 'public-read' })).toBe(403);
    expect(await sendForm(upload, photo, { 'X-Amz-Signature': '0'.repeat(64) })).toBe(403);
    expect(w.arrived).toEqual([]);
    expect(await sendForm(upload, photo)).toBe(204);
    expect(await w.tell()).toEqual(['clean']);
  });

  it.each([
    [0, 422],
    [1, 201],
    [10_000_000, 201],
    [10_000_001, 422],
    [12_000_000, 422],
  ])('a file of %i bytes is announced: %i', async (byteSize, status) => {
    expect((await w.announce('mother', { mediaType: 'image/jpeg', byteSize })).status).toBe(status);
  });

  it('the form of an upload that is used again after the file was taken changes nothing that anybody gets', async () => {
    const { upload, attachmentId } = await announced();
    await sendForm(upload, photo);
    await w.tell();
    const before = w.objects();
    const again = jpeg([exif()]);
    again[again.length - 4] = 0x7f;
    expect(await sendForm(upload, again)).toBe(204);
    expect(await w.tell()).toEqual(['ignored']);
    expect(w.objects()).toEqual(before);
    expect((await w.show('mother', attachmentId)).body.status).toBe('clean');
  });
});

describe('who may attach a file', () => {
  it('somebody else’s file, another pupil’s, one without a scan and one that is sent are refused, and nothing is sent', async () => {
    const threadId = await w.begin('mother', [w.p.contact]);
    const foreign = await clean('father');
    const siblings = await w.upload('mother', photo, 'image/jpeg', { pupil: 'siv' });
    await w.tell();
    const own = await clean('mother');
    const early = await w.upload('mother', photo);
    await w.send('mother', threadId, 'Den første', { attachments: [own] });
    const before = await w.seen('contact', threadId);
    const send = async (id: string) => refused(await w.send('mother', threadId, 'Se her', { attachments: [id] }));
    expect(await send(foreign)).toEqual([422, 'messages.attachment-unknown']);
    expect(await send(siblings)).toEqual([422, 'messages.attachment-unknown']);
    expect(await send(newId())).toEqual([422, 'messages.attachment-unknown']);
    expect(await send(early)).toEqual([409, 'messages.attachment-not-ready']);
    expect(await send(own)).toEqual([409, 'messages.attachment-used']);
    const six = Array.from({ length: 6 }, newId);
    expect((await w.send('mother', threadId, 'Se her', { attachments: six })).status).toBe(422);
    expect((await w.send('mother', threadId, 'Se her', { attachments: [own, own] })).status).toBe(422);
    expect((await w.send('mother', threadId, '', { attachments: [early] })).status).toBe(422);
    expect(await w.seen('contact', threadId)).toEqual(before);
    await w.tell();
  });

  it('only its author asks about a file, and only those who may write announce one', async () => {
    const id = await clean('mother');
    expect([await w.show('father', id), await w.show('contact', id)].map(({ status }) => status)).toEqual([404, 404]);
    expect((await w.show('mother', id, { pupil: 'siv' })).status).toBe(404);
    const file = { mediaType: 'image/png', byteSize: 9 } as const;
    const asked = await Promise.all(['uncle', 'leader', 'colleague', 'ola'].map((who) => w.announce(who, file)));
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('an added colleague attaches files in the conversation, and nowhere else', async () => {
    const threadId = await w.begin('contact', undefined);
    await w.add('contact', threadId, 'colleague');
    const file = { mediaType: 'image/png', byteSize: png().length } as const;
    expect((await w.announce('colleague', file)).status).toBe(404);
    const id = await w.upload('colleague', png(), 'image/png', { threadId });
    await w.tell();
    expect((await w.show('colleague', id, { threadId })).body.status).toBe('clean');
    expect((await w.send('colleague', threadId, 'Se her', { attachments: [id] })).status).toBe(201);
  });

  it('where the school or the stage has switched files off, none are announced and none are sent', async () => {
    const threadId = await w.begin('mother', [w.p.contact]);
    const id = await clean('mother');
    expect((await w.open('mother', threadId)).body.mayAttach).toBe(true);
    expect(refused(await w.announceWithoutScanner('mother'))).toEqual([403, 'attachments.off']);
    w.change({ 'messages.attachments': false });
    expect((await w.open('mother', threadId)).body.mayAttach).toBe(false);
    expect(refused(await w.announce('mother', { mediaType: 'image/png', byteSize: 9 }))).toEqual([
      403,
      'attachments.off',
    ]);
    expect(refused(await w.send('mother', threadId, 'Se her', { attachments: [id] }))).toEqual([
      403,
      'messages.attachments-off',
    ]);
  });

  it('more than a hundred files in an hour are refused', async () => {
    const file = { mediaType: 'image/png', byteSize: 9 } as const;
    const at = '2026-11-24T11:30:00.000Z';
    const first = await Promise.all(Array.from({ length: 10 }, () => w.announce('father', file, { at })));
    for (let round = 1; round < 10; round++)
      await Promise.all(Array.from({ length: 10 }, () => w.announce('father', file, { at })));
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set([201]));
    expect(refused(await w.announce('father', file, { at }))).toEqual([409, 'attachments.too-many']);
    expect((await w.announce('father', file, { at: '2026-11-24T12:00:00.000Z' })).status).toBe(201);
  });
});

describe('who fetches a file', () => {
  it('those who see the message fetch its file: not another guardian, not who lost the right, not before it is delivered', async () => {
    const id = await w.upload('mother', photo, 'image/jpeg', { at: '2026-11-24T20:00:00.000Z' });
    await w.tell('2026-11-24T20:00:00.000Z');
    const evening = '2026-11-24T20:05:00.000Z';
    const threadId = await w.begin('mother', [w.p.contact]);
    const { body } = await w.send('mother', threadId, 'Se her', { attachments: [id], at: evening });
    const name = { threadId, messageId: body.messageId, attachmentId: id };
    const status = async (who: string, at: string) => (await w.download(who, name, { at })).status;
    expect(await status('mother', evening)).toBe(200);
    expect(await status('contact', evening)).toBe(404);
    expect(await status('contact', '2026-11-25T07:00:00.000Z')).toBe(200);
    expect(await status('father', evening)).toBe(404);
    expect(await status('teacher', '2026-11-25T07:00:00.000Z')).toBe(404);
    expect((await w.download('contact', { ...name, attachmentId: newId() })).status).toBe(404);
    expect((await w.download('mother', { ...name, threadId: newId() })).status).toBe(404);
    expect((await w.download('mother', name, { pupil: 'siv' })).status).toBe(404);
  });

  it('a withdrawn message has no file any more, for anybody, and nothing of it lies anywhere', async () => {
    const threadId = await w.begin('mother', [w.p.contact]);
    const id = await clean('mother');
    const { body } = await w.send('mother', threadId, 'Se her', { attachments: [id] });
    const name = { threadId, messageId: body.messageId, attachmentId: id };
    const withdrawn = await w.withdraw('mother', { threadId, messageId: body.messageId });
    expect([withdrawn.status, withdrawn.body.attachments]).toEqual([200, []]);
    expect((await w.download('mother', name)).status).toBe(404);
    expect((await w.download('contact', name)).status).toBe(404);
    await w.job(minutes(1));
    expect(w.objects().filter((key) => key.includes(id))).toEqual([]);
    expect(await w.store.find(O, id)).toBeUndefined();
    expect((await w.withdraw('mother', { threadId, messageId: body.messageId })).status).toBe(200);
  });

  it('a teacher’s file to two homes stays with the other home when one message is withdrawn', async () => {
    const id = await clean('contact');
    const started = await w.start('contact', { attachments: [id] });
    const [mine, theirs] = started.body.threads.map(({ threadId }: { threadId: string }) => threadId);
    const messageOf = async (threadId: string) => (await w.open('contact', threadId)).body.messages[0].messageId;
    const names = [
      { threadId: mine, messageId: await messageOf(mine), attachmentId: id },
      { threadId: theirs, messageId: await messageOf(theirs), attachmentId: id },
    ] as const;
    const withdraw = ({ threadId, messageId }: (typeof names)[number]) =>
      w.withdraw('contact', { threadId, messageId });
    await withdraw(names[0]);
    await w.job(minutes(1));
    expect((await w.download('contact', names[0])).status).toBe(404);
    expect((await w.download('contact', names[1])).status).toBe(200);
    await withdraw(names[1]);
    await w.job(minutes(1));
    expect(w.objects().filter((key) => key.includes(id))).toEqual([]);
  });

  it('a teacher’s file to two homes stays with the other home when the conversation of one is purged', async () => {
    const id = await clean('contact');
    const started = await w.start('contact', { attachments: [id] });
    const [gone, kept] = await Promise.all(
      started.body.threads.map(async ({ threadId }: { threadId: string }) => {
        const { messageId } = (await w.open('contact', threadId)).body.messages[0];
        return { threadId, messageId, attachmentId: id };
      }),
    );
    await w.lookup.removeAttachments(O, [gone], AT);
    await w.job(minutes(1));
    expect((await w.download('contact', kept)).status).toBe(200);
    await w.lookup.removeAttachments(O, [kept], AT);
    await w.job(minutes(1));
    expect(w.objects().filter((key) => key.includes(id))).toEqual([]);
  });

  it('a purge gives a message’s files up, and a repeat of it changes nothing', async () => {
    const threadId = await w.begin('mother', [w.p.contact]);
    const id = await clean('mother');
    const { messageId } = (await w.send('mother', threadId, 'Se her', { attachments: [id] })).body;
    const gone = { attachmentId: id, messageId };
    await w.lookup.removeAttachments(O, [gone, { ...gone, attachmentId: newId() }], AT);
    await w.job(minutes(1));
    await w.lookup.removeAttachments(O, [gone], AT);
    expect(w.objects().filter((key) => key.includes(id))).toEqual([]);
    expect(await w.store.find(O, id)).toBeUndefined();
  });
});
