import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUntis } from '../../../functions/sources/read-untis.ts';
import { UnreadableFile } from '../../../functions/sources/unreadable-file.ts';
import { readAll } from './small-set.ts';
import { GRID, untisSet } from './untis-set.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;
const LINE = '1,"4A","SOLH","NOR","A104",1,1,,';
const MONDAYS = 'from;to;week\n2026-11-23;2026-11-27;A\n2026-11-30;2026-12-04;B\n';

const read = (files: Files, size?: number) => readAll(readUntis(untisSet({ 'GPU001.TXT': LINE, ...files }, size)));
/** `23 08:30-09:15 4A NOR SOLH A104` of each lesson. */
const lessons = async (files: Files, size?: number) =>
  (await read(files, size)).rows.map(({ data, named }) => {
    if (!('room' in data)) throw new Error('No lesson');
    const teachers = named?.teachers.map(({ name }) => name).join('+');
    const { class: of, subject, pupils } = named?.group ?? { subject: [] };
    return [data.date.slice(5), `${data.from}-${data.to}`, of?.name, subject[0], pupils?.name, teachers, data.room]
      .filter(Boolean)
      .join(' ');
  });
/** Every fault of a set: `file:line code column form`. */
async function faults(files: Files): Promise<string[]> {
  try {
    await read(files);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return error.faults.map(({ place, code, column, form }) =>
      [`${place.file}:${place.line}`, code, column, form].filter((part) => part !== undefined).join(' '),
    );
  }
  throw new Error('The set was taken');
}
/** A line of `GPU002.TXT` with some of its columns. */
const lesson2 = (cells: Readonly<Record<number, string>>): string =>
  Array.from({ length: 46 }, (_none, at) => cells[at] ?? '').join(',');

describe('Untis’s text export', () => {
  const WANTED = ['11-23 08:30-09:15 4A NOR SOLH A104'];
  it.each<[string, string | Uint8Array]>([
    ['commas and quotes', LINE],
    ['semicolons', LINE.replaceAll(',', ';')],
    ['tabs', LINE.replaceAll(',', '\t')],
    ['no quotes', LINE.replaceAll('"', '')],
    ['a byte order mark', `\ufeff${LINE}`],
    ['UTF-16', Buffer.from(`\ufeff${LINE}\r\n`, 'utf16le')],
    ['line ends of Windows, and none at the end', `\r\n${LINE}`],
    ['lines of two kinds of ends', `\n${LINE}\r\n\r\n`],
    ['spaces about', LINE.replace('"4A"', '" 4A "')],
    ['no columns after the period', LINE.slice(0, -2)],
  ])('Untis’s text export is read with %s', async (_name, text) => {
    expect(await lessons({ 'GPU001.TXT': text })).toEqual(WANTED);
  });
  it('Untis’s text export is Windows-1252 where it is not UTF-8, however its bytes are cut', async () => {
    const text = LINE.replace('SOLH', 'BØ').replace('NOR', 'KRØ');
    for (const bytes of [Buffer.from(text, 'latin1'), Buffer.from(text)])
      for (const size of [1, 3, 7, 4096])
        expect(await lessons({ 'GPU001.TXT': bytes }, size)).toEqual(['11-23 08:30-09:15 4A KRØ BØ A104']);
  });
  it('a file whose name is written otherwise, and Untis’s other files beside it', async () => {
    const { rows } = await readAll(readUntis(untisSet({ 'gpu001.txt': LINE, 'GPU004.TXT': 'x', 'GPU018.TXT': 'y' })));
    expect(rows).toHaveLength(1);
  });
  it('a lesson without a class is left aside, and it is said', async () => {
    const { rows, notes } = await read({ 'GPU001.TXT': `${LINE}\n9,"","SOLH","MØTE","",5,99,,` });
    expect(rows).toHaveLength(1);
    expect(notes).toMatchObject([{ code: 'timetable-only' }, { code: 'lesson-without-class', place: { line: 2 } }]);
  });
  it('Untis’s text export gives each hour of a double lesson, and each teacher and class of a shared one, a row of the same occasion', async () => {
    const two = `${LINE}\n${LINE.replace('1,1,,', '1,2,,')}\n${LINE.replace('SOLH', 'NESS')}`;
    const { rows } = await read({ 'GPU001.TXT': two });
    expect(rows.map(({ named }) => named?.occasion)).toEqual(['1/2026-11-23/1', '1/2026-11-23/2', '1/2026-11-23/1']);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
    expect(new Set(rows.map(({ named }) => named?.key)).size).toBe(2);
  });
});

