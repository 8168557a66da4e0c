import type { Caller } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { changePassing } from './change-talks.ts';
import { maySlot, slotAfter } from './changes.ts';
import type { SlotName } from './keys.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import { refuse } from './refusals.ts';
import type { SlotState } from './rules.ts';
import type { TalkStore } from './talk-store.ts';

export type ChangeSlotDeps = PlannerDeps & {
  readonly store: Pick<TalkStore, 'slots' | 'line' | 'change'>;
};
type Input = ConferenceName & SlotName & { readonly event: 'block' | 'unblock' };

/** The states of a time to which the event has happened already; one that was given free may be kept for a family. */
const AFTER: Readonly<Record<Input['event'], ReadonlySet<SlotState>>> = {
  block: new Set<SlotState>(['blocked']),
  unblock: new Set<SlotState>(['free', 'offered']),
};

/**
 * Keeps a free time from booking, or gives it free again: it is offered to those who wait in the same transaction. A
 * repeat changes nothing.
 */
export const changeSlot =
  (deps: ChangeSlotDeps) =>
  (caller: Caller, { event, ...name }: Input) =>
    retryWhileCrowded(async (): Promise<'done' | 'moved'> => {
      const { login, moment } = caller;
      const { ownerId } = login;
      const load = () => Promise.all([deps.store.slots(ownerId, [name]), deps.store.line(ownerId, name)]);
      const { conference, loaded } = await loadPlanner(deps, caller, { name, teacherIds: [name.teacherId], load });
      const [[slot], line] = loaded;
      if (!slot) throw notFound();
      if (AFTER[event].has(slot.state)) return 'done';
      if (!maySlot(slot, event)) throw refuse('conferences.slot-in-use');
      const changed = [slotAfter(slot, event)];
      const [slots, freed] = event === 'unblock' ? [[], changed] : [changed, []];
      const change = {
        ownerId,
        slots,
        talks: [],
        sheets: [],
        relations: [],
        facts: [],
        reply: undefined,
        today: moment.day,
      };
      const saved = await changePassing(deps.store, change, { line, freed, conference, moment });
      return saved === 'saved' ? 'done' : 'moved';
    });
