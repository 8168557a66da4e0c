import type { Caller } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { type CancelDeps, cancelTime } from './cancel-time.ts';
import { maySlot } from './changes.ts';
import type { SlotName } from './keys.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { AwayOrder, Slot } from './record.ts';
import { refuse } from './refusals.ts';

export type CancelSlotDeps = PlannerDeps & CancelDeps;
type Input = ConferenceName & SlotName & Pick<AwayOrder, 'reason'>;

/** Cancels a time for the school, with the talk in it. A repeat changes nothing. */
export const cancelSlot =
  (deps: CancelSlotDeps) =>
  (caller: Caller, { reason, ...name }: Input) =>
    retryWhileCrowded(async (): Promise<'done' | 'moved'> => {
      const { login, moment } = caller;
      const { ownerId } = login;
      const load = () => deps.store.slots(ownerId, [name]);
      const { actor, conference, loaded } = await loadPlanner(deps, caller, {
        name,
        teacherIds: [name.teacherId],
        load,
      });
      const [slot] = loaded;
      if (!slot) throw notFound();
      if (slot.state === 'cancelled') return 'done';
      if (!mayCancel(slot)) throw refuse('conferences.talk-over');
      const step = { conference, slot: name, may: mayCancel, reason, by: actor.personId, now: moment };
      const done = await cancelTime(deps, ownerId, step);
      return done === 'moved' ? 'moved' : 'done';
    });

const mayCancel = (slot: Slot): boolean => maySlot(slot, 'cancel');
