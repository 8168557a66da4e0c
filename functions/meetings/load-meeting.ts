import type { Caller } from '../access/authorize.ts';
import { type GroupName, loadGroup, mustIn } from '../announcements/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Moment } from '../shared/time.ts';
import type { Meeting } from './record.ts';
import { refuse } from './refusals.ts';
import { hasBegun } from './rules.ts';
import type { MeetingsStore } from './store.ts';

export type LoadDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'>;
  readonly store: Pick<MeetingsStore, 'find' | 'answers'>;
};
/** The meeting that the path of a member of staff names. */
export type PlannedName = GroupName & { readonly meetingId: string };

/** The meeting with its answers, its group and the caller: two reads. Without the right it is not found. */
export async function loadMeeting({ lookup, store }: LoadDeps, caller: Caller, name: PlannedName) {
  const { login, moment } = caller;
  const { ownerId } = login;
  const { meetingId } = name;
  const load = () => Promise.all([store.find(ownerId, name, moment.instant), store.answers(ownerId, meetingId)]);
  const found = await loadGroup({ lookup }, caller, { ...name, load });
  const basis = mustIn(found, 'group:meetings', moment);
  const [meeting, answers] = found.loaded;
  if (!meeting) throw notFound();
  return { ...found, basis, meeting, answers };
}

/** Refuses to change a meeting that is cancelled or has begun. */
export function mustStand(meeting: Meeting, now: Moment): void {
  if (meeting.status === 'cancelled') throw refuse('meetings.cancelled');
  if (hasBegun(meeting, now)) throw refuse('meetings.begun');
}
