import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { mayTalk, overAs, slotAfter } from './changes.ts';
import { timesOf } from './keys.ts';
import { isIn } from './plan-booking.ts';
import { loadSchoolTalk, type SchoolTalkDeps, type SchoolTalkName } from './read-school-talk.ts';
import { refuse } from './refusals.ts';
import { OUTCOME_EVENTS, type Outcome, TALK_MOVES } from './rules.ts';
import type { SchoolTalk } from './school-schema.ts';
import { startOf } from './slot-rules.ts';
import type { TalkStore } from './talk-store.ts';
import { showToSchool, talkFact } from './view.ts';

export type OutcomeDeps = SchoolTalkDeps & { readonly store: Pick<TalkStore, 'slots' | 'change'> };
type Input = SchoolTalkName & { readonly outcome: Outcome };

/** Records that a talk was held or missed, after it has begun. A repeat answers the same and changes nothing. */
export const recordOutcome =
  (deps: OutcomeDeps) =>
  (caller: Caller, { outcome, ...name }: Input) =>
    retryWhileCrowded(async (): Promise<output<typeof SchoolTalk> | 'moved'> => {
      const { login, moment } = caller;
      const { ownerId } = login;
      const event = OUTCOME_EVENTS[outcome];
      const load = () => Promise.resolve();
      const { actor, talk } = await loadSchoolTalk(deps, caller, { name, load });
      if (talk.state === TALK_MOVES.booked[event]) return showToSchool(talk);
      if (!mayTalk(talk, event)) throw refuse('conferences.talk-over');
      if (Date.parse(moment.instant) < startOf(talk)) throw refuse('conferences.talk-not-begun');
      const slots = await deps.store.slots(ownerId, timesOf(talk));
      if (slots.filter((slot) => isIn(slot, talk)).length !== timesOf(talk).length) return 'moved';
      const over = overAs(talk, outcome, { id: actor.personId, at: moment.instant });
      const saved = await deps.store.change({
        ownerId,
        slots: slots.map((slot) => slotAfter(slot, event, slot.booking)),
        talks: [over],
        sheets: [],
        relations: [],
        facts: [talkFact(over, { ownerId, by: actor })],
        reply: undefined,
        today: moment.day,
      });
      return saved === 'saved' ? showToSchool(over) : 'moved';
    });
