import * as z from 'zod/mini';
import { allItems, type Dynamo, itemAt, itemsAt, itemsBetween, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Entry, Register } from './entry.ts';
import { waitingLessons } from './waiting-store.ts';

/** Names a lesson: its group, its day and its id. */
export type LessonName = { readonly groupId: string; readonly date: Day; readonly lessonId: string };

/** A lesson's time and teachers in the timetable. */
const Timed = z.object({
  id: z.string(),
  groupId: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  status: z.enum(['planned', 'cancelled', 'moved']),
  teacherIds: z.array(z.string()),
  confirmed: z.optional(z.boolean()),
});
export type Timed = z.output<typeof Timed>;

/** Reads of lessons beside the roster's: registers and entries. Every function is one round trip. */
export function lessonReads(client: Dynamo, table: string) {
  return {
    /** The register of a lesson; `undefined` before the first act. Strongly consistent. */
    async register(ownerId: string, { groupId, date, lessonId }: LessonName): Promise<Register | undefined> {
      const place = { pk: key(ownerId, 'GROUP', groupId), sk: key('REGISTER', date, lessonId) };
      const item = await itemAt(client, table, place);
      return item && Register.parse(item);
    },

    /** A lesson of the timetable at this moment; `undefined` if the day has no such lesson. */
    async timed(ownerId: string, { groupId, date, lessonId }: LessonName): Promise<Timed | undefined> {
      const part = { pk: key(ownerId, 'GROUP', groupId), prefix: key('LESSON', date) };
      const items = await allItems(client, queryOf(table, part));
      const found = items.find(({ id }) => id === lessonId);
      return found && Timed.parse(found);
    },

    /** The entries of some pupils in a lesson; strongly consistent, in any order. */
    async entriesIn(ownerId: string, { date, lessonId }: LessonName, pupilIds: readonly string[]) {
      const sk = key('ENTRY', date, lessonId);
      const keys = pupilIds.map((pupilId) => ({ pk: key(ownerId, 'PUPIL', pupilId), sk }));
      return (await itemsAt(client, table, keys)).map((item) => Entry.parse(item));
    },

    /** The registers of a group from one day to another, both included, by day. */
    async registers(ownerId: string, groupId: string, from: Day, to: Day): Promise<readonly Register[]> {
      const pk = key(ownerId, 'GROUP', groupId);
      const items = await itemsBetween(client, table, pk, key('REGISTER', from), `${key('REGISTER', to)}~`);
      return items.map((item) => Register.parse(item));
    },

    waiting: waitingLessons(client, table),
  };
}
