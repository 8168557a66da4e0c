import type { Handlers } from '../shared/http.ts';
import type { Language } from '../shared/problems.ts';
import { giveConsent, listConsents, revokeConsent } from './give-consent.ts';
import type { ImportRecord, ImportRecordStore } from './import-record-store.ts';
import type { Lookup } from './lookup.ts';
import { applyImport, listImports, orderImport, showImport } from './order-import.ts';
import type { routes } from './routes.ts';
import { UPLOAD_SECONDS, type Uploads } from './s3.ts';
import { showStaff, showWorkList } from './show-school.ts';
import type { RosterStore } from './store.ts';
import { texts } from './texts.ts';

type Deps = {
  readonly lookup: Lookup;
  readonly store: RosterStore;
  readonly records: ImportRecordStore;
  readonly uploads: Uploads;
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
    'GET /v1/owner/imports': async (caller) => ({
      body: { imports: (await listImports(deps)(caller)).map((record) => viewOf(record, caller.language)) },
    }),
    'POST /v1/owner/imports': async (caller) => {
      const { record, url } = await orderImport(deps)(caller, caller.body);
      const headers = { 'content-length': String(caller.body.sizeBytes) };
      return {
        body: {
          import: viewOf(record, caller.language),
          upload: { url, method: 'PUT', headers, validSeconds: UPLOAD_SECONDS },
        },
      };
    },
    'GET /v1/owner/imports/{importId}': async (caller) => ({
      body: viewOf(await showImport(deps)(caller, caller.params.importId), caller.language),
    }),
    'POST /v1/owner/imports/{importId}/application': async (caller) => ({
      body: viewOf(await applyImport(deps)(caller, caller.params.importId), caller.language),
    }),
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

const viewOf = (record: ImportRecord, language: Language) => ({
  importId: record.id,
  format: record.format,
  system: record.system,
  mode: record.mode,
  state: record.state,
  createdAt: record.createdAt,
  counts: record.counts ?? null,
  tooMany: record.tooMany ?? [],
  refusedCount: record.refusedCount ?? 0,
  refused: (record.refused ?? []).map(({ file, line, code, detail }) => ({
    file,
    line,
    code,
    detail: detail ?? null,
    text: wordsOf(`import.${code}`, language),
  })),
  failure:
    record.failure === undefined ? null : { code: record.failure, text: wordsOf(`import.${record.failure}`, language) },
});
