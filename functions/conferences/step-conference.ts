import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { ConferenceStore } from './conference-store.ts';
import { conferenceFact } from './events.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import { refuse } from './refusals.ts';
import { CONFERENCE_MOVES, type ConferenceEvent } from './rules.ts';
import type { Planned } from './school-schema.ts';
import type { TalkStore } from './talk-store.ts';
import { showPlanned } from './view.ts';

export type StepDeps = PlannerDeps & {
  readonly store: Pick<TalkStore, 'slotsOf'>;
  readonly conferences: Pick<ConferenceStore, 'save'>;
};
type Input = ConferenceName & { readonly event: ConferenceEvent };

const AFTER = { open: 'open', close: 'closed', begin: 'held', end: 'ended' } as const;

/** Opens, closes, begins or ends a conference. The first opening invites the families; a repeat changes nothing. */
export const stepConference =
  (deps: StepDeps) =>
  (caller: Caller, { event, ...name }: Input) =>
    retryOnConflict(async (): Promise<output<typeof Planned> | 'moved'> => {
      const { ownerId } = caller.login;
      const { conferenceId, schoolId } = name;
      const load = () => (event === 'open' ? deps.store.slotsOf(ownerId, conferenceId) : Promise.resolve([]));
      const { conference, loaded: slots } = await loadPlanner(deps, caller, { name, load });
      if (conference.state === AFTER[event]) return showPlanned(conference);
      const state = CONFERENCE_MOVES[conference.state][event];
      if (state === undefined) throw refuse('conferences.wrong-state');
      const isFirst = conference.state === 'draft';
      if (isFirst && !slots.some((slot) => slot.state === 'free')) throw refuse('conferences.no-times');
      const { groupIds } = conference;
      const fact = isFirst
        ? conferenceFact('conference-opened', {
            ownerId,
            occurredAt: caller.moment.instant,
            data: { conferenceId, schoolId, groupIds, after: '' },
          })
        : undefined;
      const next = { ...conference, state, version: conference.version + 1 };
      return (await deps.conferences.save({ ownerId, conference: next, fact })) === 'saved'
        ? showPlanned(next)
        : 'moved';
    });
