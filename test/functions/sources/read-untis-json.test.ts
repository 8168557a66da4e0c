import { describe, expect, it } from 'vitest';
import { readUntis } from '../../../functions/sources/read-untis.ts';
import type { Reading } from '../../../functions/sources/rows.ts';
import { readAll, setOf } from './small-set.ts';

type Values = Readonly<Record<string, unknown>>;
const rpc = (more: Values = {}): Values => ({
  id: 1,
  date: 20261123,
  startTime: 830,
  endTime: 915,
  kl: [{ id: 4, name: '4A' }],
  te: [{ id: 3, name: 'SOLH' }],
  su: [{ id: 5, name: 'NOR', longname: 'Norsk' }],
  ro: [{ id: 7, name: 'A104' }],
  ...more,
});
const ref = (id: number, status = 'REGULAR') => ({ id, status });
const rest = (more: Values = {}): Values => ({
  id: 9,
  lessonId: 1,
  start: '2026-11-23T08:30:00',
  end: '2026-11-23T09:15:00',
  type: 'NORMAL_TEACHING_PERIOD',
  status: 'REGULAR',
  classes: [ref(4)],
  subjects: [ref(5)],
  teachers: [ref(3)],
  rooms: [ref(7)],
  ...more,
});
const answer = (...periods: readonly Values[]) => ({
  timetableData: { periods },
  masterData: {
    classes: [{ id: 4, displayName: '4A', externKey: 'fs-4' }],
    teachers: [
      { id: 3, displayName: 'SOLH', externKey: 'staff-1' },
      { id: 2, displayName: 'VIKR' },
    ],
    subjects: [{ id: 5, displayName: 'NOR' }],
    rooms: [{ id: 7, displayName: 'A104' }],
    studentGroups: [{ id: 6, displayName: '4A nor', externKey: 'g-1' }],
  },
});
const read = (value: unknown, keys?: string) =>
  readAll(
    readUntis(
      setOf(
        new Map([
          ['t.json', typeof value === 'string' ? value : JSON.stringify(value)],
          ...(keys ? [['keys.csv', keys] as const] : []),
        ]),
      ),
    ),
  );
/** The only lesson of an answer, as people read it, or what was said instead. */
async function said(value: unknown): Promise<string> {
  const { rows, refused, notes } = await read(value);
  const lines = [...refused, ...notes.filter(({ code }) => code !== 'timetable-only')];
  return [
    ...rows.map(({ data, named }) => {
      const lesson = data as { date: string; from: string; to: string; status: string; room?: string };
      const teachers = named?.teachers.map(({ name }) => name).join('+') || '-';
      return `${lesson.date.slice(5)} ${lesson.from}-${lesson.to} ${named?.group.class?.name ?? '-'} ${teachers} ${lesson.status}`;
    }),
    ...lines.map(({ code, form, detail }) => [code, form, detail].filter(Boolean).join(' ')),
  ].join(' | ');
}

