import type { LogRead } from '../access/read-log.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { SettingsLookup } from '../settings/lookup.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import { versioned } from '../shared/http/reply.ts';
import { FAMILY } from '../shared/http/routes-at.ts';
import { applyForLeave } from './apply-for-leave.ts';
import type { LeaveSettings } from './authorize.ts';
import { decideLeave } from './decide-leave.ts';
import { listGroupLeaves } from './list-group-leaves.ts';
import { listLeaves, readLeave } from './list-leaves.ts';
import { listSchoolLeaves } from './list-school-leaves.ts';
import { readPupilLeave } from './read-pupil-leave.ts';
import { routes } from './routes.ts';
import { showRules } from './show-rules.ts';
import type { LeaveStore } from './store.ts';
import { withdrawLeave } from './withdraw-leave.ts';

/** Dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = {
  readonly lookup: Lookup;
  readonly settings: SettingsLookup<LeaveSettings>;
  readonly store: LeaveStore;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
  readonly seen: MarkSeen;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

/** A handler for each route: identifies the caller and calls the use-case. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  return { ...familyHandlers(deps), ...staffHandlers(deps) };
}

function familyHandlers(deps: ApiDeps) {
  const [rules, apply, withdraw] = [showRules(deps), applyForLeave(deps), withdrawLeave(deps)];
  const [list, read] = [listLeaves(deps), readLeave(deps)];
  return handlersAt(routes, FAMILY, {
    'GET /leave-rules': async (caller, { params }) => ({ body: await rules(caller, params) }),
    'POST /leave-applications': async (caller, { params, body, idempotencyKey }) =>
      versioned(await apply(caller, { ...params, ...body, idempotencyKey })),
    'GET /leave-applications': async (caller, { params, query }) => ({
      body: await list(caller, { ...params, ...query }),
    }),
    'GET /leave-applications/{leaveId}': async (caller, { params }) => versioned(await read(caller, params)),
    'POST /leave-applications/{leaveId}/withdrawal': async (caller, { params, ifMatch }) =>
      versioned(await withdraw(caller, { ...params, ifMatch })),
  });
}

type StaffKey = Extract<keyof typeof routes, `${string} /v1/${'groups' | 'schools'}/${string}`>;

function staffHandlers(deps: ApiDeps): Pick<Handlers<typeof routes>, StaffKey> {
  const ofGroup = listGroupLeaves(deps);
  const ofSchool = listSchoolLeaves(deps);
  const read = readPupilLeave(deps);
  const decide = decideLeave(deps);
  return {
    'GET /v1/groups/{groupId}/leave-applications': async (request) => ({
      body: await ofGroup(request, { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/leave-applications': async (request) => ({
      body: await ofSchool(request, { ...request.params, ...request.query }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}': async (request) =>
      versioned(await read(request, request.params)),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}/decision': async (request) =>
      versioned(await decide(request, { ...request.params, ...request.body, ifMatch: request.ifMatch })),
  };
}
