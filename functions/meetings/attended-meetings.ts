import type { Actor, PupilFacts } from '../access/policy.ts';
import { readableGroups, standingGroups } from '../announcements/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Moment } from '../shared/time.ts';
import { READS } from './authorize.ts';
import type { Meeting } from './record.ts';
import type { MeetingsStore } from './store.ts';

export type AttendedDeps = {
  readonly lookup: Pick<Lookup, 'groups'>;
  readonly meetings: Pick<MeetingsStore, 'ofGroup' | 'ownAnswers'>;
};
type Attending = {
  readonly actor: Extract<Actor, { kind: 'guardian' | 'pupil' }>;
  /** The pupils about whom the actor may read. */
  readonly pupils: readonly PupilFacts[];
};

/**
 * The meetings to which an adult has said yes, cancelled ones too: of groups that the pupils are in that day. Two
 * reads.
 */
export async function attendedMeetings(
  { lookup, meetings }: AttendedDeps,
  { actor, pupils }: Attending,
  { day, instant }: Moment,
): Promise<readonly Meeting[]> {
  const { ownerId, kind, personId: id } = actor;
  const groupIds = [...new Set(pupils.flatMap((pupil) => readableGroups(actor, pupil, { day, right: READS })))];
  const [groups, ...lists] = await Promise.all([
    standingGroups(lookup, ownerId, { groupIds, day }),
    ...groupIds.map((groupId) => meetings.ofGroup(ownerId, groupId, instant)),
  ]);
  const standing = lists.flat().filter(({ groupId }) => groups.has(groupId));
  const ids = standing.map(({ meetingId }) => meetingId);
  const answers = await meetings.ownAnswers(ownerId, { kind, id }, ids);
  return standing.filter(({ meetingId }) => answers.get(meetingId)?.answer === 'yes');
}
