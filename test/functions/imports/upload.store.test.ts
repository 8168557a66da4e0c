import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { failureOf, resultOf } from '../../../functions/imports/outcome.ts';
import { type ImportRecord, importRecordStore } from '../../../functions/imports/record-store.ts';
import { runUpload } from '../../../functions/imports/run-upload.ts';
import { importStore } from '../../../functions/imports/store.ts';
import { nameCopies } from '../../../functions/roster/lookup.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { type Moment, momentOf } from '../../../functions/shared/time.ts';
import { BASES } from '../../../functions/sources/csv-people-words.ts';
import { KINDS, type Kind } from '../../../functions/sources/rows.ts';
import { UnreadableFile } from '../../../functions/sources/unreadable-file.ts';
import { onDay, VAULT } from '../../support/imports.ts';
import { SECRET } from '../../support/records.ts';
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

type Told = { readonly call?: string; readonly moment?: Moment; readonly while?: () => Promise<unknown> };

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
  let meanwhile: Told['while'];
  const run = runUpload({
    store: importStore(world.client, world.tables.main, world.tables.identity),
    copies: nameCopies(world.client, world.tables.main),
    records,
    uploads: {
      fetch: async (_place, path) => {
        await meanwhile?.();
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
    id,
    records,
    replace: (other: Uint8Array) => writeFileSync(file, other),
    run: (key = objectKey, { call = newId(), moment = onDay('2026-11-24'), while: during }: Told = {}) => {
      meanwhile = during;
      return run(key, moment, call);
    },
    record: () => records.findImport(owner.ownerId, id),
  };
}

describe('an uploaded roster (J1)', () => {
  it('an uploaded roster is imported, and the import says what came of it', async () => {
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
    ['no timetable in the zip', 'untis-zip', Buffer.from('hei'), 'file-not-zip', 0],
    ['no JSON at all', 'untis-json', Buffer.from('hei'), 'file-not-json', 0],
    ['no XML at all', 'pifu-xml', Buffer.from('hei'), 'file-not-xml', 1],
    ['XML with a document type', 'pifu-xml', Buffer.from(`<!DOCTYPE enterprise>${pifuText()}`), 'xml-doctype', 1],
  ] as const)(
    'an uploaded roster: %s fails with why and where, and nothing is taken',
    async (_what, format, bytes, failure, line) => {
      const { owner, run, record } = await arrived(bytes, { format });
      expect(await run()).toBe('failed');
      const found = await record();
      expect([found?.failure, found?.refused?.[0]?.line]).toEqual([failure, line]);
      expect(found?.refused?.[0]?.file).toBe(`upload.${format.split('-')[1]}`);
      expect((await owner.items()).length).toBe(1);
    },
  );
  it('an uploaded roster is told of twice and worked off once; what nobody ordered is left alone', async () => {
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
    const upload = await arrived(await zipOf());
    const two = await arrived(await zipOf(), {}, upload.owner);
    const states = await Promise.all([upload.run(), two.run()]);
    for (const [at, state] of states.entries())
      if (state !== 'done') expect((await [upload, two][at]?.record())?.failure).toBe('overtaken');
    const again = await arrived(await zipOf(), {}, upload.owner);
    expect(await again.run()).toBe('done');
    expect((await upload.owner.itemNamed('PUPIL', 'ola')).givenName).toBe('ola');
  });
  it('an uploaded roster leaves nothing of the file on the machine', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('skolebro-upload-'));
    const before = left();
    for (const bytes of [await zipOf(), Buffer.from('hei')]) await (await arrived(bytes)).run();
    const after = left();
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });
});

const MINUTE = 60_000;
/** The import's moment, so many minutes later. */
const minutesOn = (minutes: number) => momentOf(Date.parse(onDay('2026-11-24').instant) + minutes * MINUTE);

describe('an import whose machine was taken away', () => {
  /** An import that says that it is being read by a call that died. */
  async function dead(more: Partial<ImportRecord> = {}) {
    const { instant } = onDay('2026-11-24');
    return arrived(await zipOf(), { state: 'reading', startedAt: instant, run: 'the call that died', ...more });
  }
  it('an import whose machine was taken away is left alone while it may be alive, and done when its file is told of again after that', async () => {
    const { owner, objectKey, run, record } = await dead();
    expect(await run(objectKey, { moment: minutesOn(15) })).toBe('ignored');
    expect(await run(objectKey, { moment: minutesOn(17) })).toBe('done');
    expect(await record()).toMatchObject({ state: 'done', startedAt: minutesOn(17).instant });
    expect(await owner.pupil('ola')).toBeDefined();
  });
  it('an import whose machine was taken away is done at once when Lambda tries the very call again', async () => {
    const { objectKey, run, record } = await dead();
    expect(await run(objectKey, { moment: minutesOn(2), call: 'the call that died' })).toBe('done');
    expect((await record())?.state).toBe('done');
  });
  it('an import whose machine was taken away is begun again by one of those who find it dead', async () => {
    const { objectKey, run } = await dead();
    const states = await Promise.all([17, 18, 19].map((at) => run(objectKey, { moment: minutesOn(at) })));
    expect(states.sort()).toEqual(['done', 'ignored', 'ignored']);
  });
  it('one that was taken for dead has nothing to say any more', async () => {
    const { objectKey, run, record, records, owner, id } = await arrived(await zipOf());
    const slow = run(objectKey, {
      while: () =>
        records.moveImport(owner.ownerId, id, ['reading'], { run: 'another', changedAt: minutesOn(17).instant }),
    });
    await slow;
    expect(await record()).toMatchObject({ state: 'reading', run: 'another' });
  });
  it('one that fails again leaves nothing of the first failure behind when it comes through', async () => {
    const { objectKey, run, record } = await dead({ failure: 'crashed' });
    await run(objectKey, { moment: minutesOn(17) });
    expect(await record()).not.toHaveProperty('failure');
  });
});