describe('JSON-RPC getTimetable', () => {
  it.each<[string, unknown, string]>([
    ['a bare list', [rpc()], '11-23 08:30-09:15 4A SOLH planned'],
    ['the answer as a whole', { jsonrpc: '2.0', id: '1', result: [rpc()] }, '11-23 08:30-09:15 4A SOLH planned'],
    ['an empty answer', { result: [] }, ''],
    [
      'numbers as words',
      [rpc({ date: '20261123', startTime: '0830', endTime: '0915' })],
      '11-23 08:30-09:15 4A SOLH planned',
    ],
    ['cancelled', [rpc({ code: 'cancelled' })], '11-23 08:30-09:15 4A SOLH cancelled'],
    ['cancelled in capitals', [rpc({ code: 'CANCELLED' })], '11-23 08:30-09:15 4A SOLH cancelled'],
    [
      'a substitute',
      [rpc({ code: 'irregular', te: [{ id: 2, name: 'VIKR', orgid: 3, orgname: 'SOLH' }] })],
      '11-23 08:30-09:15 4A VIKR planned',
    ],
    [
      'the teacher taken off',
      [rpc({ code: 'irregular', te: [{ id: 0, name: '---', orgid: 3, orgname: 'SOLH' }] })],
      '11-23 08:30-09:15 4A - planned',
    ],
    ['an examination', [rpc({ lstype: 'ex' })], '11-23 08:30-09:15 4A SOLH planned'],
    [
      'two classes',
      [
        rpc({
          kl: [
            { id: 4, name: '4A' },
            { id: 8, name: '4B' },
          ],
        }),
      ],
      '11-23 08:30-09:15 4A SOLH planned | 11-23 08:30-09:15 4B SOLH planned',
    ],
    ['supervision of a break', [rpc({ lstype: 'bs' }), rpc({ lstype: 'bs' })], 'no-lesson bs'],
    ['no class', [rpc({ kl: [] }), rpc({ id: 2, kl: null })], 'lesson-without-class'],
    ['a code that is none', [rpc({ code: 'constructor' })], 'period-status-unknown aaaaaaaaaaa'],
    ['a type that is none', [rpc({ lstype: 'zz' })], 'period-type-unknown aa'],
    ['31 February', [rpc({ date: 20260231 })], 'dates-wrong'],
    ['25 o’clock', [rpc({ endTime: 2500 })], 'dates-wrong'],
    ['an end before the beginning', [rpc({ endTime: 829 })], 'dates-wrong'],
    ['no date', [rpc({ date: undefined })], 'period-shape'],
    ['something else', [{ kjøtt: 1 }], 'period-shape'],
    ['names that were not asked for', [rpc({ kl: [{ id: 4 }] })], 'period-without-names'],
    ['names that turn the text', [rpc({ te: [{ id: 3, name: 'SO\u202eLH' }] })], 'characters-hidden'],
  ])('JSON-RPC getTimetable: %s', async (_name, value, wanted) => {
    expect(await said(value)).toBe(wanted);
  });
  it('a refused period spares what we hold of it, for each of its classes', async () => {
    const found: Reading[] = [];
    const classes = [
      { id: 4, name: '4A' },
      { id: 8, name: '4B' },
    ];
    const text = JSON.stringify([rpc({ startTime: 9999, kl: classes })]);
    for await (const reading of readUntis(setOf(new Map([['t.json', text]])))) found.push(reading);
    expect(found.slice(1)).toMatchObject([
      { refused: { place: { file: 't.json', line: 1 } }, spares: { kind: 'lesson', key: '1/4A' } },
      { refused: { place: { file: 't.json', line: 1 } }, spares: { kind: 'lesson', key: '1/4B' } },
    ]);
  });
  it('JSON-RPC getTimetable names group, subject and teachers with all the words it has, and with what is agreed', async () => {
    const keys = 'kind;timetable;roster\nsubject;NOR;NOR0214\nteacher;SOLH;liv@x.example\nclass;4A;fs-4\nschool;;fs\n';
    const { rows } = await read(
      [rpc({ sg: '4A nor', lsnumber: 77, te: [{ id: 3, name: 'SOLH', externalkey: 'e1' }] })],
      keys,
    );
    expect(rows[0]?.named).toEqual({
      occasion: 'fs/1',
      key: 'fs/1/4A',
      group: {
        school: 'fs',
        class: { name: '4A', agreed: 'fs-4', keys: [] },
        pupils: { name: '4A nor', keys: [] },
        subject: ['NOR', 'Norsk', 'NOR0214'],
      },
      teachers: [{ name: 'SOLH', agreed: 'liv@x.example', keys: ['e1'] }],
    });
    const lesson = await read([rpc({ lsnumber: 77 })], 'kind;timetable;roster\nlesson;77;g7\n');
    expect(lesson.rows[0]?.named?.group.agreed).toBe('g7');
  });
});

