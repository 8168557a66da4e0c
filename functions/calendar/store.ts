import { commitLabelled, type Labelled, orMoved } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import { Feed, NO_CALENDAR, OwnCalendar } from './record.ts';
import type { Person } from './rules.ts';

export type CalendarStore = ReturnType<typeof calendarStore>;
/** A calendar as it was read and as it shall be, and the new feed if it gets one. */
export type CalendarSave = {
  readonly ownerId: string;
  readonly person: Person;
  readonly before: OwnCalendar;
  readonly after: OwnCalendar;
  readonly made?: Feed;
};

const ownAt = (ownerId: string, { kind, id }: Person) => ({ pk: key(ownerId, kind.toUpperCase(), id), sk: 'CALENDAR' });
/** Without an owner: the token is all that a calendar knows. */
const feedAt = (hash: string) => ({ pk: key('CALENDAR', hash), sk: 'FEED' });

/** Calendars of people and the feeds that tokens lead to; each read is one round trip, strongly consistent. */
export const calendarStore = (client: Dynamo, table: string) => ({
  async own(ownerId: string, person: Person): Promise<OwnCalendar> {
    const item = await itemAt(client, table, ownAt(ownerId, person));
    return item ? OwnCalendar.parse(item) : NO_CALENDAR;
  },

  async feed(hash: string): Promise<Feed | undefined> {
    const item = await itemAt(client, table, feedAt(hash));
    return item && Feed.parse(item);
  },

  /** Writes a calendar. An earlier feed ends in the same write: at no time has a person two. */
  save: ({ ownerId, person, before, after, made }: CalendarSave): Promise<'saved' | 'moved'> => {
    const [old, hash] = [before.feed?.hash, after.feed?.hash];
    const actions: readonly Labelled<never>[] = [
      orMoved({
        Put: { TableName: table, Item: { ...ownAt(ownerId, person), ...after }, ...atVersion(before.version) },
      }),
      ...(old === undefined || old === hash ? [] : [orMoved({ Delete: { TableName: table, Key: feedAt(old) } })]),
      ...(made === undefined || hash === undefined
        ? []
        : [orMoved({ Put: { TableName: table, Item: { ...feedAt(hash), ...made }, ...atVersion(0) } })]),
    ];
    return commitLabelled<never>(client, actions);
  },
});
