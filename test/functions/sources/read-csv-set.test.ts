import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_NAMES, type FileName } from '../../../functions/sources/csv-columns.ts';
import { readCsvSet } from '../../../functions/sources/read-csv-set.ts';
import type { Row } from '../../../functions/sources/rows.ts';
import { UnreadableFile } from '../../../functions/sources/unreadable-file.ts';
import {
  type Cells,
  change,
  chunks,
  csvText,
  filesOf,
  headerOf,
  readAll,
  readingsOf,
  setOf,
  smallSet,
  whyUnreadable,
} from './small-set.ts';

const plain = ({ rows }: { readonly rows: readonly Row[] }) => rows.map(({ place, ...row }) => row);
const found = (rows: readonly Row[], kind: Row['kind'], key: string) =>
  rows.find((row) => row.kind === kind && row.key === key)?.data;
const withText = (name: FileName, text: string | Uint8Array) => setOf(filesOf(smallSet()).set(name, text));

describe('the CSV set becomes canonical rows (J1)', () => {
  it('every record is a row of its kind, with what it says and the line it stands on', async () => {
    const { rows, refused } = await readAll(readingsOf(smallSet()));
    expect(refused).toEqual([]);
    const kinds = Object.groupBy(rows, (row) => row.kind);
    const sizes = Object.entries(kinds).map(([kind, all]) => `${kind} ${all?.length}`);
    expect(sizes).toEqual([
      'school 2',
      'term 1',
      'group 2',
      'pupil 2',
      'guardian 2',
      'staff 2',
      'enrolment 5',
      'link 3',
      'lesson 2',
    ]);
    expect(rows.find((row) => row.key === 'kari')?.place).toEqual({ file: 'users.csv', line: 3 });
    expect(found(rows, 'pupil', 'ola')).toMatchObject({
      birthDate: '2015-05-01',
      protection: 'none',
      schoolKey: 's1',
      number: '41912490031',
      feideName: 'ola@fjordvik.example',
    });
    expect(found(rows, 'group', 'c2')).toMatchObject({
      groupKind: 'teaching',
      subjectCode: 'NOR0214',
      subject: 'Norsk',
    });
    expect(found(rows, 'enrolment', 'e3')).toMatchObject({ as: 'contact-teacher', from: '2026-08-17', to: undefined });
    expect(found(rows, 'term', 't1')).toMatchObject({ from: '2026-08-17', to: '2027-01-01' });
  });

  it.each([
    ['; between the fields', { delimiter: ';' }],
    ['CRLF at the ends of lines', { eol: '\r\n' }],
    ['a byte order mark', { bom: true }],
    ['all three', { delimiter: ';', eol: '\r\n', bom: true }],
  ])('the CSV set becomes canonical rows: %s says the same', async (_what, form) => {
    const set = smallSet();
    change(set, 'classes.csv', 'c1', { title: 'Gruppe "A", den\nandre; av to' });
    const expected = plain(await readAll(readingsOf(set)));
    expect(plain(await readAll(readCsvSet(setOf(filesOf(set, form)))))).toEqual(expected);
  });

  it('a quoted line break belongs to the field, and later lines keep their numbers', async () => {
    const set = smallSet();
    change(set, 'users.csv', 'ola', { givenName: 'Ola\nMartin' });
    const { rows } = await readAll(readingsOf(set));
    expect(found(rows, 'pupil', 'ola')).toMatchObject({ givenName: 'Ola Martin' });
    expect(rows.find((row) => row.key === 'ola')?.place.line).toBe(2);
    expect(rows.find((row) => row.key === 'kari')?.place.line).toBe(4);
  });

  it('any size of chunk says the same, also when it cuts letters and headers', async () => {
    const set = smallSet();
    change(set, 'users.csv', 'ola', { givenName: 'Áŋŋel Máret 👩‍🏫' });
    const expected = plain(await readAll(readingsOf(set)));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), fc.constantFrom(',', ';'), async (size, delimiter) => {
        const read = await readAll(readCsvSet(setOf(filesOf(set, { delimiter, bom: true, eol: '\r\n' }), size)));
        expect(plain(read)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('any order of columns and lines says the same', async () => {
    const set = smallSet();
    const expected = new Set(plain(await readAll(readingsOf(set))).map((row) => JSON.stringify(row)));
    const shuffled = fc.record({
      lines: fc.tuple(...FILE_NAMES.map((name) => fc.shuffledSubarray(set[name], { minLength: set[name].length }))),
      columns: fc.tuple(
        ...FILE_NAMES.map((name) => fc.shuffledSubarray([...headerOf(name)], { minLength: headerOf(name).length })),
      ),
    });
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ lines, columns }) => {
        const files = FILE_NAMES.map((name, at) => [name, textOf(columns[at] ?? [], lines[at] ?? [])] as const);
        const read = plain(await readAll(readCsvSet(setOf(new Map(files)))));
        expect(new Set(read.map((row) => JSON.stringify(row)))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('a set without a timetable is whole', async () => {
    const files = filesOf(smallSet());
    files.delete('lessons.csv');
    expect((await readAll(readCsvSet(setOf(files)))).rows.some((row) => row.kind === 'lesson')).toBe(false);
  });

  it('a record marked tobedeleted is as one that is not there; nothing is refused', async () => {
    const set = smallSet();
    change(set, 'users.csv', 'kari', { status: 'tobedeleted' });
    const { rows, refused } = await readAll(readingsOf(set));
    expect([found(rows, 'pupil', 'kari'), refused]).toEqual([undefined, []]);
  });

  it('a password is never read: no row holds one, whatever stands in the column (J1)', async () => {
    const set = smallSet();
    for (const id of ['ola', 'mor', 'liv']) change(set, 'users.csv', id, { password: 'hemmeleg-passord' });
    expect(JSON.stringify(await readAll(readingsOf(set)))).not.toContain('hemmeleg');
  });

  it('a protection that is not stated is unknown, never none (law 4)', async () => {
    const set = smallSet();
    change(set, 'users.csv', 'ola', { 'metadata.addressProtection': '' });
    change(set, 'users.csv', 'mor', { 'metadata.addressProtection': 'Ukjent' });
    const { rows } = await readAll(readingsOf(set));
    expect(found(rows, 'pupil', 'ola')).toMatchObject({ protection: 'unknown' });
    expect(found(rows, 'guardian', 'mor')).toMatchObject({ protection: 'unknown' });
  });

  it('a principal leads the school too; nobody else gets a role by a word', async () => {
    const set = smallSet();
    change(set, 'users.csv', 'nils', { 'metadata.staffRole': 'principal' });
    const { rows } = await readAll(readingsOf(set));
    const at = { schoolKey: 's1' };
    expect(found(rows, 'staff', 'nils')).toMatchObject({
      roles: [
        { role: 'leader', ...at },
        { role: 'principal', ...at },
      ],
    });
    expect(found(rows, 'staff', 'liv')).toMatchObject({ roles: [] });
  });
});

describe('a line that cannot be right is refused by its line, and the rest is taken', () => {
  const cases: readonly [string, FileName, string, Cells, string][] = [
    ['no id', 'users.csv', 'ola', { sourcedId: '' }, 'id-missing'],
    ['no name', 'users.csv', 'ola', { givenName: '', familyName: '-' }, 'name-missing'],
    ['a role nobody has', 'users.csv', 'ola', { role: 'alumnus' }, 'role-unknown'],
    ['a pupil without a birth date', 'demographics.csv', 'ola', { sourcedId: 'somebody' }, 'birth-date-missing'],
    ['30 February', 'demographics.csv', 'ola', { birthDate: '2015-02-30' }, 'birth-date-wrong'],
    ['a school of no kind', 'orgs.csv', 's1', { 'metadata.schoolType': 'barnehage' }, 'school-type-unknown'],
    [
      'a term that ends before it begins',
      'academicSessions.csv',
      't1',
      { endDate: '2026-01-01' },
      'ends-before-it-begins',
    ],
    ['a membership as something else', 'enrollments.csv', 'e1', { role: 'parent' }, 'role-unknown'],
    ['a date that may be in August or not', 'enrollments.csv', 'e1', { beginDate: '08/09/2026' }, 'dates-wrong'],
    ['29 February of no leap year', 'guardian_links.csv', 'l1', { endDate: '2027-02-29' }, 'dates-wrong'],
    ['a lesson that ends when it begins', 'lessons.csv', 'x1', { endTime: '08:30' }, 'ends-before-it-begins'],
    ['25 o’clock', 'lessons.csv', 'x1', { endTime: '25:00' }, 'dates-wrong'],
    ['a lesson in no state', 'lessons.csv', 'x1', { status: 'perhaps' }, 'status-unknown'],
  ];
  it.each(cases)(
    'a line that cannot be right is refused by its line, and the rest is taken: %s in %s',
    async (_what, name, id, cells, code) => {
      const set = smallSet();
      change(set, name, id, cells);
      const whole = (await readAll(readingsOf(smallSet()))).rows.length;
      const { rows, refused } = await readAll(readingsOf(set));
      expect(refused.map((fault) => fault.code)).toContain(code);
      expect(rows.length).toBeGreaterThanOrEqual(whole - 2);
      expect(refused[0]?.place.line).toBeGreaterThan(1);
    },
  );

  it('ends of files are the first day on which it no longer holds (decision 025)', async () => {
    const set = smallSet();
    change(set, 'enrollments.csv', 'e1', { endDate: '2026-12-31' });
    expect(found((await readAll(readingsOf(set))).rows, 'enrolment', 'e1')).toMatchObject({ to: '2026-12-31' });
  });
});

describe('a file that cannot be read refuses the whole set and says where', () => {
  const users = () => csvText('users.csv', smallSet()['users.csv']);
  const header = headerOf('users.csv');

  it('a column too few is named', async () => {
    const text = users().replace('familyName,', 'surname,');
    expect(await whyUnreadable(readCsvSet(withText('users.csv', text)))).toEqual({
      file: 'users.csv',
      line: 1,
      code: 'header-missing',
      detail: 'familyName',
    });
  });
  it('a column that stands twice is named', async () => {
    const text = `${[...header, 'email'].join(',')}\n`;
    expect(await whyUnreadable(readCsvSet(withText('users.csv', text)))).toMatchObject({
      code: 'header-twice',
      detail: 'email',
    });
  });
  it('a line with a field too few is named', async () => {
    const text = `${header.join(',')}\nola,active\n`;
    expect(await whyUnreadable(readCsvSet(withText('users.csv', text)))).toMatchObject({
      line: 2,
      code: 'record-columns',
    });
  });
  it('half a file: the last line is cut', async () => {
    const text = users();
    const half = text.slice(0, text.lastIndexOf('liv@'));
    const why = await whyUnreadable(readCsvSet(withText('users.csv', half)));
    expect([why.file, why.code]).toEqual(['users.csv', 'record-columns']);
  });
  it('a quote that is never closed', async () => {
    const text = users().replace('\nola,', '\n"ola,');
    expect(await whyUnreadable(readCsvSet(withText('users.csv', text)))).toMatchObject({ code: 'file-not-csv' });
  });
  it('a quote in the middle of a field', async () => {
    const text = users().replace('\nola,', '\no"la,');
    const why = await whyUnreadable(readCsvSet(withText('users.csv', text)));
    expect(why).toMatchObject({ file: 'users.csv', line: 2, code: 'file-not-csv' });
  });
  it.each([
    ['Latin-1', Buffer.from('Bjørg', 'latin1'), 1],
    ['half a letter', Buffer.from([0xc3]), 1],
    ['a lone surrogate', Buffer.from([0xed, 0xa0, 0x80]), 1],
    ['an overlong slash', Buffer.from([0xc0, 0xaf]), 1],
    ['half a letter in small chunks', Buffer.from([0xc3]), 3],
  ])(
    'a file that cannot be read refuses the whole set and says where: %s is not UTF-8, and the line is named',
    async (_what, bytes, size) => {
      const text = users();
      const cut = text.indexOf('kari,') + 5;
      const all = Buffer.concat([Buffer.from(text.slice(0, cut)), bytes, Buffer.from(text.slice(cut))]);
      const files = filesOf(smallSet()).set('users.csv', all);
      const why = await whyUnreadable(readCsvSet(setOf(files, size === 1 ? undefined : size)));
      expect(why).toMatchObject({ file: 'users.csv', line: 3, code: 'file-not-utf8' });
    },
  );
  it('an empty file, and one of a mark only', async () => {
    for (const text of ['', '\ufeff', '\n\n']) {
      expect(await whyUnreadable(readCsvSet(withText('users.csv', text)))).toMatchObject({ code: 'file-empty' });
    }
  });
  it('a file that is missing', async () => {
    const missing = filesOf(smallSet());
    missing.delete('users.csv');
    expect(await whyUnreadable(readCsvSet(setOf(missing)))).toMatchObject({ file: 'users.csv', code: 'file-missing' });
  });
  it('a line as long as a book', async () => {
    const set = smallSet();
    change(set, 'users.csv', 'ola', { givenName: 'a'.repeat(100_000) });
    expect(await whyUnreadable(readingsOf(set))).toMatchObject({ code: 'file-not-csv' });
  });

  it('a refused file is let go: nothing is read on behind it', async () => {
    let closed = false;
    async function* endless() {
      try {
        yield Buffer.from(`${header.join(',')}\nola,active\n`);
        for (;;) yield Buffer.from(`${'x'.repeat(60_000)}\n`);
      } finally {
        closed = true;
      }
    }
    const files = new Map(setOf(filesOf(smallSet()))).set('users.csv', endless);
    expect(await whyUnreadable(readCsvSet(files))).toMatchObject({ code: 'record-columns' });
    await expect.poll(() => closed).toBe(true);
  });

  it('any flipped byte and any cut ends in rows or in a refusal of ours, never in another error', async () => {
    const files = filesOf(smallSet());
    const bytes = new Map([...files].map(([name, text]) => [name, Buffer.from(text)]));
    const damage = fc.record({
      name: fc.constantFrom(...FILE_NAMES),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.option(fc.integer({ min: 0, max: 255 }), { nil: undefined }),
      size: fc.constantFrom(7, 64 * 1024),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ name, at, to, size }) => {
        const whole = bytes.get(name) ?? Buffer.alloc(0);
        const place = Math.floor(at * (whole.length - 1));
        const hurt = Buffer.from(to === undefined ? whole.subarray(0, place) : whole);
        if (to !== undefined) hurt[place] = to;
        const set = new Map(
          [...bytes].map(([file, buffer]) => [file, () => chunks(file === name ? hurt : buffer, size)]),
        );
        const ended = await readAll(readCsvSet(set)).catch((error: unknown) => error);
        expect(ended instanceof Error && !(ended instanceof UnreadableFile) ? ended : undefined).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

const textOf = (columns: readonly string[], records: readonly Cells[]): string =>
  [columns, ...records.map((record) => columns.map((column) => cell(record[column] ?? '')))]
    .map((line) => line.join(','))
    .join('\n');
const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
