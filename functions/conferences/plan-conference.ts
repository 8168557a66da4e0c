import type { output } from 'zod/mini';
import { authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { newSortableId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { addMonths, epochSeconds, holdsOn, type Instant, instantIn } from '../shared/time.ts';
import type { ConferenceStore } from './conference-store.ts';
import type { Conference } from './record.ts';
import { refuse } from './refusals.ts';
import { Planned } from './school-schema.ts';
import { showPlanned } from './view.ts';

export type PlanDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'groups'>;
  readonly conferences: Pick<ConferenceStore, 'save'>;
  readonly idempotency: Idempotency;
};
type Input = Pick<Conference, 'schoolId' | 'groupIds' | 'title' | 'cancelHours' | 'gapMinutes'> & {
  readonly bookingFrom: Instant;
  readonly bookingUntil: Instant;
  readonly idempotencyKey: IdempotencyKey;
};

/** A conference and its talks are kept for so many months after the deadline of booking. */
const KEPT_MONTHS = 12;
export const keptUntil = (bookingUntil: Instant): number =>
  epochSeconds(instantIn(addMonths(bookingUntil.slice(0, 10), KEPT_MONTHS), '00:00'));

/** Plans a conference of some groups, which families see when it is opened: two reads and one transaction. */
export const planConference = (deps: PlanDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof Planned> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { schoolId, idempotencyKey, bookingFrom, bookingUntil } = input;
    const groupIds = [...new Set(input.groupIds)];
    const { actor, basis, loaded } = await authorizeStaff(deps.lookup, caller, {
      action: 'school:plan-talks',
      target: { kind: 'school', schoolId },
      load: () => Promise.all([deps.idempotency.find(caller, idempotencyKey), deps.lookup.groups(ownerId, groupIds)]),
    });
    const [replied, groups] = loaded;
    if (replied) return Planned.parse(replied.body);
    if (bookingUntil <= bookingFrom || bookingUntil <= moment.instant)
      throw refuse('conferences.bad-period', {}, { at: '/bookingUntil' });
    const standing = groups.filter((group) => group.schoolId === schoolId && holdsOn(group, moment.day));
    if (standing.length < groupIds.length) throw refuse('conferences.unknown-group', {}, { at: '/groupIds' });
    const conference: Conference = {
      conferenceId: newSortableId(Date.parse(moment.instant)),
      schoolId,
      groupIds,
      title: input.title,
      bookingFrom,
      bookingUntil,
      cancelHours: input.cancelHours,
      gapMinutes: input.gapMinutes,
      state: 'draft',
      by: actor.personId,
      basis,
      at: moment.instant,
      version: 1,
      expiresAtSeconds: keptUntil(bookingUntil),
    };
    const body = showPlanned(conference);
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body });
    return (await deps.conferences.save({ ownerId, conference, reply })) === 'saved' ? body : 'moved';
  });
