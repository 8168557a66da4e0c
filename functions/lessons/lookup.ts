import * as z from 'zod/mini';
import { type Dynamo, itemsBetween, key } from '../shared/dynamo.ts';
import type { Day, Moment } from '../shared/time.ts';
import { Entry, Register } from './entry.ts';
import { firstToConfirm, isToConfirm, standing } from './rules.ts';
import { waitingLessons } from './waiting-store.ts';

export type LessonsLookup = ReturnType<typeof lessonsLookup>;

const HeldLesson = z.object({
  id: z.string(),
  groupId: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.optional(z.string()),
  groupName: z.optional(z.string()),
  status: z.enum(['planned', 'cancelled', 'moved']),
});
/** A lesson that stands as confirmed: whoever was in it and has no entry counts as present. */
export type HeldLesson = z.output<typeof HeldLesson>;

/** True for an entry whose lesson the timetable has taken away: until its teacher has decided it is neither absence nor presence. */
export const isHeldBack = ({ kind, because }: Pick<Entry, 'kind' | 'because'>): boolean =>
  kind === 'present' && because !== undefined;

/** What teachers have registered, for those who count it, decide on it and tell of it. Read-only, one round trip each (decision 013). */
export function lessonsLookup(client: Dynamo, table: string) {
  const waiting = waitingLessons(client, table);
  return {
    /** A pupil's entries from one day to another, both included, by day and lesson. */
    async entries(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Entry[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items = await itemsBetween(client, table, pk, key('ENTRY', from), `${key('ENTRY', to)}~`);
      return items.map((item) => Entry.parse(item));
    },

    /**
     * The lessons of some groups that stand as confirmed, from one day to another, both included, by the registers themselves: the
     * timetable's mark may have been written over by an import. In no order.
     */
    async confirmedLessons(
      ownerId: string,
      groupIds: readonly string[],
      from: Day,
      to: Day,
    ): Promise<readonly HeldLesson[]> {
      const perGroup = await Promise.all(
        groupIds.map(async (groupId) => {
          const between = (what: string) =>
            itemsBetween(client, table, key(ownerId, 'GROUP', groupId), key(what, from), `${key(what, to)}~`);
          const [lessons, registers] = await Promise.all([between('LESSON'), between('REGISTER')]);
          const known = registers.map((item) => Register.parse(item));
          return lessons
            .map((item) => HeldLesson.parse(item))
            .filter((lesson) => {
              const register = known.find(({ lessonId, date }) => lessonId === lesson.id && date === lesson.date);
              return lesson.status !== 'cancelled' && standing(register, lesson) !== undefined;
            });
        }),
      );
      return perGroup.flat();
    },

    /** True when a teacher has a lesson from before today to confirm; `goLive` says from which day on a school's are. */
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
