import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_NAMES } from '../../../functions/sources/csv-columns.ts';
import { csvTexts } from '../../../functions/sources/csv-text.ts';
import { readCsvSet } from '../../../functions/sources/read-csv-set.ts';
import type { Row } from '../../../functions/sources/rows.ts';
import { UnreadableFile } from '../../../functions/sources/unreadable-file.ts';
import { change, chunks, faultsOf, filesOf, readAll, readingsOf, setOf, smallSet } from './small-set.ts';

const plain = (rows: readonly Row[]) => rows.map(({ place, ...row }) => row);
/** The small set with every file's text made another by a form. */
const formed = (form: (text: string, name: string) => string | Uint8Array) =>
  setOf(new Map([...filesOf(smallSet())].map(([name, text]) => [name, form(String(text), name)])));
const header = (text: string, change: (header: string) => string): string => {
  const end = text.indexOf('\n');
  return change(text.slice(0, end)) + text.slice(end);
};
const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('a set says the same in every form in which systems and spreadsheets write it', () => {
  it.each<[string, (text: string, name: string) => string | Uint8Array]>([
    ['a header with CRLF and rows with LF', (text) => header(text, (first) => `${first}\r`)],
    ['a header with LF and rows with CRLF', (text) => text.replaceAll('\n', '\r\n').replace('\r\n', '\n')],
    ['CR only', (text) => text.replaceAll('\n', '\r')],
    ['tabs', (text) => text.replaceAll(',', '\t')],
    ['sep=; of Excel', (text) => `sep=;\r\n${text.replaceAll(',', ';').replaceAll('\n', '\r\n')}`],
    ['sep=, behind a byte order mark', (text) => `\ufeffsep=,\n${text}`],
    ['UTF-16 with its mark', (text) => utf16(text, false)],
    ['UTF-16 the other way round', (text) => utf16(text, true)],
    [
      'quoted header cells',
      (text) =>
        header(text, (first) =>
          first
            .split(',')
            .map((part) => `"${part}"`)
            .join(','),
        ),
    ],
    [
      'headers in capitals, with spaces around',
      (text) => header(text, (first) => ` ${first.toUpperCase().replaceAll(',', ' , ')}`),
    ],
    ['empty columns behind the last', (text) => text.replaceAll('\n', ',,,\n')],
    ['a header with empty columns, rows without', (text) => header(text, (first) => `${first},,`)],
    ['empty lines and lines of empty cells', (text) => `\n${text.replace('\n', `\n\n${','.repeat(30)}\n`)}\n\n`],
    ['spaces around every cell', (text) => text.replaceAll(',', ' ,\u00a0')],
  ])('a set says the same in every form in which systems and spreadsheets write it: %s', async (_name, form) => {
    // A list within a cell would be parted by a change of every comma.
    const set = smallSet();
    change(set, 'users.csv', 'ola', { userIds: '{NIN:41912490031};{Feide:ola@fjordvik.example}' });
    const text = new Map(
      [...filesOf(set)].map(([name, content]) => [
        name,
        String(content)
          .replace(/"(\{[^"]*)"/g, '$1')
          .replace('};{', '} {'),
      ]),
    );
    const expected = plain((await readAll(readCsvSet(setOf(text)))).rows);
    const other = new Map([...text].map(([name, content]) => [name, form(content, name)]));
    const read = await readAll(readCsvSet(setOf(other, 7)));
    expect(plain(read.rows)).toEqual(expected);
    expect(read.refused).toEqual([]);
    expect(expected.length).toBe(21);
  });

  it('file names in any case and with other signs between words', async () => {
    const names: Readonly<Record<string, string>> = {
      'users.csv': 'Users.CSV',
      'guardian_links.csv': 'guardian-Links.csv',
    };
    const files = new Map([...filesOf(smallSet())].map(([name, text]) => [names[name] ?? name, text]));
    const { rows, notes } = await readAll(readCsvSet(setOf(files)));
    expect(rows).toEqual((await readAll(readingsOf(smallSet()))).rows);
    expect(notes).toEqual([]);
  });

  it('lines keep their numbers behind sep=, with any ends of lines', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const read = await readAll(readCsvSet(formed((text) => `sep=,\n${text}`.replaceAll('\n', end))));
      expect(read.rows.find(({ key }) => key === 'kari')?.place.line).toBe(4);
    }
  });
});

