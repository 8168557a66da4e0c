import { type Dynamo, itemsBetween, key } from '../shared/table/dynamo.ts';
import type { Day, Moment } from '../shared/time.ts';
import { Entry, type Register } from './entry.ts';
import { grantReads } from './grant-reads.ts';
import { lessonReads, type Timed } from './read-store.ts';
import { firstToConfirm, isToConfirm, standing } from './rules.ts';

export type LessonsLookup = ReturnType<typeof lessonsLookup>;

/**
 * True for an entry whose lesson the timetable has taken away: it counts as neither absence nor presence until the
 * teacher decides.
 */
export const isHeldBack = ({ kind, because }: Pick<Entry, 'kind' | 'because'>): boolean =>
  kind === 'present' && because !== undefined;

/**
 * The confirmed lessons, by their registers, since an import may have overwritten the timetable's mark. A pupil of a
 * confirmed lesson without an entry counts as present. Pure.
 */
export const confirmedOf = <Lesson extends Timed>(
  lessons: readonly Lesson[],
  registers: readonly Register[],
): readonly Lesson[] =>
  lessons.filter((lesson) => {
    const isOf = ({ groupId, date, lessonId }: Register) =>
      groupId === lesson.groupId && date === lesson.date && lessonId === lesson.id;
    return lesson.status !== 'cancelled' && standing(registers.find(isOf), lesson) !== undefined;
  });

type ToConfirm = {
  /** Each school's first day with lessons to confirm. */
  readonly goLive: (schoolId?: string) => Day | '';
  readonly moment: Moment;
  readonly most: number;
};

/**
 * Registers and entries, for the features that count them, decide on them and notify. Read-only, one round trip each
 * (decision 013).
 */
export function lessonsLookup(client: Dynamo, table: string) {
  const { registers, waiting } = lessonReads(client, table);
  return {
    /** A pupil's entries from one day to another, both included, by day and lesson. */
    async entries(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Entry[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items = await itemsBetween(client, table, pk, key('ENTRY', from), `${key('ENTRY', to)}~`);
      return items.map((item) => Entry.parse(item));
    },

    /** The registers of a group from one day to another, both included. */
    registers,

    /** Counts a teacher's lessons that are over and not confirmed, up to `most`; `more` if there are others. */
    async toConfirm(ownerId: string, staffId: string, { goLive, moment, most }: ToConfirm) {
      const before = `${moment.day}#${moment.time}~`;
      const range = { from: firstToConfirm(goLive, moment), before, first: most + 1 };
      let count = 0;
      for await (const lesson of waiting(ownerId, staffId, range)) {
        if (isToConfirm(lesson, { confirmed: false, goLive: goLive(lesson.schoolId), moment })) count += 1;
        if (count > most) break;
      }
      return { count: Math.min(count, most), more: count > most };
    },

    /** The grants of a group to colleagues that hold today or later (B7). */
    grantsOf: grantReads(client, table).grantsOf,

    /**
     * True when a teacher has a lesson from before today to confirm; `goLive` gives each school's first day with such
     * lessons.
     */
    async hasUnconfirmed(
      ownerId: string,
      staffId: string,
      { goLive, moment }: { readonly goLive: (schoolId?: string) => Day | ''; readonly moment: Moment },
    ): Promise<boolean> {
      const range = { from: firstToConfirm(goLive, moment), before: moment.day, first: 1 };
      for await (const lesson of waiting(ownerId, staffId, range)) {
        if (isToConfirm(lesson, { confirmed: false, goLive: goLive(lesson.schoolId), moment })) return true;
      }
      return false;
    },
  };
}

export type { Entry };
