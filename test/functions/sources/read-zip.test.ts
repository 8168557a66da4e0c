import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { formatOf, readSource } from '../../../functions/sources/read-source.ts';
import { UnreadableFile } from '../../../functions/sources/unreadable-file.ts';
import { faultsOf, filesOf, readAll, readingsOf, smallSet, whyUnreadable } from './small-set.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Content = string | Uint8Array;
/** A zip of files, in the order given; the same name may come twice. */
function zipOf(files: Iterable<readonly [string, Content]>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of files) zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  return buffer(zip.outputStream);
}
let made = 0;
function onDisk(bytes: Uint8Array, ending = 'zip'): string {
  const path = join(folder, `${made++}.${ending}`);
  writeFileSync(path, bytes);
  return path;
}
const read = (bytes: Uint8Array) => readSource(onDisk(bytes), 'csv-zip');
const whole = () => filesOf(smallSet());
/** The zip with one name written over by another of the same length, in both places where a zip has it. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  expect(Buffer.byteLength(to)).toBe(Buffer.byteLength(from));
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

describe('a zipped CSV set (J1)', () => {
  it('a zipped CSV set says what the folder says, packed or stored, at the top or in a folder, with what desktops add', async () => {
    const { rows } = await readAll(readingsOf(smallSet()));
    const inFolder = [...whole()].map(([name, text]) => [`uttrekk/${name}`, text] as const);
    const litter = [
      ['__MACOSX/uttrekk/._orgs.csv', 'x'],
      ['uttrekk/.DS_Store', 'x'],
    ] as const;
    for (const zip of [await zipOf(whole()), await zipOf(whole(), false), await zipOf([...inFolder, ...litter])])
      expect((await readAll(read(zip))).rows).toEqual(rows);
  });
  it('a folder, a zip and an XML file are told by what they are; anything else is refused by name', async () => {
    expect(await formatOf(folder)).toBe('csv-folder');
    expect(await formatOf(join(import.meta.dirname, '../../../sample/formats/untis/text'))).toBe('untis-folder');
    expect(await formatOf(onDisk(Buffer.from('x'), 'ZIP'))).toBe('csv-zip');
    expect(await formatOf(onDisk(Buffer.from('x'), 'xml'))).toBe('pifu-xml');
    expect(await formatOf(onDisk(Buffer.from('x'), 'JSON'))).toBe('untis-json');
    expect(await formatOf(onDisk(await zipOf([['uttrekk/gpu001.txt', 'x']])))).toBe('untis-zip');
    expect(await formatOf(onDisk(await zipOf([['timeplan.json', '[]']])))).toBe('untis-zip');
    expect(await formatOf(onDisk(await zipOf(whole())))).toBe('csv-zip');
    await expect(formatOf(onDisk(Buffer.from('x'), 'xlsx'))).rejects.toMatchObject({ code: 'file-form' });
  });
});

describe('a zip that was made to harm, or is none, is refused before it is unpacked', () => {
  it('a bomb: ten megabytes of nothing', async () => {
    const bomb = await zipOf([...whole(), ['lessons.csv', Buffer.alloc(10 * 1024 ** 2)]]);
    expect(bomb.length).toBeLessThan(40_000);
    expect(await whyUnreadable(read(bomb))).toMatchObject({ code: 'zip-bomb', detail: 'lessons.csv' });
  });
  it('a bomb that claims to be small is stopped at what it claims', async () => {
    const bytes = await zipOf([['orgs.csv', Buffer.alloc(10 * 1024 ** 2)]]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(10 * 1024 ** 2);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1000);
    const lying = Buffer.from(
      bytes.toString('latin1').replaceAll(size.toString('latin1'), small.toString('latin1')),
      'latin1',
    );
    expect(await faultsOf(read(lying))).toContainEqual(expect.stringContaining('zip-damaged'));
  });
  it('more files than a set has', async () => {
    const many = Array.from({ length: 41 }, (_one, at) => [`${at}.csv`, 'x'] as const);
    expect(await whyUnreadable(read(await zipOf(many)))).toMatchObject({ code: 'zip-too-many', detail: '41' });
  });
  it('two files of one name in two folders', async () => {
    const twice = await zipOf([...whole(), ['old/orgs.csv', 'x']]);
    expect(await whyUnreadable(read(twice))).toMatchObject({ code: 'zip-name-twice', detail: 'orgs.csv' });
  });
  it('a zip in the zip is not opened', async () => {
    const nested = await zipOf([['set.zip', await zipOf(whole())]]);
    expect(await faultsOf(read(nested))).toContain('users.csv:0 file-missing');
  });
  it.each([
    ['a way out', '../../orgs.csv'],
    ['a place on the disk', '/etc/orgs.csv'],
    ['a Windows drive', 'C:/aa/orgs.csv'],
    ['a way out with backslashes', '..\\..\\orgs.csv'],
  ])(
    'a zip that was made to harm, or is none, is refused before it is unpacked: %s as a name leads nowhere: %s',
    async (_what, name) => {
      const plain = name.replace(
        /^(\.\.[/\\]\.\.[/\\]|\/etc\/|C:\/aa\/)/,
        (start) => `${'a'.repeat(start.length - 1)}/`,
      );
      const hurt = renamed(
        await zipOf([...whole()].map(([file, text]) => [file === 'orgs.csv' ? plain : file, text])),
        plain,
        name,
      );
      expect(await whyUnreadable(read(hurt))).toMatchObject({ code: 'zip-name' });
    },
  );
  it('an encrypted file', async () => {
    const bytes = await zipOf([['orgs.csv', 'x']]);
    const locked = Buffer.from(bytes);
    locked.writeUInt16LE(locked.readUInt16LE(6) | 1, 6);
    const directory = locked.indexOf('PK\x01\x02', 0, 'latin1');
    locked.writeUInt16LE(locked.readUInt16LE(directory + 8) | 1, directory + 8);
    expect(await whyUnreadable(read(locked))).toMatchObject({ code: 'zip-encrypted' });
  });
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a CSV file', Buffer.from(whole().get('orgs.csv') ?? '')],
    ['a gzip header', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
  ])(
    'a zip that was made to harm, or is none, is refused before it is unpacked: %s is not a zip',
    async (_what, bytes) => {
      expect(await whyUnreadable(read(bytes))).toMatchObject({ code: 'file-not-zip' });
    },
  );
  it('any flipped byte and any cut ends in rows or in a refusal of ours, never in another error', async () => {
    const bytes = await zipOf(whole());
    const path = join(folder, 'hurt.zip');
    const damage = fc.record({
      at: fc.integer({ min: 0, max: bytes.length - 1 }),
      to: fc.option(fc.integer({ min: 0, max: 255 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, to }) => {
        const hurt = Buffer.from(to === undefined ? bytes.subarray(0, at) : bytes);
        if (to !== undefined) hurt[at] = to;
        writeFileSync(path, hurt);
        const ended = await readAll(readSource(path, 'csv-zip')).catch((error: unknown) => error);
        expect(ended instanceof Error && !(ended instanceof UnreadableFile) ? ended : undefined).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
