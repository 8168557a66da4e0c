import type { Caller, FamilyCaller } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { SettingsLookup } from '../settings/lookup.ts';
import type { Handlers } from '../shared/http/entry.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import { applyForLeave } from './apply-for-leave.ts';
import type { LeaveSettings } from './authorize.ts';
import { decideLeave } from './decide-leave.ts';
import { listGroupLeaves } from './list-group-leaves.ts';
import { listLeaves, readLeave } from './list-leaves.ts';
import { listSchoolLeaves } from './list-school-leaves.ts';
import { readPupilLeave } from './read-pupil-leave.ts';
import type { routes } from './routes.ts';
import { showRules } from './show-rules.ts';
import type { LeaveStore } from './store.ts';
import { withdrawLeave } from './withdraw-leave.ts';

/** What the handlers work with; the entry builds it, tests pass their own. */
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

type Table = Handlers<typeof routes>;
type Under<Prefix extends string> = Pick<Table, Extract<keyof Table, `${string} ${Prefix}${string}`>>;

const by = (as: FamilyCaller['as'], { login, moment, language }: Caller): FamilyCaller => ({
  as,
  login,
  moment,
  language,
});
const versioned = <Body extends { readonly version: number }>(body: Body) => ({ body, version: body.version });

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ApiDeps): Table {
  return { ...guardianHandlers(deps), ...pupilHandlers(deps), ...staffHandlers(deps) };
}

const familyUses = (deps: ApiDeps) => ({
  rules: showRules(deps),
  apply: applyForLeave(deps),
  list: listLeaves(deps),
  read: readLeave(deps),
  withdraw: withdrawLeave(deps),
});

function guardianHandlers(deps: ApiDeps): Under<'/v1/guardian/'> {
  const use = familyUses(deps);
  const me = (request: Caller) => by('guardian', request);
  const nameOf = ({ childId, leaveId }: { childId: string; leaveId: string }) => ({ pupilId: childId, leaveId });
  return {
    'GET /v1/guardian/children/{childId}/leave-rules': async (request) => ({
      body: await use.rules(me(request), { pupilId: request.params.childId }),
    }),
    'POST /v1/guardian/children/{childId}/leave-applications': async (request) => {
      const { params, body, idempotencyKey } = request;
      return versioned(await use.apply(me(request), { pupilId: params.childId, ...body, idempotencyKey }));
    },
    'GET /v1/guardian/children/{childId}/leave-applications': async (request) => ({
      body: await use.list(me(request), { pupilId: request.params.childId, ...request.query }),
    }),
    'GET /v1/guardian/children/{childId}/leave-applications/{leaveId}': async (request) =>
      versioned(await use.read(me(request), nameOf(request.params))),
    'POST /v1/guardian/children/{childId}/leave-applications/{leaveId}/withdrawal': async (request) =>
      versioned(await use.withdraw(me(request), { ...nameOf(request.params), ifMatch: request.ifMatch })),
  };
}

function pupilHandlers(deps: ApiDeps): Under<'/v1/pupil/'> {
  const use = familyUses(deps);
  const me = (request: Caller) => by('pupil', request);
  return {
    'GET /v1/pupil/{pupilId}/leave-rules': async (request) => ({
      body: await use.rules(me(request), request.params),
    }),
    'POST /v1/pupil/{pupilId}/leave-applications': async (request) => {
      const { params, body, idempotencyKey } = request;
      return versioned(await use.apply(me(request), { ...params, ...body, idempotencyKey }));
    },
    'GET /v1/pupil/{pupilId}/leave-applications': async (request) => ({
      body: await use.list(me(request), { ...request.params, ...request.query }),
    }),
    'GET /v1/pupil/{pupilId}/leave-applications/{leaveId}': async (request) =>
      versioned(await use.read(me(request), request.params)),
    'POST /v1/pupil/{pupilId}/leave-applications/{leaveId}/withdrawal': async (request) =>
      versioned(await use.withdraw(me(request), { ...request.params, ifMatch: request.ifMatch })),
  };
}

function staffHandlers(deps: ApiDeps): Under<'/v1/groups/'> & Under<'/v1/schools/'> {
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
