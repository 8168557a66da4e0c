import { addDays, type Day, daysBetween, type TimeOfDay, weekday } from '../shared/time.ts';
import type { Place, RefusedLine } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { type Open, recordsOf } from './untis-text.ts';
import { dayOf, timeOf, wholeOf } from './untis-values.ts';
import { closedWords, formOf } from './words.ts';

/**
 * Our own small files beside a timetable (decision 027): data that Untis's text export lacks, and the keys that a
 * school and its timetable agree on. The reader reads each file whole and collects all faults in `faults`.
 */
export type Faults = RefusedLine[];

const MOST_LINES = 20_000;
/** Most days of a timetable, which covers one school year. */
const MOST_DAYS = 370;

export const fault = (place: Place, code: string, column?: string, value?: string): RefusedLine => ({
  kind: 'file',
  place,
  code,
  column,
  detail: column,
  form: value === undefined ? undefined : formOf(value),
});

/** All faults as one refusal, headed by the first fault. */
export function unreadable([worst, ...others]: Faults): UnreadableFile {
  if (!worst) throw new Error('Nothing is wrong with the files');
  const { place, code, detail, column, form } = worst;
  return new UnreadableFile(place, code, detail, others, { column, form });
}

type Line = { readonly place: Place; readonly get: (column: string) => string };

/** The lines of a file with a header, with its columns in any order; a missing column is a fault. */
async function linesOf(file: string, open: Open, columns: readonly string[], faults: Faults): Promise<Line[]> {
  const lines: Line[] = [];
  let names: readonly string[] | undefined;
  for await (const { place, fields } of recordsOf(file, open, MOST_LINES)) {
    if (names) {
      const header = names;
      lines.push({ place, get: (column) => fields[header.indexOf(column)] ?? '' });
      continue;
    }
    names = fields.map((name) => name.toLowerCase());
    for (const column of columns) if (!names.includes(column)) faults.push(fault(place, 'header-missing', column));
  }
  if (!names) faults.push(fault({ file, line: 1 }, 'file-empty'));
  return names && columns.every((column) => names.includes(column)) ? lines : [];
}

/** The times of a period on a weekday, 1 for Monday. */
export type TimeGrid = (
  day: number,
  period: number,
) => { readonly from: TimeOfDay; readonly to: TimeOfDay } | undefined;

type Slot = { readonly period: number; readonly from: TimeOfDay; readonly to: TimeOfDay; readonly place: Place };

/** `timegrid.csv`: `period`, `from`, `to`, and `day` if the days differ: lines with a day go before the others. */
export async function timeGridOf(file: string, open: Open, faults: Faults): Promise<TimeGrid> {
  const slots = new Map<string, Slot>();
  for (const { place, get } of await linesOf(file, open, ['period', 'from', 'to'], faults)) {
    const [period, from, to, day] = [wholeOf(get('period')), timeOf(get('from')), timeOf(get('to')), get('day')];
    const wrong = from === undefined ? 'from' : 'to';
    if (day !== '' && !/^[1-7]$/.test(day)) faults.push(fault(place, 'weekday-unknown', 'day', day));
    else if (period === undefined) faults.push(fault(place, 'number-not-whole', 'period', get('period')));
    else if (from === undefined || to === undefined || to <= from)
      faults.push(fault(place, 'dates-wrong', wrong, get(wrong)));
    else if (slots.has(`${day}.${period}`)) faults.push(fault(place, 'period-twice', 'period'));
    else slots.set(`${day}.${period}`, { period, from, to, place });
  }
  const grid = (day: number, period: number) => slots.get(`${day}.${period}`) ?? slots.get(`.${period}`);
  faults.push(...overlapsOf(grid, new Set([...slots.values()].map(({ period }) => period))));
  return grid;
}

/** Periods of a weekday that begin before the previous period has ended, each reported once. */
function overlapsOf(grid: (day: number, period: number) => Slot | undefined, periods: ReadonlySet<number>): Faults {
  const places = new Set<Place>();
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const slots = [...periods].flatMap((period) => grid(day, period) ?? []);
    const sorted = slots.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (const [at, slot] of sorted.entries()) if (slot.from < (sorted[at - 1]?.to ?? '')) places.add(slot.place);
  }
  return [...places].map((place) => fault(place, 'grid-overlap', 'from'));
}

