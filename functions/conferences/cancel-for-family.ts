import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { changePassing } from './change-talks.ts';
import { cancelledBy, mayTalk, slotAfter } from './changes.ts';
import { changedSheets, sheetsWithout } from './day-sheet.ts';
import { timesOf } from './keys.ts';
import { isIn } from './plan-booking.ts';
import { loadSchoolTalk, type SchoolTalkDeps, type SchoolTalkName } from './read-school-talk.ts';
import type { AwayOrder } from './record.ts';
import { refuse } from './refusals.ts';
import type { SchoolTalk } from './school-schema.ts';
import type { TalkStore } from './talk-store.ts';
import { showToSchool, talkFact } from './view.ts';

export type CancelForDeps = SchoolTalkDeps & {
  readonly store: Pick<TalkStore, 'slots' | 'sheets' | 'line' | 'change'>;
};
type Input = SchoolTalkName & Pick<AwayOrder, 'reason'>;

/**
 * Cancels a talk for the school; its time goes to the next of the waiting list, or is free again. A repeat answers the
 * same and changes nothing.
 */
export const cancelForFamily =
  (deps: CancelForDeps) =>
  (caller: Caller, { reason, ...name }: Input) =>
    retryWhileCrowded(async (): Promise<output<typeof SchoolTalk> | 'moved'> => {
      const { login, moment } = caller;
      const { ownerId } = login;
      const load = () => Promise.resolve();
      const { actor, conference, talk } = await loadSchoolTalk(deps, caller, { name, load });
      if (talk.state === 'cancelled-by-school') return showToSchool(talk);
      if (!mayTalk(talk, 'cancel')) throw refuse('conferences.talk-over');
      const [slots, sheets, line] = await Promise.all([
        deps.store.slots(ownerId, timesOf(talk)),
        deps.store.sheets(ownerId, talk.adults, [talk.day]),
        deps.store.line(ownerId, talk),
      ]);
      if (slots.filter((slot) => isIn(slot, talk)).length !== timesOf(talk).length) return 'moved';
      const cancelled = cancelledBy(talk, { id: actor.personId, at: moment.instant }, reason);
      const change = {
        ownerId,
        slots: [],
        talks: [cancelled],
        sheets: changedSheets(sheets, sheetsWithout(sheets, talk)),
        relations: [],
        facts: [talkFact(cancelled, { ownerId, by: actor })],
        reply: undefined,
        today: moment.day,
      };
      const freed = slots.map((slot) => slotAfter(slot, 'leave'));
      const saved = await changePassing(deps.store, change, { line, freed, conference, moment });
      return saved === 'saved' ? showToSchool(cancelled) : 'moved';
    });
