import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sourceAt } from '../../../functions/sources/read-source.ts';

const root = mkdtempSync(join(tmpdir(), 'skolebro-source-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
function folderWith(...names: readonly string[]): string {
  const folder = join(root, String(count++));
  mkdirSync(folder);
  for (const name of names) writeFileSync(join(folder, name), 'x');
  return folder;
}
const found = async (...names: readonly string[]) => {
  const { path, format } = await sourceAt(folderWith(...names));
  return [basename(path), format];
};

describe('a folder is a set, or stands for the one file in it', () => {
  it.each([
    [
      ['uttrekk.xml', '.DS_Store'],
      ['uttrekk.xml', 'pifu-xml'],
    ],
    [
      ['Elevar.XML', 'lesmeg.txt'],
      ['Elevar.XML', 'pifu-xml'],
    ],
    [['sett.zip'], ['sett.zip', 'csv-zip']],
  ])('a folder is a set, or stands for the one file in it: %j is read as %j', async (names, wanted) => {
    expect(await found(...names)).toEqual(wanted);
  });
  it.each([
    [['orgs.csv', 'users.csv'], 'csv-folder'],
    [['GPU001.TXT'], 'untis-folder'],
    [['timeplan.json', 'keys.csv'], 'untis-folder'],
    [['timeplan.json'], 'untis-folder'],
  ])('a folder is a set, or stands for the one file in it: %j is a set', async (names, format) => {
    const folder = folderWith(...names);
    expect(await sourceAt(folder)).toEqual({ path: folder, format });
  });
  it.each([
    [
      ['a.xml', 'b.xml'],
      ['a.xml', 'b.xml'],
    ],
    [
      ['a.xml', 'orgs.csv', 'users.csv'],
      ['a.xml', 'orgs.csv', 'users.csv'],
    ],
    [
      ['sett.zip', 'GPU001.TXT'],
      ['sett.zip', 'GPU001.TXT'],
    ],
    [
      ['a.xml', 'timeplan.json'],
      ['a.xml', 'timeplan.json'],
    ],
  ])(
    'a folder is a set, or stands for the one file in it: %j do not belong together, and each is named',
    async (names, told) => {
      const error: unknown = await sourceAt(folderWith(...names)).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'folder-mixed', faults: told.map((file) => ({ place: { file, line: 0 } })) });
    },
  );
});