/** The dates of a weekday on which a lesson of a week label takes place, within the lesson's own dates if any. */
export type SchoolDays = {
  readonly labels: ReadonlySet<string>;
  readonly on: (weekday: number, label: string, from?: Day, to?: Day) => readonly Day[];
};
type Stretch = { readonly from: Day; readonly to: Day; readonly labels: readonly string[]; readonly place: Place };

const fold = (label: string): string => label.toLocaleLowerCase('nb');

/** `from` and `to` of each line, both included. */
async function stretchesOf(file: string, open: Open, faults: Faults): Promise<Stretch[]> {
  const found: Stretch[] = [];
  for (const { place, get } of await linesOf(file, open, ['from', 'to'], faults)) {
    const [from, to] = [dayOf(get('from')), dayOf(get('to'))];
    if (from === undefined || to === undefined || to < from) {
      const column = from === undefined ? 'from' : 'to';
      faults.push(fault(place, 'dates-wrong', column, get(column)));
    } else
      found.push({
        from,
        to,
        labels: get('week')
          .split(/[ ,;]+/)
          .filter(Boolean)
          .map(fold),
        place,
      });
  }
  return found.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * `weeks.csv`: stretches with school, each with its `week` if weeks alternate; `days-off.csv`: stretches without
 * school.
 */
export async function schoolDaysOf(
  weeks: readonly [file: string, open: Open],
  off: readonly [file: string, open: Open] | undefined,
  faults: Faults,
): Promise<SchoolDays> {
  const stretches = await stretchesOf(...weeks, faults);
  const free = off ? await stretchesOf(...off, faults) : [];
  for (const [at, { from, place }] of stretches.entries())
    if (from <= (stretches[at - 1]?.to ?? '')) faults.push(fault(place, 'weeks-overlap', 'from'));
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return { labels: new Set(), on: () => [] };
  if (daysBetween(first.from, last.to) > MOST_DAYS) {
    faults.push(fault(last.place, 'weeks-too-long', 'to'));
    return { labels: new Set(), on: () => [] };
  }
  const days = stretches.flatMap(({ from, to, labels }) =>
    Array.from({ length: daysBetween(from, to) + 1 }, (_none, at) => ({ day: addDays(from, at), labels })),
  );
  const open = days.filter(({ day }) => !free.some(({ from, to }) => from <= day && day <= to));
  return {
    labels: new Set(stretches.flatMap(({ labels }) => labels)),
    on: (wanted, label, from = '', to = '9999') =>
      open
        .filter(({ day, labels }) => weekday(day) === wanted && (label === '' || labels.includes(fold(label))))
        .filter(({ day }) => from <= day && day <= to)
        .map(({ day }) => day),
  };
}

const KEY_KINDS = closedWords({
  school: 'school',
  class: 'class',
  group: 'group',
  lesson: 'lesson',
  subject: 'subject',
  teacher: 'teacher',
});
export type KeyKind = 'school' | 'class' | 'group' | 'lesson' | 'subject' | 'teacher';
/** The agreed key for a name of the timetable; the only school has an empty name. */
export type AgreedKeys = (kind: KeyKind, name: string) => string | undefined;

/** Makes a timetable's id unique across schools: if the school is stated, the id begins with it. */
export const ofSchool = (agreed: AgreedKeys, id: string): string =>
  [agreed('school', ''), id].filter((part) => part !== undefined).join('/');

/** `keys.csv`: `kind`, `timetable`, `roster`: a name of the timetable, and the roster's own key for it. */
export async function agreedKeysOf(file: readonly [string, Open] | undefined, faults: Faults): Promise<AgreedKeys> {
  const keys = new Map<string, string>();
  const lines = file ? await linesOf(...file, ['kind', 'timetable', 'roster'], faults) : [];
  for (const { place, get } of lines) {
    const kind = KEY_KINDS(get('kind'));
    const name = kind === 'school' ? '' : get('timetable');
    if (!kind) faults.push({ ...fault(place, 'key-kind-unknown', 'kind', get('kind')), allowed: KEY_KINDS.known });
    else if (get('roster') === '' || (name === '' && kind !== 'school'))
      faults.push(fault(place, 'key-empty', 'roster'));
    else if ((keys.get(`${kind} ${name}`) ?? get('roster')) !== get('roster'))
      faults.push(fault(place, 'key-twice', 'timetable'));
    else keys.set(`${kind} ${name}`, get('roster'));
  }
  return (kind, name) => keys.get(`${kind} ${kind === 'school' ? '' : name}`);
}