describe('the weeks of a lesson', () => {
  const weeks = (cells: Readonly<Record<number, string>>, more: Files = {}) =>
    lessons({ 'weeks.csv': MONDAYS, 'GPU002.TXT': lesson2({ 0: '1', 4: '"4A"', 5: '"SOLH"', ...cells }), ...more });
  const days = (found: readonly string[]) => found.map((line) => line.slice(0, 5));
  it('the weeks of a lesson are all school weeks without GPU002.TXT', async () => {
    expect(days(await lessons({ 'weeks.csv': MONDAYS }))).toEqual(['11-23', '11-30']);
  });
  it('the weeks of a lesson are those of its label, in any case', async () => {
    expect(days(await weeks({ 11: 'A' }))).toEqual(['11-23']);
    expect(days(await weeks({ 11: 'b' }))).toEqual(['11-30']);
    expect(days(await weeks({ 11: '' }))).toEqual(['11-23', '11-30']);
  });
  it('the weeks of a lesson are those between its dates, both included', async () => {
    expect(days(await weeks({ 14: '20261124', 15: '20261130' }))).toEqual(['11-30']);
    expect(days(await weeks({ 14: '0', 15: '20261123' }))).toEqual(['11-23']);
  });
  it('the weeks of a lesson are none on days off, and none without school', async () => {
    expect(days(await weeks({}, { 'days-off.csv': 'from;to\n29.11.2026;30.11.2026' }))).toEqual(['11-23']);
  });
  it('the student group goes along', async () => {
    expect(await weeks({ 11: 'A', 41: '4A nor 1' })).toEqual(['11-23 08:30-09:15 4A NOR 4A nor 1 SOLH A104']);
  });
  it('a lesson is held on each of its weekdays among the school days, and on no other day', () => {
    const dayOf = fc
      .integer({ min: 0, max: 200 })
      .map((at) => new Date(Date.UTC(2026, 7, 17 + at)).toISOString().slice(0, 10));
    return fc.assert(
      fc.asyncProperty(dayOf, dayOf, dayOf, dayOf, fc.integer({ min: 1, max: 7 }), async (a, b, c, d, day) => {
        const [from = '', to = ''] = [a, b].sort();
        const [offFrom = '', offTo = ''] = [c, d].sort();
        const found = await lessons({
          'GPU001.TXT': LINE.replace('1,1,,', `${day},1,,`),
          'weeks.csv': `from,to\n${from},${to}`,
          'days-off.csv': `from,to\n${offFrom},${offTo}`,
        });
        const wanted: string[] = [];
        for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
          const date = new Date(at);
          const text = date.toISOString().slice(0, 10);
          if ((date.getUTCDay() || 7) === day && !(offFrom <= text && text <= offTo)) wanted.push(text.slice(5));
        }
        expect(days(found)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the time grid', () => {
  it('the time grid may differ on a weekday, and takes times as they are written', async () => {
    const grid = 'day;period;from;to\n;1;8.30;0915\n1;1;08:10;8:55:00\n';
    expect(await lessons({ 'timegrid.csv': grid })).toEqual(['11-23 08:10-08:55 4A NOR SOLH A104']);
    const tuesday = LINE.replace('1,1,,', '2,1,,');
    expect(await lessons({ 'timegrid.csv': grid, 'GPU001.TXT': tuesday })).toEqual([
      '11-24 08:30-09:15 4A NOR SOLH A104',
    ]);
  });
});

describe('what is wrong refuses the set, and all of it is told', () => {
  it.each<[string, Files, readonly string[]]>([
    [
      'a weekday that is none',
      { 'GPU001.TXT': LINE.replace('1,1,,', '8,1,,') },
      ['GPU001.TXT:1 weekday-unknown day 9'],
    ],
    ['no weekday', { 'GPU001.TXT': LINE.replace('1,1,,', ',1,,') }, ['GPU001.TXT:1 weekday-unknown day ']],
    [
      'a period outside the grid',
      { 'GPU001.TXT': LINE.replace('1,1,,', '1,9,,') },
      ['GPU001.TXT:1 period-outside-grid period 9'],
    ],
    [
      'a period that is no number',
      { 'GPU001.TXT': LINE.replace('1,1,,', '1,x,,') },
      ['GPU001.TXT:1 number-not-whole period a'],
    ],
    [
      'a lesson that is no number',
      { 'GPU001.TXT': LINE.replace('1,"4A"', '1.5,"4A"') },
      ['GPU001.TXT:1 number-not-whole lesson 9.9'],
    ],
    [
      'lengths in minutes',
      { 'GPU001.TXT': LINE.replace('1,1,,', '1,1,00:45,') },
      ['GPU001.TXT:1 minutes-mode length 99:99'],
    ],
    ['too few columns', { 'GPU001.TXT': '1,"4A","SOLH"' }, ['GPU001.TXT:1 columns-few']],
    ['hidden characters', { 'GPU001.TXT': LINE.replace('NOR', 'N\u202eOR') }, ['GPU001.TXT:1 characters-hidden']],
    ['no text at all', { 'GPU001.TXT': Buffer.from([0, 1, 2, 3]) }, ['GPU001.TXT:1 characters-hidden']],
    ['an empty timetable', { 'GPU001.TXT': '\n' }, ['GPU001.TXT:1 file-empty']],
    ['25 o’clock', { 'timegrid.csv': `${GRID}7;14:00;25:00` }, ['timegrid.csv:8 dates-wrong to 99:99']],
    [
      'an hour that ends before it begins',
      { 'timegrid.csv': `${GRID}7;14:00;13:55` },
      ['timegrid.csv:8 dates-wrong to 99:99'],
    ],
    ['periods over each other', { 'timegrid.csv': `${GRID}7;13:30;14:00` }, ['timegrid.csv:8 grid-overlap from']],
    ['a period twice', { 'timegrid.csv': `${GRID}1;15:30;16:00` }, ['timegrid.csv:8 period-twice period']],
    [
      'a day over the grid of every day',
      { 'timegrid.csv': 'period;from;to;day\n1;08:30;09:15;\n2;09:00;09:10;3' },
      ['timegrid.csv:3 grid-overlap from'],
    ],
    ['a column that is missing', { 'timegrid.csv': 'period;from\n1;08:30' }, ['timegrid.csv:1 header-missing to']],
    ['31 February', { 'weeks.csv': 'from;to\n2026-02-01;2026-02-31' }, ['weeks.csv:2 dates-wrong to 9999-99-99']],
    ['weeks over each other', { 'weeks.csv': `${MONDAYS}2026-12-04;2026-12-10;A` }, ['weeks.csv:4 weeks-overlap from']],
    ['more than a year', { 'weeks.csv': 'from;to\n1900-01-01;2100-01-01' }, ['weeks.csv:2 weeks-too-long to']],
    ['a label that no week has', { 'GPU002.TXT': lesson2({ 0: '1', 11: 'C' }) }, ['GPU001.TXT:1 week-unknown week a']],
    [
      'lines of a lesson that differ',
      { 'weeks.csv': MONDAYS, 'GPU002.TXT': `${lesson2({ 0: '1', 11: 'A' })}\n${lesson2({ 0: '1', 11: 'B' })}` },
      ['GPU001.TXT:1 lesson-weeks-differ lesson'],
    ],
    [
      'a date of a lesson that is none',
      { 'GPU002.TXT': lesson2({ 0: '1', 14: '20261332' }) },
      ['GPU002.TXT:1 dates-wrong from 99999999'],
    ],
    [
      'a kind of key that is none',
      { 'keys.csv': 'kind;timetable;roster\nconstructor;A;b' },
      ['keys.csv:2 key-kind-unknown kind aaaaaaaaaaa'],
    ],
    ['a key without a roster', { 'keys.csv': 'kind;timetable;roster\nclass;4A;' }, ['keys.csv:2 key-empty roster']],
    [
      'a name with two keys',
      { 'keys.csv': 'kind;timetable;roster\nclass;4A;x\nClass;4A;y' },
      ['keys.csv:3 key-twice timetable'],
    ],
    ['a file that is none of these', { 'elever.csv': 'x' }, ['elever.csv:0 file-unknown']],
    ['a text export and an answer', { 'svar.json': '[]' }, ['svar.json:0 timetable-twice']],
  ])('what is wrong refuses the set, and all of it is told: %s', async (_name, files, wanted) => {
    expect(await faults(files)).toEqual(wanted);
  });
  it('all faults of all files, and which files are missing', async () => {
    const wrong = {
      'GPU001.TXT': `${LINE.replace('1,1,,', '9,1,,')}\nx`,
      'weeks.csv': 'from;to\n2026-13-01;x',
      'keys.csv': 'kind;timetable;roster\n;;',
    };
    expect(await faults(wrong)).toEqual([
      'weeks.csv:2 dates-wrong from 9999-99-99',
      'keys.csv:2 key-kind-unknown kind ',
      'GPU001.TXT:1 weekday-unknown day 9',
      'GPU001.TXT:2 columns-few',
    ]);
    const alone = readUntis(new Map([...untisSet({ 'GPU001.TXT': LINE })].filter(([name]) => name === 'GPU001.TXT')));
    await expect(readAll(alone)).rejects.toMatchObject({
      faults: [
        { code: 'file-missing', place: { file: 'timegrid.csv' } },
        { code: 'file-missing', place: { file: 'weeks.csv' } },
      ],
    });
  });
  it('a record without an end is stopped before it fills the memory', async () => {
    expect(await faults({ 'GPU001.TXT': `1,"${'x'.repeat(200_000)}` })).toEqual(['GPU001.TXT:1 file-not-csv']);
  });
});
