import type { Handlers } from '../shared/http.ts';
import type { Language } from '../shared/problems.ts';
import { giveConsent, listConsents, revokeConsent } from './give-consent.ts';
import type { Lookup } from './lookup.ts';
import type { routes } from './routes.ts';
import { showGroups, showStaff, showWorkList } from './show-school.ts';
import type { RosterStore } from './store.ts';
import { texts } from './texts.ts';

type Deps = {
  readonly lookup: Lookup;
  readonly store: RosterStore;
};

/** The roster's routes. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  return {
    'GET /v1/staff/me': async (caller) => {
      const { card, schools } = await showStaff(deps)(caller);
      const nameOf = (id: string | undefined) => schools.find((school) => school.id === id)?.name ?? null;
      const roles = card.assignments.flatMap((one) =>
        one.kind === 'role'
          ? [{ role: one.role, schoolId: one.schoolId ?? null, schoolName: nameOf(one.schoolId) }]
          : [],
      );
      const groups = card.groups.map(({ groupId, groupName, as, schoolId }) => ({
        groupId,
        name: groupName,
        as,
        schoolId,
      }));
      return { body: { staffId: card.staffId, name: card.name, roles, groups } };
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
    'GET /v1/schools/{schoolId}/work-list': async (caller) => {
      const lines = await showWorkList(deps)(caller, caller.params.schoolId);
      return {
        body: {
          lines: lines.map(({ kind, subjectId, since, pupilId, guardianId }) => ({
            kind,
            text: wordsOf(`work.${kind}`, caller.language),
            pupilId: pupilId ?? (kind.startsWith('protection') ? subjectId : null),
            guardianId: guardianId ?? null,
            since,
          })),
        },
      };
    },
    'GET /v1/pupil/guardian-consents': async (caller) => ({
      body: { guardians: [...(await listConsents(deps)(caller))] },
    }),
    'PUT /v1/pupil/guardian-consents/{guardianId}': async (caller) => ({
      body: await giveConsent(deps)(caller, caller.params.guardianId, caller.body.until ?? null),
    }),
    'DELETE /v1/pupil/guardian-consents/{guardianId}': async (caller) => ({
      body: await revokeConsent(deps)(caller, caller.params.guardianId),
    }),
  };
}

const wordsOf = (code: string, language: Language): string => texts[code]?.[language] ?? code;
