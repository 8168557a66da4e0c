import * as z from 'zod/mini';
import type { JsonItem } from './read-json-items.ts';
import type { Reading } from './rows.ts';
import type { AgreedKeys } from './untis-helpers.ts';
import { lessonReadings, type Period, type Thing } from './untis-periods.ts';
import { dayOf, timeOf } from './untis-values.ts';
import { REST_RESOURCES, REST_STATUSES, REST_TYPES } from './untis-words.ts';

const text = z.nullish(z.string());
const Reference = z.object({ id: z.int(), status: z.string() });
const references = z.nullish(z.array(Reference));
const PeriodDto = z.object({
  id: z.int(),
  lessonId: z.nullish(z.int()),
  start: z.string(),
  end: z.string(),
  type: z.string(),
  status: z.string(),
  /** The other side of a move: `relatedPeriod` until late 2023, `sourcePeriod` since. */
  relatedPeriod: z.nullish(z.int()),
  sourcePeriod: z.nullish(z.int()),
  classes: references,
  studentgroups: references,
  subjects: references,
  rooms: references,
  teachers: references,
});
const Master = z.object({ id: z.int(), displayName: text, externKey: text });

/** The names that periods refer to by number: list and number → names. */
export type MasterData = ReadonlyMap<string, Thing>;

export function masterDataOf(items: readonly JsonItem[]): MasterData {
  const master = new Map<string, Thing>();
  for (const { path, value } of items) {
    const found = Master.safeParse(value);
    const list = path.slice('masterData.'.length, -'[]'.length);
    if (!found.success) continue;
    const { id, displayName, externKey } = found.data;
    master.set(`${list} ${id}`, { name: displayName ?? '', long: '', key: externKey ?? '' });
  }
  return master;
}

/** Periods of the REST timetable. */
export function restReadings(
  file: string,
  master: MasterData,
  agreed: AgreedKeys,
): (item: JsonItem) => Generator<Reading> {
  const readings = lessonReadings(agreed);
  return function* ({ nth, value }) {
    const place = { file, line: nth };
    const found = PeriodDto.safeParse(value);
    const period = found.success ? periodOf(found.data, master) : undefined;
    if (period) yield* readings(place, period);
    else yield { refused: { kind: 'lesson', place, code: 'period-shape' } };
  };
}

/** Local time without a zone, as the interface documents it; a value with a zone would mean another time. */
const STAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/;

function periodOf(found: z.output<typeof PeriodDto>, master: MasterData): Period | undefined {
  const status = REST_STATUSES(found.status);
  const lists = [found.classes, found.studentgroups, found.subjects, found.rooms, found.teachers];
  if (lists.some((list) => list?.some((row) => REST_RESOURCES(row.status) === undefined))) return undefined;
  // A cancelled period keeps all its resources, removed or not.
  const things = (list: string, of: z.output<typeof references>): readonly Thing[] =>
    (of ?? [])
      .filter((resource) => status === 'cancelled' || REST_RESOURCES(resource.status))
      .map((resource) => master.get(`${list} ${resource.id}`) ?? { name: '', long: '', key: '' });
  const [, date, from] = STAMP.exec(found.start) ?? [];
  const [, endDate, to] = STAMP.exec(found.end) ?? [];
  const moved = status === 'planned' && (found.relatedPeriod ?? found.sourcePeriod ?? undefined) !== undefined;
  return {
    id: String(found.id),
    lesson: found.lessonId === null || found.lessonId === undefined ? '' : String(found.lessonId),
    date: date === endDate ? dayOf(date ?? '') : undefined,
    from: timeOf(from ?? ''),
    to: timeOf(to ?? ''),
    status: moved ? 'moved' : status,
    statusWord: found.status,
    withPupils: REST_TYPES(found.type),
    typeWord: found.type,
    classes: things('classes', found.classes),
    pupils: things('studentGroups', found.studentgroups),
    teachers: things('teachers', found.teachers),
    subjects: things('subjects', found.subjects),
    rooms: things('rooms', found.rooms),
  };
}
