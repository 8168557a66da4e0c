import { type Reading, TIMETABLE_ONLY, type TimetableNames } from './rows.ts';
import {
  type AgreedKeys,
  agreedKeysOf,
  type Faults,
  fault,
  ofSchool,
  type SchoolDays,
  schoolDaysOf,
  type TimeGrid,
  timeGridOf,
  unreadable,
} from './untis-helpers.ts';
import { type Lessons, type LessonWeeks, lessonsOf } from './untis-lessons.ts';
import { type Fields, type Open, recordsOf } from './untis-text.ts';
import { wholeOf } from './untis-values.ts';

/**
 * Reads Untis's text export (File | Import/Export | Export TXT file): `GPU001.TXT`, the timetable, by weekday and
 * period, beside `GPU002.TXT`, the lessons, where weeks take turns. Columns as Untis's manual numbers them, seen in
 * https://www.dieschulapp.de/knowledge-base/stundenplan-aus-untis-importieren/ and, for both files, in the open code of
 * https://github.com/SVWS-NRW/SVWS-Server (`UntisGPU001`, `UntisGPU002`). What could not be verified: decision 027.
 *
 * The export has neither clock times nor days: `timegrid.csv` and `weeks.csv` give them. A machine writes it, so any
 * fault refuses the set, with all faults: a line without a place names no lesson to spare.
 */
type FileOf = readonly [name: string, open: Open] | undefined;
export type TextSet = {
  readonly gpu001: FileOf;
  readonly gpu002: FileOf;
  readonly timeGrid: FileOf;
  readonly weeks: FileOf;
  readonly daysOff: FileOf;
  readonly keys: FileOf;
};

const MOST_LINES = 200_000;
/** Most faults kept; a report shows fewer. */
const MOST_FAULTS = 1000;
const COLUMNS = ['lesson', 'class', 'teacher', 'subject', 'room', 'day', 'period', 'length'] as const;

type Line = Readonly<Record<(typeof COLUMNS)[number], string>> & { readonly weeks: LessonWeeks };
type World = {
  readonly grid: TimeGrid;
  readonly days: SchoolDays;
  readonly lessons: Lessons;
  readonly agreed: AgreedKeys;
  /** True if the files beside the timetable have no faults, so that a missing value is the line's own fault. */
  readonly whole: boolean;
};

/** Reads a text set. `faults` holds earlier faults, such as a missing file. */
export async function* readUntisText(set: TextSet, faults: Faults): AsyncGenerator<Reading> {
  const grid = set.timeGrid && (await timeGridOf(...set.timeGrid, faults));
  const days = set.weeks && (await schoolDaysOf(set.weeks, set.daysOff, faults));
  const lessons = await lessonsOf(set.gpu002, faults);
  const agreed = await agreedKeysOf(set.keys, faults);
  if (!set.gpu001 || !grid || !days) throw unreadable(faults);
  const world: World = { grid, days, lessons, agreed, whole: faults.length === 0 };
  const [file, open] = set.gpu001;
  let empty = true;
  for await (const found of recordsOf(file, open, MOST_LINES)) {
    empty = false;
    if (faults.length < MOST_FAULTS) faults.push(...faultsOf(found, world));
  }
  if (empty) faults.push(fault({ file, line: 1 }, 'file-empty'));
  if (faults.length > 0) throw unreadable(faults);
  yield { note: { kind: 'file', place: { file, line: 0 }, code: TIMETABLE_ONLY } };
  for await (const { place, fields } of recordsOf(file, open, MOST_LINES)) {
    const line = lineOf(fields, world.lessons);
    if (line.class === '') yield { note: { kind: 'lesson', place, code: 'lesson-without-class' } };
    else yield* rowsOf(line, place, world);
  }
}

function lineOf(fields: readonly string[], lessons: Lessons): Line {
  const [lesson = '', of = '', teacher = '', subject = '', room = '', day = '', period = '', length = ''] = fields;
  return {
    lesson,
    class: of,
    teacher,
    subject,
    room,
    day,
    period,
    length,
    weeks: lessons({ lesson, class: of, teacher }),
  };
}

/** The faults of a line; none if the lesson has no class, as the reader ignores such a line. */
function faultsOf({ place, fields }: Fields, { grid, days, lessons, whole }: World): Faults {
  if (fields.length < 7) return [fault(place, 'columns-few')];
  const line = lineOf(fields, lessons);
  if (line.class === '') return [];
  const [day, period] = [wholeOf(line.day) ?? 0, wholeOf(line.period)];
  const label = line.weeks === 'differ' ? '' : line.weeks.label;
  return [
    ...(wholeOf(line.lesson) === undefined ? [fault(place, 'number-not-whole', 'lesson', line.lesson)] : []),
    ...(day < 1 || day > 7 ? [fault(place, 'weekday-unknown', 'day', line.day)] : []),
    ...(period === undefined ? [fault(place, 'number-not-whole', 'period', line.period)] : []),
    ...(line.length === '' ? [] : [fault(place, 'minutes-mode', 'length', line.length)]),
    ...(whole && period !== undefined && day >= 1 && day <= 7 && !grid(day, period)
      ? [fault(place, 'period-outside-grid', 'period', line.period)]
      : []),
    ...(line.weeks === 'differ' ? [fault(place, 'lesson-weeks-differ', 'lesson')] : []),
    ...(whole && label !== '' && !days.labels.has(label) ? [fault(place, 'week-unknown', 'week', label)] : []),
  ];
}

function* rowsOf(line: Line, place: Fields['place'], { grid, days, agreed }: World): Generator<Reading> {
  const [day, period] = [Number(line.day), Number(line.period)];
  const slot = grid(day, period);
  if (!slot || line.weeks === 'differ') return;
  const { label, from, to, pupils } = line.weeks;
  for (const date of days.on(day, label, from, to)) {
    const named = namedOf(line, ofSchool(agreed, `${line.lesson}/${date}/${period}`), pupils, agreed);
    const time = { date, from: slot.from, to: slot.to };
    const data = { groupKey: '', ...time, teacherKeys: [], room: line.room || undefined, status: 'planned' } as const;
    yield { row: { kind: 'lesson', key: `${named.key}#${place.line}`, place, data, named } };
  }
}

function namedOf(line: Line, occasion: string, pupils: string, agreed: AgreedKeys): TimetableNames {
  const word = agreed('subject', line.subject);
  return {
    occasion,
    key: [occasion, line.class, line.subject, ...(pupils === '' ? [] : [pupils])].join('/'),
    group: {
      agreed:
        agreed('lesson', line.lesson) ??
        (pupils === '' ? undefined : agreed('group', pupils)) ??
        agreed('group', `${line.class}/${line.subject}`),
      school: agreed('school', ''),
      pupils: pupils === '' ? undefined : { name: pupils, keys: [] },
      class: { name: line.class, agreed: agreed('class', line.class), keys: [] },
      subject: [line.subject, ...(word === undefined ? [] : [word])].filter(Boolean),
    },
    teachers: line.teacher === '' ? [] : [{ name: line.teacher, agreed: agreed('teacher', line.teacher), keys: [] }],
  };
}
