import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { Moment } from '../shared/time.ts';
import { type CancelDeps, cancelTime } from './cancel-time.ts';
import { maySlot } from './changes.ts';
import type { ConferenceStore } from './conference-store.ts';
import type { AwayOrder, Slot } from './record.ts';
import { startOf } from './slot-rules.ts';
import type { TalkStore } from './talk-store.ts';

export type CancelTeacherDeps = CancelDeps & {
  readonly store: Pick<TalkStore, 'conference' | 'slotsOf'>;
  readonly conferences: Pick<ConferenceStore, 'away'>;
};
type Ordered = { readonly ownerId: string; readonly conferenceId: string; readonly teacherId: string };

/**
 * Cancels the coming times of a teacher who is away, one after the other: each with its talk, in one transaction with
 * one fact. A run that dies is begun again and goes on with what is left; times that were made after the order stay.
 * Returns how many it has cancelled.
 */
export const cancelTeacher =
  (deps: CancelTeacherDeps) =>
  async ({ ownerId, ...name }: Ordered, now: Moment): Promise<number> => {
    const [order, conference] = await Promise.all([
      deps.conferences.away(ownerId, name),
      deps.store.conference(ownerId, name.conferenceId),
    ]);
    if (!order || !conference) return 0;
    const { reason, by } = order;
    const may = (slot: Slot) => isMeant(slot, order, now);
    let done = 0;
    const slots = await deps.store.slotsOf(ownerId, name.conferenceId, name.teacherId);
    for (const slot of slots.filter(may)) {
      const step = { conference, slot, may, other: may, reason, by, now };
      done += await retryWhileCrowded(() => cancelTime(deps, ownerId, step));
    }
    return done;
  };

/** True for a time that is still to come and was there when the school gave the order. */
const isMeant = (slot: Slot, { at }: AwayOrder, { instant }: Moment): boolean =>
  maySlot(slot, 'cancel') && slot.madeAt <= at && startOf(slot) > Date.parse(instant);
