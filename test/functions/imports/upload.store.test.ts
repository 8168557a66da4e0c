import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { type ImportRecord, importRecordStore } from '../../../functions/imports/record-store.ts';
import { runUpload } from '../../../functions/imports/run-upload.ts';
import { importStore } from '../../../functions/imports/store.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { onDay, VAULT } from '../../support/imports.ts';
import { SECRET } from '../../support/world.ts';
import { pifuText } from '../sources/pifu-file.ts';
import { change, filesOf, leave, type SetRows, smallSet } from '../sources/small-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-arrived-'));
let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.stop();
});

function zipOf(mend: (set: SetRows) => void = () => {}): Promise<Buffer> {
  const set = smallSet();
  mend(set);
  const zip = new ZipFile();
  for (const [name, text] of filesOf(set)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** An owner's ordered import whose file has arrived, and the importer that is told of it. */
async function arrived(bytes: Uint8Array, more: Partial<ImportRecord> = {}, owner = world.owner()) {
  const records = importRecordStore(world.client, world.tables.main);
  const { instant } = onDay('2026-11-24');
  const id = newSortableId(Date.parse(instant));
  const record: ImportRecord = {
    id,
    format: 'csv-zip',
    system: 'test',
    mode: 'apply',
    confirmEnding: false,
    state: 'awaiting-upload',
    createdAt: instant,
    createdBy: 'somebody',
    changedAt: instant,
    ...more,
  };
  await records.addImport(owner.ownerId, record);
  const file = join(folder, id);
  writeFileSync(file, bytes);
  const run = runUpload({
    store: importStore(world.client, world.tables.main, world.tables.identity),
    records,
    uploads: {
      fetch: async (_place, path) => {
        copyFileSync(file, path);
        return { sha256: createHash('sha256').update(readFileSync(file)).digest('hex'), etag: '"1"' };
      },
    },
    loginKey: SECRET,
    vault: VAULT,
    numbers: 'synthetic',
    maxEndedShare: async () => 10,
  });
  const objectKey = `imports/${owner.ownerId}/${id}/${record.mode}`;
  return {
    owner,
    objectKey,
    run: (key = objectKey, { call = newId(), moment = onDay('2026-11-24') } = {}) => run(key, moment, call),
    record: () => records.findImport(owner.ownerId, id),
  };
}

describe('an uploaded roster (J1)', () => {
  it('is imported, and the import says what came of it', async () => {
    const { owner, run, record } = await arrived(
      await zipOf((set) => change(set, 'lessons.csv', 'x1', { endTime: '' })),
    );
    expect(await run()).toBe('done');
    expect(await record()).toMatchObject({
      state: 'done',
      refusedCount: 1,
      refused: [{ file: 'lessons.csv', line: 2, code: 'dates-wrong' }],
    });
    expect((await record())?.counts?.pupil).toEqual({ added: 2, changed: 0, unchanged: 0, ended: 0, refused: 0 });
    expect(await owner.pupil('ola')).toBeDefined();
  });
  it('a dry run writes nothing but how the import went', async () => {
    const { owner, run } = await arrived(await zipOf(), { mode: 'dry-run' });
    expect(await run()).toBe('done');
    expect((await owner.items()).map(({ pk }) => pk)).toEqual([`${owner.ownerId}#IMPORTS`]);
  });
  it('the same file again writes nothing but how the import went', async () => {
    const first = await arrived(await zipOf());
    await first.run();
    const before = await first.owner.items();
    const again = await arrived(await zipOf(), {}, first.owner);
    await again.run();
    const after = (await first.owner.items()).filter(({ sk }) => !again.objectKey.includes(sk.replace('IMPORT#', '')));
    expect(after).toEqual(before);
  });
  it('one that would end too much is refused, with what it would end', async () => {
    const { owner, run } = await arrived(await zipOf());
    await run();
    const half = await arrived(await zipOf((set) => leave(set, 'e1', 'e2', 'e3', 'e4', 'e5')), {}, owner);
    expect(await half.run()).toBe('refused');
    expect(await half.record()).toMatchObject({ state: 'refused', tooMany: ['enrolment'] });
    const confirmed = await arrived(
      await zipOf((set) => leave(set, 'e1', 'e2', 'e3', 'e4', 'e5')),
      { confirmEnding: true },
      owner,
    );
    expect(await confirmed.run()).toBe('done');
  });
  it.each([
    ['no zip at all', 'csv-zip', Buffer.from('hei'), 'file-not-zip', 0],
    ['no XML at all', 'pifu-xml', Buffer.from('hei'), 'file-not-xml', 1],
    ['XML with a document type', 'pifu-xml', Buffer.from(`<!DOCTYPE enterprise>${pifuText()}`), 'xml-doctype', 1],
  ] as const)('%s fails with why and where, and nothing is taken', async (_what, format, bytes, failure, line) => {
    const { owner, run, record } = await arrived(bytes, { format });
    expect(await run()).toBe('failed');
    const found = await record();
    expect([found?.failure, found?.refused?.[0]?.line]).toEqual([failure, line]);
    expect(found?.refused?.[0]?.file).toBe(format === 'csv-zip' ? 'upload.zip' : 'upload.xml');
    expect((await owner.items()).length).toBe(1);
  });
  it('is told of twice and worked off once; what nobody ordered is left alone', async () => {
    const { owner, run, objectKey } = await arrived(await zipOf());
    const states = await Promise.all([run(), run(), run()]);
    expect(states.sort()).toEqual(['done', 'ignored', 'ignored']);
    expect(await run()).toBe('ignored');
    for (const key of [
      'imports',
      'other/x',
      `${objectKey}/more`,
      objectKey.replace('/apply', '/dry-run'),
      objectKey.replace(owner.ownerId, world.owner().ownerId),
    ])
      expect(await run(key), key).toBe('ignored');
  });
  it('two files at once: both are worked off, or one says that it was overtaken and can be sent again', async () => {
    const one = await arrived(await zipOf());
    const two = await arrived(await zipOf(), {}, one.owner);
    const states = await Promise.all([one.run(), two.run()]);
    for (const [at, state] of states.entries())
      if (state !== 'done') expect((await [one, two][at]?.record())?.failure).toBe('overtaken');
    const again = await arrived(await zipOf(), {}, one.owner);
    expect(await again.run()).toBe('done');
    expect((await one.owner.one('PUPIL', 'ola')).givenName).toBe('ola');
  });
  it('leaves nothing of the file on the machine', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('skolebro-upload-'));
    const before = left();
    for (const bytes of [await zipOf(), Buffer.from('hei')]) await (await arrived(bytes)).run();
    const after = left();
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });
});
