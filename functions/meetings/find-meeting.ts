import { findInGroups, type GroupReading, type GroupRight } from '../announcements/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Meeting } from './record.ts';
import type { MeetingsStore } from './store.ts';

export type FindDeps = {
  readonly lookup: Pick<Lookup, 'groups'>;
  readonly store: Pick<MeetingsStore, 'findIn'>;
};
/** The meeting that a family's path names. */
export type MeetingName = { readonly pupilId: string; readonly meetingId: string };
type Reading = GroupReading & { readonly meetingId: string; readonly right: GroupRight };
export type Found = { readonly meeting: Meeting; readonly groupName: string };

/** The meeting, if a group that the pupil is in today has it: one read. */
export async function findMeeting(
  { lookup, store }: FindDeps,
  { meetingId, right, ...reading }: Reading,
): Promise<Found> {
  const { item, groupName } = await findInGroups(lookup, reading, {
    right,
    find: (groupIds, now) => store.findIn(reading.ownerId, { groupIds, meetingId }, now),
  });
  return { meeting: item, groupName };
}
