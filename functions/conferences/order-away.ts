import type { Caller } from '../access/authorize.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { ConferenceStore } from './conference-store.ts';
import { conferenceFact } from './events.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { AwayOrder } from './record.ts';

export type OrderAwayDeps = PlannerDeps & {
  readonly conferences: Pick<ConferenceStore, 'orderAway'>;
  readonly idempotency: Idempotency;
};
type Input = ConferenceName & Pick<AwayOrder, 'teacherId' | 'reason'> & { readonly idempotencyKey: IdempotencyKey };

/** Orders that every time of a teacher who is away be cancelled: one transaction, however many families wait. */
export const orderAway = (deps: OrderAwayDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<'done' | 'moved'> => {
    const { ownerId } = caller.login;
    const { schoolId, conferenceId, teacherId, reason, idempotencyKey } = input;
    const { actor, loaded } = await loadPlanner(deps, caller, {
      name: input,
      teacherIds: [teacherId],
      load: () => deps.idempotency.find(caller, idempotencyKey),
    });
    if (loaded) return 'done';
    const at = caller.moment.instant;
    const order = { conferenceId, schoolId, teacherId, reason, by: actor.personId, at };
    const data = { conferenceId, schoolId, teacherId };
    const fact = conferenceFact('conference-teacher-away', { ownerId, occurredAt: at, data });
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 204 });
    return (await deps.conferences.orderAway(ownerId, { order, fact, reply })) === 'saved' ? 'done' : 'moved';
  });
