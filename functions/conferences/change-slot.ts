import type { Caller } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { maySlot, slotAfter } from './changes.ts';
import type { ConferenceStore } from './conference-store.ts';
import type { SlotName } from './keys.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import { refuse } from './refusals.ts';
import type { TalkStore } from './talk-store.ts';

export type ChangeSlotDeps = PlannerDeps & {
  readonly store: Pick<TalkStore, 'slots'>;
  readonly conferences: Pick<ConferenceStore, 'saveTimes'>;
};
type Input = ConferenceName & SlotName & { readonly event: 'block' | 'unblock' };

const AFTER = { block: 'blocked', unblock: 'free' } as const;

/** Keeps a free time from booking, or gives it free again. A repeat changes nothing. */
export const changeSlot =
  (deps: ChangeSlotDeps) =>
  (caller: Caller, { event, ...name }: Input) =>
    retryOnConflict(async (): Promise<'done' | 'moved'> => {
      const { ownerId } = caller.login;
      const load = () => deps.store.slots(ownerId, [name]);
      const { loaded } = await loadPlanner(deps, caller, { name, teacherIds: [name.teacherId], load });
      const [slot] = loaded;
      if (!slot) throw notFound();
      if (slot.state === AFTER[event]) return 'done';
      if (!maySlot(slot, event)) throw refuse('conferences.slot-in-use');
      return (await deps.conferences.saveTimes({ ownerId, slots: [slotAfter(slot, event)] })) === 'saved'
        ? 'done'
        : 'moved';
    });
