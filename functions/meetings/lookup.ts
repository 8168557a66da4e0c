import type { Dynamo } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import type { Meeting } from './record.ts';
import type { Person } from './rules.ts';
import { meetingsStore } from './store.ts';

/** What calendars ask of meetings: those of a person, and one that a family may read. */
export { type AttendedDeps, attendedMeetings } from './attended-meetings.ts';
export { READS } from './authorize.ts';
export { type FindDeps, findMeeting } from './find-meeting.ts';
export type { Meeting } from './record.ts';
export { type MeetingsStore, meetingsStore } from './store.ts';

export type MeetingsLookup = ReturnType<typeof meetingsLookup>;
type InGroup = Pick<Meeting, 'groupId' | 'meetingId'>;

/** What the inboxes ask of meetings, one round trip each. */
export function meetingsLookup(client: Dynamo, table: string) {
  const store = meetingsStore(client, table);
  return {
    /** True while a meeting stands: nobody is invited to a cancelled one. */
    async stands(ownerId: string, name: InGroup, now: Instant): Promise<boolean> {
      return (await store.find(ownerId, name, now))?.status === 'planned';
    },

    /** Everybody who has answered. */
    async answered(ownerId: string, meetingId: string): Promise<readonly Person[]> {
      return (await store.answers(ownerId, meetingId)).answers.map(({ person }) => person);
    },
  };
}
