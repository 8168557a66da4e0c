import type { AbsenceLookup } from '../absence/lookup.ts';
import type { Caller } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { SettingsLookup } from '../settings/lookup.ts';
import type { Handlers } from '../shared/http/entry.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { HandlingSettings } from './authorize.ts';
import { compareAbsences } from './compare-absences.ts';
import { decideAbsence } from './decide-absence.ts';
import { listCodes } from './list-codes.ts';
import { listDecisions } from './list-decisions.ts';
import { listQueue } from './list-queue.ts';
import { previewDecisions } from './preview-decisions.ts';
import type { routes } from './routes.ts';
import { Decisions } from './schema.ts';
import type { HandlingStore } from './store.ts';

/** Dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = {
  readonly lookup: Lookup;
  readonly settings: SettingsLookup<HandlingSettings>;
  readonly absence: AbsenceLookup;
  readonly lessons: LessonsLookup;
  readonly leave: LeaveLookup;
  readonly store: HandlingStore;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

const me = ({ login, moment, language }: Caller): Caller => ({ login, moment, language });

/** A handler for each route: identifies the caller and calls the use-case. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  const queue = listQueue(deps);
  const compare = compareAbsences(deps);
  const codes = listCodes(deps);
  const decide = decideAbsence({ ...deps, again: (stored) => Decisions.parse(stored) });
  const preview = previewDecisions(deps);
  const decisions = listDecisions(deps);
  return {
    'GET /v1/groups/{groupId}/absence-queue': async (request) => ({
      body: await queue(me(request), { ...request.params, ...request.query }),
    }),
    'GET /v1/groups/{groupId}/absences': async (request) => ({
      body: await compare(me(request), { ...request.params, ...request.query }),
    }),
    'GET /v1/groups/{groupId}/absence-codes': async (request) => ({
      body: await codes(me(request), { ...request.params, ...request.query }),
    }),
    'POST /v1/groups/{groupId}/absence-decisions': (request) =>
      decide(me(request), { ...request.params, ...request.body, idempotencyKey: request.idempotencyKey }),
    'POST /v1/groups/{groupId}/absence-decisions/preview': async (request) => ({
      body: await preview(me(request), { ...request.params, ...request.body }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-decisions': async (request) => ({
      body: await decisions(me(request), { ...request.params, ...request.query }),
    }),
  };
}