describe('what is left aside is said once, and nothing is refused for it', () => {
  it('columns of vendors, of extensions and of the standard that we do not read', async () => {
    const columns = 'metadata.house,ext_bus,userProfileId,hispanicOrLatinoEthnicity';
    const read = await readAll(
      readCsvSet(
        formed((text) =>
          header(
            text.replaceAll('\n', ',"A, b",2,3,4\n'),
            (first) => `${first.replace(',"A, b",2,3,4', '')},${columns}`,
          ),
        ),
      ),
    );
    expect(read.refused).toEqual([]);
    expect(plain(read.rows)).toEqual(plain((await readAll(readingsOf(smallSet()))).rows));
    const noted = read.notes.map(({ place, code, detail }) => `${place.file} ${code} ${detail}`);
    expect(noted).toEqual(
      FILE_NAMES.flatMap((name) => columns.split(',').map((column) => `${name} header-ignored ${column}`)),
    );
  });
  it('files of the standard that we do not read, and files that are none of it', async () => {
    const files = filesOf(smallSet());
    for (const name of ['lineItems.csv', 'userProfiles.csv', 'LES MEG.txt', 'karakterer.csv']) files.set(name, 'x');
    const { refused, notes } = await readAll(readCsvSet(setOf(files)));
    expect(refused).toEqual([]);
    expect(notes.map(({ place, code }) => `${place.file} ${code}`)).toEqual([
      'lineItems.csv file-unread',
      'userProfiles.csv file-unread',
      'LES MEG.txt file-foreign',
      'karakterer.csv file-foreign',
    ]);
  });
  it('a column without which nobody is contact teacher, or everybody’s protection is unknown', async () => {
    const read = await readAll(
      readCsvSet(formed((text) => text.replace('metadata.role', 'x').replace('metadata.addressProtection', 'y'))),
    );
    expect(
      read.notes.filter(({ code }) => code === 'column-missing').map(({ place, column }) => `${place.file} ${column}`),
    ).toEqual(['users.csv metadata.addressProtection', 'enrollments.csv metadata.role']);
    expect(read.rows.find(({ key }) => key === 'e3')?.data).toMatchObject({ as: 'teacher' });
    expect(read.rows.find(({ key }) => key === 'ola')?.data).toMatchObject({ protection: 'unknown' });
  });
});

describe('all that is wrong with all files is told in one answer', () => {
  it('columns, bytes, fields, quotes, lines and files', async () => {
    const set = smallSet();
    change(set, 'enrollments.csv', 'e1', { role: 'perhaps' });
    change(set, 'lessons.csv', 'x1', { startTime: 'klokka ni' });
    const files = filesOf(set);
    files.delete('classes.csv');
    files.set(
      'orgs.csv',
      String(files.get('orgs.csv')).replace('name', 'navn').replace('type', 'name').replace('identifier', 'status'),
    );
    files.set('users.csv', Buffer.from(String(files.get('users.csv')).replace('Fjord', 'Fjørd'), 'latin1'));
    files.set('courses.csv', `${files.get('courses.csv')}k2,active\nk3,active\n`);
    files.set('guardian_links.csv', `${files.get('guardian_links.csv')}l4,"ola\n`);
    expect(await faultsOf(readCsvSet(setOf(files)))).toEqual([
      'classes.csv:0 file-missing',
      'orgs.csv:1 header-missing type',
      'orgs.csv:1 header-twice status',
      'courses.csv:3 record-columns',
      'courses.csv:4 record-columns',
      'users.csv:2 file-not-utf8',
      'guardian_links.csv:5 file-not-csv',
      'enrollments.csv:2 role-unknown role',
      'lessons.csv:2 dates-wrong startTime',
    ]);
  });
  it('no row is handed on once a set of files cannot be read', async () => {
    const files = filesOf(smallSet());
    files.set('orgs.csv', 'sourcedId\ns1\n');
    const readings: unknown[] = [];
    const all = async () => {
      for await (const reading of readCsvSet(setOf(files))) readings.push(reading);
    };
    await expect(all()).rejects.toMatchObject({ code: 'header-missing' });
    expect(readings).toEqual([]);
  });
  it('a line with two faults tells both, each with its column and the form of its value', async () => {
    const set = smallSet();
    change(set, 'enrollments.csv', 'e1', { role: 'Perhaps', beginDate: '1. august', primary: 'x9' });
    const { refused } = await readAll(readingsOf(set));
    expect(refused.map(({ code, column, form }) => [code, column, form])).toEqual([
      ['role-unknown', 'role', 'Aaaaaaa'],
      ['word-unknown', 'primary', 'a9'],
      ['dates-wrong', 'beginDate', '9. aaaaaa'],
    ]);
  });
  it('no fault holds what stands in the file about people, also where there is no header', async () => {
    const files = filesOf(smallSet());
    files.set('users.csv', 'ola,active,,true,s1,student,Ola,Hemmeleg,15851090085\n');
    const error = await readAll(readCsvSet(setOf(files))).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UnreadableFile);
    expect(JSON.stringify(error)).not.toMatch(/Hemmeleg|15851090085/);
  });
  it('UTF-16 without its mark, and the code page of Windows, are told to be saved as UTF-8', async () => {
    for (const bytes of [
      utf16('sourcedId,name\n', false).subarray(2),
      Buffer.from('sourcedId,name\nB\xe6,', 'latin1'),
    ]) {
      const faults = await faultsOf(readCsvSet(setOf(filesOf(smallSet()).set('orgs.csv', bytes))));
      expect(faults).toContainEqual(expect.stringMatching(/^orgs.csv:[12] file-not-utf8$/));
    }
  });
  it('all that is wrong with all files is told in one answer: whatever ends of lines and chunks there are, the line of a wrong byte is right', async () => {
    const lines = fc.record({
      before: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 6 }),
      size: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(lines, async ({ before, size }) => {
        const text = before.map((end, at) => `${at === 0 ? 'sourcedId,name,type' : `o${at},ø,school`}${end}`).join('');
        const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0x42, 0xe6, 0x2c])]);
        const texts = async () => {
          for await (const text of csvTexts('orgs.csv', chunks(bytes, size))) expect(text).not.toContain('\r');
        };
        await expect(texts()).rejects.toMatchObject({ place: { line: before.length + 1 }, code: 'file-not-utf8' });
      }),
      { numRuns: 300 },
    );
  });
});
