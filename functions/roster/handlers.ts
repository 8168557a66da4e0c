import type { LogRead } from '../access/read-log.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import type { InboxLookup } from '../notifications/lookup.ts';
import type { Settings, SettingsLookup } from '../settings/lookup.ts';
import type { Handlers } from '../shared/http/entry.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import { comparePeople } from './compare-people.ts';
import { decideHome } from './decide-home.ts';
import { giveConsent, listConsents, revokeConsent } from './give-consent.ts';
import type { HomeStore } from './home-store.ts';
import type { Lookup } from './lookup.ts';
import type { QuestionStore } from './question-store.ts';
import type { routes } from './routes.ts';
import type { SameStore } from './same-store.ts';
import { settleBasis } from './settle-basis.ts';
import { settleProtection } from './settle-protection.ts';
import { settleSame } from './settle-same.ts';
import { showHomes } from './show-homes.ts';
import { showGroups, showStaff } from './show-school.ts';
import { showWorkList, type WorkListDeps } from './show-work-list.ts';
import type { RosterStore } from './store.ts';

type Deps = {
  readonly lookup: Lookup;
  readonly store: RosterStore;
  readonly questions: QuestionStore;
  readonly same: SameStore;
  readonly homes: HomeStore;
  readonly idempotency: Idempotency;
  readonly settings: WorkListDeps['settings'] & SettingsLookup<Settings>;
  readonly inbox: Pick<InboxLookup, 'unread'>;
  readonly lessons: Pick<LessonsLookup, 'toConfirm'>;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

/** The roster's routes. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  return { ...peopleHandlers(deps), ...questionHandlers(deps), ...homeHandlers(deps) };
}

type HomeRoute = Extract<keyof typeof routes, `${string}/homes${string}`>;

function homeHandlers(deps: Deps): Pick<Handlers<typeof routes>, HomeRoute> {
  const homes = { ...deps, store: deps.homes };
  return {
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/homes': (request) => showHomes(homes)(request, request.params),
    'PUT /v1/schools/{schoolId}/pupils/{pupilId}/homes/{guardianId}/{otherId}': (request) => {
      const { params, body, ifMatch } = request;
      return decideHome(homes)(request, { ...params, ...body, ifMatch });
    },
  };
}

type QuestionRoute = Extract<
  keyof typeof routes,
  `${string}/work-list` | `POST ${string}-settlement` | `${string}/same-people/${string}`
>;

function questionHandlers(deps: Deps): Pick<Handlers<typeof routes>, QuestionRoute> {
  const settle = { ...deps, store: deps.questions };
  const protection = settleProtection(settle);
  return {
    ...sameHandlers(deps),
    'GET /v1/schools/{schoolId}/work-list': async (request) => ({
      body: await showWorkList(deps)(request, { ...request.params, ...request.query }),
    }),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/guardians/{guardianId}/basis-settlement': async (request) => {
      const { params, body, idempotencyKey } = request;
      return { body: await settleBasis(settle)(request, { ...params, ...body, idempotencyKey }) };
    },
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/protection-settlement': async (request) => {
      const { params, body, idempotencyKey } = request;
      return { body: await protection(request, { ...params, ...body, idempotencyKey }) };
    },
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/guardians/{guardianId}/protection-settlement': async (request) => {
      const { params, body, idempotencyKey } = request;
      return { body: await protection(request, { ...params, ...body, idempotencyKey }) };
    },
  };
}

function sameHandlers(
  deps: Deps,
): Pick<Handlers<typeof routes>, Extract<QuestionRoute, `${string}/same-people/${string}`>> {
  const same = { ...deps, store: deps.questions };
  return {
    'GET /v1/same-people/{kind}/{personId}/{otherId}': async (request) => ({
      body: await comparePeople(same)(request, request.params),
    }),
    'POST /v1/same-people/{kind}/{personId}/{otherId}/settlement': async (request) => {
      const { params, body, idempotencyKey } = request;
      return { body: await settleSame(same)(request, { ...params, ...body, idempotencyKey }) };
    },
  };
}

function peopleHandlers(deps: Deps): Omit<Handlers<typeof routes>, QuestionRoute | HomeRoute> {
  return {
    'GET /v1/staff/me': async (caller) => {
      const { card, schools, taught, unread, toConfirm } = await showStaff(deps)(caller);
      const nameOf = (id: string | undefined) => schools.find((school) => school.id === id)?.name ?? null;
      const roles = card.assignments.flatMap((assignment) =>
        assignment.kind === 'role'
          ? [{ role: assignment.role, schoolId: assignment.schoolId ?? null, schoolName: nameOf(assignment.schoolId) }]
          : [],
      );
      const groups = taught.map(({ as, group: { id: groupId, name, groupKind: kind, grade, subject, schoolId } }) => ({
        groupId,
        name,
        kind,
        role: as,
        schoolId,
        grade: grade ?? null,
        subject: subject ?? null,
        schoolName: nameOf(schoolId),
      }));
      return { body: { staffId: card.staffId, name: card.name, roles, groups, unread, toConfirm } };
    },
    'GET /v1/schools/{schoolId}/groups': async (caller) => {
      const { kind, past } = caller.query;
      const groups = await showGroups(deps)(caller, { ...caller.params, kind, past: past === 'true' });
      return {
        body: {
          groups: groups.map(({ id, name, groupKind, grade, subject, from, to }) => ({
            groupId: id,
            name,
            kind: groupKind,
            grade: grade ?? null,
            subject: subject ?? null,
            from,
            to: to ?? null,
          })),
        },
      };
    },
    'GET /v1/pupil/guardian-consents': async (caller) => ({
      body: { guardians: [...(await listConsents(deps)(caller))] },
    }),
    'PUT /v1/pupil/guardian-consents/{guardianId}': async (caller) => ({
      body: await giveConsent(deps)(caller, caller.params.guardianId, caller.body.lastDay ?? null),
    }),
    'DELETE /v1/pupil/guardian-consents/{guardianId}': async (caller) => ({
      body: await revokeConsent(deps)(caller, caller.params.guardianId),
    }),
  };
}
