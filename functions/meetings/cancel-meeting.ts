import type { Caller } from '../access/authorize.ts';
import { newSortableId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { meetingFact } from './events.ts';
import { type LoadDeps, loadMeeting, mustStand, type PlannedName } from './load-meeting.ts';
import type { Meeting } from './record.ts';
import type { MeetingsStore } from './store.ts';

export type CancelDeps = LoadDeps & { readonly store: Pick<MeetingsStore, 'change'> };
type Input = PlannedName & { readonly reason: string };

/**
 * Cancels a meeting with the school's reason: two reads and one transaction. The line stays, and each family is told
 * once. A repeat changes nothing.
 */
export const cancelMeeting =
  (deps: CancelDeps) =>
  (caller: Caller, { reason, ...name }: Input) =>
    retryOnConflict(async (): Promise<'done' | 'moved'> => {
      const { login, moment: now } = caller;
      const { ownerId } = login;
      const { meetingId, groupId, schoolId } = name;
      const { actor, meeting: before } = await loadMeeting(deps, caller, name);
      if (before.status === 'cancelled') return 'done';
      mustStand(before, now);
      const { instant: at } = now;
      const after: Meeting = {
        ...before,
        status: 'cancelled',
        cancelledAt: at,
        cancelledBy: actor.personId,
        reason,
        version: before.version + 1,
        changedAt: at,
      };
      const data = { meetingId, eventId: newSortableId(Date.parse(at)), groupId, schoolId, after: '' };
      const fact = meetingFact('meeting-cancelled', { ownerId, occurredAt: at, data });
      return (await deps.store.change({ ownerId, before, after, fact })) ? 'done' : 'moved';
    });
