import { allItems, type Dynamo, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { teacherPk } from './keys.ts';
import { Talk } from './record.ts';
import { talkReads } from './talk-reads.ts';

/** What calendars ask of conferences. */
export { comesTo } from './plan-booking.ts';
export type { Talk } from './record.ts';

export type ConferencesLookup = ReturnType<typeof conferencesLookup>;

/** Conferences and talks for other features, one round trip each, cancelled ones too. The caller authorizes. */
export function conferencesLookup(client: Dynamo, table: string) {
  const { conference, talk, allTalksOf } = talkReads(client, table);
  return {
    conference,
    talk,
    allTalksOf,

    /** The talks of a teacher from a day on, by their days (an eventually consistent index). */
    async talksOfTeacher(ownerId: string, teacherId: string, from: Day): Promise<readonly Talk[]> {
      const query = queryOf(table, { index: 'gsi1', pk: teacherPk(ownerId, teacherId), from });
      return (await allItems(client, query)).map((item) => Talk.parse(item));
    },
  };
}
