import { addDays, type Day, weekday } from '../functions/shared/time.ts';
import type { Cell } from './csv.ts';
import type { Block, Group } from './groups.ts';
import type { Municipality, SchoolSample } from './municipality.ts';
import { type Random, randomFor } from './random.ts';
import type { StandIn } from './staff.ts';
import { hoursOf, type Slot } from './timetable.ts';

/** Shares of all lessons that differ from the week plan. */
const CANCELLED = 0.004;
const MOVED = 0.003;
const SUBSTITUTED = 0.006;
/** The room of moved lessons, for one lesson at a time. */
const LIBRARY = 'Biblioteket';

type Meeting = { readonly group: Group; readonly slot: Slot };
type Change = {
  readonly status: 'planned' | 'cancelled' | 'moved';
  readonly room: string;
  readonly teacherIds: readonly string[];
};

/**
 * The rows of lessons.csv: the week plan on every school day of the year. Cancellations, moves and substitutes are
 * known until the end of this month; later lessons are as planned.
 */
export function* lessonRows(sample: Municipality): Generator<readonly Cell[]> {
  for (const school of sample.schools) {
    const meetings = meetingsOf(school);
    const substitutes = freeTeachers(meetings, sample.standIns);
    for (const date of sample.year.schoolDays) {
      const random = randomFor(sample.seed, 'day', school.plan.id, date);
      const used = new Set<string>();
      for (const { group, slot } of meetings.get(weekday(date)) ?? []) {
        const change =
          date <= sample.month.to
            ? changeOf({ group, slot, random, used, free: substitutes.get(keyOf(slot)) ?? [] })
            : asPlanned(group);
        yield row(school, sample, { group, slot, date, change });
      }
    }
  }
}

type At = Meeting & { readonly date: Day; readonly change: Change };

function row(school: SchoolSample, sample: Municipality, { group, slot, date, change }: At): readonly Cell[] {
  const [start = '', end = ''] = hoursOf(school.plan.type, slot).split('-');
  const teachers = change.teacherIds.map((id) => teacherOn(sample.standIns, id, date));
  const changed = change.status !== 'planned' || change.teacherIds !== group.teacherIds;
  const modified = date <= sample.month.from ? addDays(date, -1) : sample.month.from;
  return [
    `${group.id}-${date.replaceAll('-', '')}-${start.replace(':', '')}`,
    group.id,
    date,
    start,
    end,
    group.subject?.code ?? '',
    teachers.join(';'),
    change.room,
    change.status,
    changed ? `${modified}T05:00:00.000Z` : `${sample.year.begins}-06-25T10:00:00.000Z`,
  ];
}

/** The holder of a post on a day. */
const teacherOn = (standIns: readonly StandIn[], id: string, date: Day): string =>
  standIns.find(({ absentId, from, to }) => absentId === id && from <= date && date <= to)?.byId ?? id;

type Draw = Meeting & { readonly random: Random; readonly used: Set<string>; readonly free: readonly string[] };

/** Moves at most one lesson of a slot and gives one to a substitute, so that no person or room has two lessons. */
function changeOf({ group, slot, random, used, free }: Draw): Change {
  const { room, teacherIds } = group;
  const draw = random.next();
  if (draw < CANCELLED) return { status: 'cancelled', room, teacherIds };
  if (draw < CANCELLED + MOVED && once(used, `room ${keyOf(slot)}`))
    return { status: 'moved', room: LIBRARY, teacherIds };
  const [first, ...rest] = free;
  if (first !== undefined && draw < CANCELLED + MOVED + SUBSTITUTED && once(used, `teacher ${keyOf(slot)}`)) {
    return { status: 'planned', room, teacherIds: [random.pick([first, ...rest])] };
  }
  return asPlanned(group);
}

const asPlanned = ({ room, teacherIds }: Group): Change => ({ status: 'planned', room, teacherIds });

function once(used: Set<string>, key: string): boolean {
  const first = !used.has(key);
  used.add(key);
  return first;
}

/** Weekday → its meetings, in the day's order. */
function meetingsOf({ blocks, week }: SchoolSample): Map<number, Meeting[]> {
  const meets = (block: Block) =>
    (week.get(block.id) ?? []).flatMap((slot) => block.groups.map((group) => ({ group, slot })));
  const all = blocks.flatMap(meets).toSorted((a, b) => a.slot.index - b.slot.index);
  return Map.groupBy(all, ({ slot }) => slot.weekday);
}

/** Slot → the teachers without a lesson then, except teachers with a stand-in. */
function freeTeachers(
  meetings: ReadonlyMap<number, readonly Meeting[]>,
  standIns: readonly StandIn[],
): Map<string, string[]> {
  const all = [...meetings.values()].flat();
  const away = new Set(standIns.map(({ absentId }) => absentId));
  const teachers = [...new Set(all.flatMap(({ group }) => group.teacherIds))].filter((id) => !away.has(id));
  const bySlot = Map.groupBy(all, ({ slot }) => keyOf(slot));
  return new Map(
    [...bySlot].map(([key, meeting]) => {
      const busy = new Set(meeting.flatMap(({ group }) => group.teacherIds));
      return [key, teachers.filter((id) => !busy.has(id))];
    }),
  );
}

const keyOf = (slot: Slot): string => `${slot.weekday}.${slot.index}`;
