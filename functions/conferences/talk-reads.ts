import { allItems, type Dynamo, itemAt, itemsAt, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { EMPTY, type SheetOf } from './day-sheet.ts';
import {
  allTalksPart,
  conferenceAt,
  conferencePk,
  type Person,
  type SlotName,
  sheetAt,
  slotAt,
  slotPrefix,
  type TalkName,
  talkAt,
  talksPart,
} from './keys.ts';
import { Conference, DaySheet, Slot, Talk } from './record.ts';

/** Reads of conferences and talks: each is one round trip, strongly consistent. */
export function talkReads(client: Dynamo, table: string) {
  return {
    async conference(ownerId: string, conferenceId: string): Promise<Conference | undefined> {
      const item = await itemAt(client, table, conferenceAt(ownerId, conferenceId));
      return item && Conference.parse(item);
    },

    /** Times by name, in no order; absent ones are left out. */
    async slots(ownerId: string, names: readonly SlotName[]): Promise<readonly Slot[]> {
      const items = await itemsAt(
        client,
        table,
        names.map((name) => slotAt(ownerId, name)),
      );
      return items.map((item) => Slot.parse(item));
    },

    /** All times of a conference, or those of one teacher, by teacher and in their order. */
    async slotsOf(ownerId: string, conferenceId: string, teacherId?: string): Promise<readonly Slot[]> {
      const part = { pk: conferencePk(ownerId, conferenceId), prefix: slotPrefix(teacherId) };
      return (await allItems(client, queryOf(table, part))).map((item) => Slot.parse(item));
    },

    async talk(ownerId: string, name: TalkName): Promise<Talk | undefined> {
      const item = await itemAt(client, table, talkAt(ownerId, name));
      return item && Talk.parse(item);
    },

    /** The talks about a pupil in a conference, cancelled ones too, in no order. */
    async talksOf(ownerId: string, pupilId: string, conferenceId: string): Promise<readonly Talk[]> {
      const items = await allItems(client, queryOf(table, talksPart(ownerId, pupilId, conferenceId)));
      return items.map((item) => Talk.parse(item));
    },

    /** The talks about a pupil in every conference, cancelled ones too, in no order. */
    async allTalksOf(ownerId: string, pupilId: string): Promise<readonly Talk[]> {
      const items = await allItems(client, queryOf(table, allTalksPart(ownerId, pupilId)));
      return items.map((item) => Talk.parse(item));
    },

    /** The sheets of these people on these days, an empty one where there is none yet. */
    async sheets(ownerId: string, people: readonly Person[], days: readonly Day[]): Promise<readonly SheetOf[]> {
      const wanted = people.flatMap((person) => [...new Set(days)].map((day) => ({ person, day })));
      const places = wanted.map(({ person, day }) => sheetAt(ownerId, person, day));
      const items = await itemsAt(client, table, places);
      return wanted.map(({ person, day }, index) => {
        const place = places[index];
        const item = items.find(({ pk, sk }) => pk === place?.pk && sk === place?.sk);
        return { person, day, sheet: item ? DaySheet.parse(item) : EMPTY };
      });
    },
  };
}
