import type { AbsenceLookup } from '../absence/lookup.ts';
import type { LogRead } from '../access/read-log.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { SettingsLookup } from '../settings/lookup.ts';
import type { Handlers } from '../shared/http/entry.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import { confirmLesson, unconfirmLesson } from './confirm-lesson.ts';
import { confirmMany } from './confirm-many.ts';
import { endGrant } from './end-grant.ts';
import type { LessonSettings } from './entries.ts';
import { grantGroup } from './grant-group.ts';
import { listLessons } from './list-lessons.ts';
import { listSubstitutes } from './list-substitutes.ts';
import { listUnconfirmed } from './list-unconfirmed.ts';
import { listUnsettled } from './list-unsettled.ts';
import { readRoster } from './read-roster.ts';
import { registerEntries } from './register-entries.ts';
import type { routes } from './routes.ts';
import { MAX_LESSONS, RegisteredEntries, Substitute } from './schema.ts';
import { settleRegister } from './settle-register.ts';
import { showMany } from './show-many.ts';
import type { LessonStore } from './store.ts';

/** Dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = {
  readonly lookup: Lookup;
  readonly settings: SettingsLookup<LessonSettings>;
  readonly absence: AbsenceLookup;
  readonly leave: LeaveLookup;
  readonly store: LessonStore;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

const LESSON = '/v1/groups/{groupId}/days/{date}/lessons/{lessonId}';
const PAGE = 20;

const versioned = <Body extends object>({ version, ...body }: Body & { readonly version: number }) => ({
  body,
  version,
});

/** A handler for each route: calls the use-case, shows the outcome. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  const lessons = listLessons(deps);
  const unconfirmed = listUnconfirmed(deps);
  const unsettled = listUnsettled(deps);
  const roster = readRoster(deps);
  const register = registerEntries({ ...deps, again: (stored) => RegisteredEntries.parse(stored) });
  const confirm = confirmLesson(deps);
  const many = confirmMany(deps);
  const unconfirm = unconfirmLesson(deps);
  const settle = settleRegister(deps);
  const substitutes = listSubstitutes(deps);
  const grant = grantGroup({ ...deps, again: (stored) => Substitute.parse(stored) });
  const end = endGrant(deps);
  return {
    'GET /v1/staff/lessons': async (request) => ({
      body: await lessons(request, { ...request.query, orNext: request.query.orNext === 'true' }),
    }),
    'GET /v1/staff/unconfirmed-lessons': async (request) => {
      const { cursor, limit } = request.query;
      return { body: await unconfirmed(request, { cursor, limit: Number(limit ?? PAGE) }) };
    },
    'POST /v1/staff/lesson-confirmations': async (request) => {
      const { query, body } = request;
      const { judged, next } = await many(request, {
        ...body,
        cursor: query.cursor,
        limit: Number(query.limit ?? MAX_LESSONS),
      });
      return { body: { mode: body.mode, ...showMany(judged, request.language), next } };
    },
    'GET /v1/staff/unsettled-registers': async (request) => ({ body: await unsettled(request) }),
    [`GET ${LESSON}`]: async (request) => versioned(await roster(request, request.params)),
    [`POST ${LESSON}/entries`]: (request) =>
      register(request, { ...request.params, ...request.body, idempotencyKey: request.idempotencyKey }),
    [`POST ${LESSON}/confirmation`]: async (request) =>
      versioned(await confirm(request, { ...request.params, ...request.body })),
    [`DELETE ${LESSON}/confirmation`]: async (request) => versioned(await unconfirm(request, request.params)),
    [`POST ${LESSON}/settlement`]: async (request) =>
      versioned(await settle(request, request.params, request.body.outcome === 'kept' ? 'keep' : 'drop')),
    'GET /v1/groups/{groupId}/substitutes': async (request) => ({
      body: await substitutes(request, request.params.groupId),
    }),
    'POST /v1/groups/{groupId}/substitutes': (request) =>
      grant(request, { ...request.params, ...request.body, idempotencyKey: request.idempotencyKey }),
    'DELETE /v1/groups/{groupId}/substitutes/{staffId}': async (request) => {
      await end(request, request.params);
      return {};
    },
  };
}