describe('what is applied is what the dry run showed (J1)', () => {
  /** A dry run that has been read and is being applied, with another file and another roster where a test says so. */
  async function applied(bytes: Buffer, more: Partial<ImportRecord> = {}, owner = world.owner()) {
    const tried = await arrived(bytes, { mode: 'dry-run', ...more }, owner);
    await tried.run();
    const shown = await tried.record();
    const change = { mode: 'apply', state: 'awaiting-upload', appliedBy: 'somebody' } as const;
    await tried.records.moveImport(owner.ownerId, tried.id, ['done'], { ...change, changedAt: minutesOn(1).instant });
    const objectKey = tried.objectKey.replace('/dry-run', '/apply');
    return { ...tried, shown, apply: () => tried.run(objectKey, { moment: minutesOn(2) }) };
  }
  it('the same file goes in, and both say the checksum that anybody can make', async () => {
    const bytes = await zipOf();
    const { apply, shown, record, owner } = await applied(bytes);
    expect(shown).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), etag: '"1"' });
    expect(await apply()).toBe('done');
    expect(await record()).toMatchObject({ state: 'done', sha256: shown?.sha256, written: expect.any(Number) });
    expect(await owner.pupil('ola')).toBeDefined();
  });
  it('another file of the same size is refused, and nothing of it is taken', async () => {
    const bytes = await zipOf();
    const { apply, replace, record, owner } = await applied(bytes);
    const other = Buffer.from(bytes);
    other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
    replace(other);
    expect(await apply()).toBe('failed');
    expect(await record()).toMatchObject({ state: 'failed', failure: 'upload-changed' });
    expect((await owner.items()).length).toBe(1);
  });
  it('what is applied is what the dry run showed is refused when more would end by now than was shown, whatever was confirmed', async () => {
    const owner = world.owner();
    await (await arrived(await zipOf((set) => leave(set, 'e5')), {}, owner)).run();
    const fewer = await zipOf((set) => leave(set, 'e4', 'e5'));
    const { apply, shown, record } = await applied(fewer, { confirmEnding: true }, owner);
    expect(shown?.counts?.enrolment?.ended).toBe(1);
    await (await arrived(await zipOf(), {}, owner)).run();
    const before = (await owner.items()).filter(({ pk }) => !pk.endsWith('#IMPORTS'));
    expect(await apply()).toBe('refused');
    expect(await record()).toMatchObject({ state: 'refused', failure: 'more-ends-than-shown' });
    expect((await owner.items()).filter(({ pk }) => !pk.endsWith('#IMPORTS'))).toEqual(before);
  });
  it('what is applied is what the dry run showed goes in when fewer end by now, and says its own counts', async () => {
    const owner = world.owner();
    await (await arrived(await zipOf(), {}, owner)).run();
    const fewer = await zipOf((set) => leave(set, 'e5'));
    const { apply, shown, record } = await applied(fewer, {}, owner);
    expect(shown?.counts?.enrolment?.ended).toBe(1);
    await (await arrived(fewer, {}, owner)).run();
    expect(await apply()).toBe('done');
    expect((await record())?.counts?.enrolment?.ended).toBe(0);
  });
});

describe('what a record says of a file', () => {
  it('all that is wrong with an unreadable one, the first hundred of it, each with where', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('nothing\n'), 'orgs.csv');
    zip.end();
    const { run, record } = await arrived(await buffer(zip.outputStream));
    expect(await run()).toBe('failed');
    const found = await record();
    expect(found?.refusedCount).toBeGreaterThanOrEqual(1);
    expect(found?.refused?.[0]).toMatchObject({ code: found?.failure });
  });
  it('column, form and notes as the reader told them, cut to a size that a record can hold', () => {
    const long = 'x'.repeat(10_000);
    const line = { kind: 'pupil', place: { file: long, line: 3 }, code: 'dates-wrong', column: 'birthDate' } as const;
    const faults = Array.from({ length: 300 }, () => ({
      ...line,
      form: '99.99.9999',
      detail: long,
      allowed: BASES.known,
    }));
    const unreadable = failureOf(new UnreadableFile({ file: 'a', line: 0 }, 'file-empty', undefined, faults), 'x');
    expect(unreadable).toMatchObject({ failure: 'file-empty', refusedCount: 301 });
    expect(unreadable.refused?.length).toBe(100);
    expect(unreadable.refused?.[1]).toMatchObject({ column: 'birthDate', form: '99.99.9999' });
    const empty = { added: 0, changed: 0, unchanged: 0, ended: 0, refused: 0 };
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, empty])) as Record<Kind, typeof empty>;
    const outcome = resultOf({
      ...{ outcome: 'applied', counts, tooMany: [], beyondShown: [], diff: [], written: 1, waiting: [] },
      ...{ refused: faults, refusedCount: 300, notes: faults, noteCount: 300 },
    });
    expect([outcome.noteCount, outcome.notes?.length, outcome.refused?.length]).toEqual([300, 200, 200]);
    const [line1] = outcome.refused ?? [];
    expect([line1?.allowed?.slice(0, 2), line1?.allowed?.length]).toEqual([['foreldreansvar', 'dagligomsorg'], 12]);
    expect(line1?.allowedMore).toBe(BASES.known.length - 12);
    expect(JSON.stringify(outcome).length).toBeLessThan(350_000);
  });
});