describe('the REST timetable', () => {
  it.each<[string, unknown, string]>([
    ['regular', answer(rest()), '11-23 08:30-09:15 4A SOLH planned'],
    [
      'v1 to v3 without seconds',
      answer(rest({ start: '2026-11-23T08:30', end: '2026-11-23T09:15' })),
      '11-23 08:30-09:15 4A SOLH planned',
    ],
    ['cancelled', answer(rest({ status: 'CANCELLED' })), '11-23 08:30-09:15 4A SOLH cancelled'],
    [
      'cancelled with everybody removed',
      answer(rest({ status: 'CANCELLED', classes: [ref(4, 'REMOVED')] })),
      '11-23 08:30-09:15 4A SOLH cancelled',
    ],
    [
      'a substitute',
      answer(rest({ status: 'CHANGED', teachers: [ref(3, 'REMOVED'), ref(2, 'ADDED')] })),
      '11-23 08:30-09:15 4A VIKR planned',
    ],
    ['moved here', answer(rest({ status: 'ADDITIONAL', sourcePeriod: 8 })), '11-23 08:30-09:15 4A SOLH moved'],
    [
      'moved here, as v2 says it',
      answer(rest({ status: 'ADDITIONAL', relatedPeriod: 8 })),
      '11-23 08:30-09:15 4A SOLH moved',
    ],
    ['moved away', answer(rest({ status: 'CANCELLED', relatedPeriod: 8 })), '11-23 08:30-09:15 4A SOLH cancelled'],
    ['a meeting', answer(rest({ type: 'MEETING' })), 'no-lesson MEETING'],
    ['a status that is none', answer(rest({ status: 'MOVED' })), 'period-status-unknown AAAAA'],
    ['a type that is none', answer(rest({ type: 'PARTY' })), 'period-type-unknown AAAAA'],
    ['a resource status that is none', answer(rest({ rooms: [ref(7, 'MAYBE')] })), 'period-shape'],
    ['a time with a zone', answer(rest({ start: '2026-11-23T08:30:00Z' })), 'dates-wrong'],
    ['over midnight', answer(rest({ end: '2026-11-24T09:15:00' })), 'dates-wrong'],
    ['a class that the answer does not name', answer(rest({ classes: [ref(99)] })), 'period-without-names'],
  ])('the REST timetable: %s', async (_name, value, wanted) => {
    expect(await said(value)).toBe(wanted);
  });
  it('periods may stand before the names that they speak of', async () => {
    expect(Object.keys(answer())[0]).toBe('timetableData');
    expect((await read(answer(rest()))).rows[0]?.named).toMatchObject({
      group: { class: { name: '4A', keys: ['fs-4'] } },
      teachers: [{ name: 'SOLH', keys: ['staff-1'] }],
    });
  });
  it('a student group goes by its name and key, and pupils are not read', async () => {
    const { rows } = await read(
      answer(rest({ studentgroups: [ref(6)], students: [{ id: 1, displayName: 'Ola Fjord' }] })),
    );
    expect(rows[0]?.named?.group.pupils).toEqual({ name: '4A nor', keys: ['g-1'] });
    expect(JSON.stringify(rows)).not.toContain('Ola');
  });
});

describe('JSON of another shape', () => {
  it.each<[string, unknown, string]>([
    ['an answer that tells an error', { jsonrpc: '2.0', error: { code: -8509, message: 'no right' } }, 'json-shape'],
    ['the weekly data of the web pages', { data: { result: { data: { elementPeriods: {} } } } }, 'json-shape'],
    ['a word', '"hei"', 'json-shape'],
    ['a list of numbers', [1, 2], 'json-shape'],
    ['no JSON', 'hei', 'file-not-json'],
    ['half a file', '{"result":[{"id":1}', 'file-not-json'],
  ])('JSON of another shape: %s is refused', async (_name, value, wanted) => {
    await expect(read(value)).rejects.toMatchObject({ code: wanted });
  });
  it('JSON of another shape with faults of the key file', async () => {
    await expect(read([rpc()], 'kind;roster\n')).rejects.toMatchObject({ code: 'header-missing', detail: 'timetable' });
  });
});
