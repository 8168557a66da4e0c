import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { type GroupName, loadGroup, mustIn, reachesAnybody } from '../announcements/lookup.ts';
import { mustBeOn, type OrgDeps } from '../messages/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { newSortableId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { overAfter } from '../shared/time.ts';
import { READS } from './authorize.ts';
import { meetingFact } from './events.ts';
import type { Meeting, MeetingContent } from './record.ts';
import { refuse } from './refusals.ts';
import { faultOf } from './rules.ts';
import { Planned } from './schema.ts';
import type { MeetingsStore } from './store.ts';

export type PlanDeps = OrgDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupil'>;
  readonly store: Pick<MeetingsStore, 'plan'>;
  readonly idempotency: Idempotency;
};
type Input = GroupName & {
  readonly content: MeetingContent;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Plans a meeting of a group (H2): three reads, and one transaction whatever the number of families. The notices follow
 * from its fact.
 */
export const planMeeting = (deps: PlanDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof Planned> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { schoolId, groupId, content, idempotencyKey } = input;
    const load = () => Promise.all([deps.idempotency.find(caller, idempotencyKey), loadOrgContext(deps, caller)]);
    const found = await loadGroup(deps, caller, { schoolId, groupId, load });
    const { actor, group, loaded } = found;
    const [replied, org] = loaded;
    const basis = mustIn(found, 'group:meetings', moment);
    if (replied) return Planned.parse(replied.body);
    mustBeOn(org, schoolId);
    const { day, instant: at } = moment;
    const fault = faultOf(content, moment);
    if (fault) throw refuse(fault.code, {}, { at: fault.at });
    if (!(await reachesAnybody(deps.lookup, ownerId, { group, day, right: READS }))) throw refuse('meetings.nobody');
    const meetingId = newSortableId(Date.parse(at));
    const meeting: Meeting = {
      meetingId,
      schoolId,
      groupId,
      by: actor.personId,
      basis,
      at,
      ...content,
      status: 'planned',
      version: 1,
      changedAt: at,
      expiresAtSeconds: overAfter(content.day, org.at()['messages.keepMonths']),
    };
    const body = { meetingId, groupId, schoolId, version: 1 };
    const data = { meetingId, eventId: meetingId, groupId, schoolId, after: '' };
    const saved = await deps.store.plan({
      ownerId,
      meeting,
      fact: meetingFact('meeting-planned', { ownerId, occurredAt: at, data }),
      reply: await deps.idempotency.put(caller, idempotencyKey, { status: 201, body }),
    });
    if (saved === 'too-many') throw refuse('meetings.too-many');
    return saved === 'saved' ? body : 'moved';
  });
