import type { Lookup } from '../roster/lookup.ts';
import type { Handlers } from '../shared/http/entry.ts';
import type { Language } from '../shared/texts/language.ts';
import { applyImport, listImports, orderImport, showImport } from './order-import.ts';
import type { ImportLine, ImportRecord, ImportRecordStore } from './record-store.ts';
import type { routes } from './routes.ts';
import { UPLOAD_SECONDS, type Uploads, uploadHeaders } from './s3.ts';
import { texts } from './texts.ts';

type Deps = {
  readonly lookup: Lookup;
  readonly records: ImportRecordStore;
  readonly uploads: Uploads;
};

/** Handlers of the routes by which an owner's administrator imports a roster. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  return {
    'GET /v1/owner/imports': async (caller) => ({
      body: { imports: (await listImports(deps)(caller)).map((record) => viewOf(record, caller.language)) },
    }),
    'POST /v1/owner/imports': async (caller) => {
      const { record, url } = await orderImport(deps)(caller, caller.body);
      const headers = uploadHeaders(caller.body.bytes);
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
  };
}

const wordsOf = (code: string, language: Language): string => texts[code]?.[language] ?? code;

const linesOf = (lines: readonly ImportLine[] | undefined, language: Language) =>
  (lines ?? []).map(({ file, line, code, column, form, detail, allowed, allowedMore }) => ({
    file,
    line,
    column: column ?? null,
    form: form ?? null,
    code,
    detail: detail ?? null,
    allowed: allowed ?? [],
    allowedMore: allowedMore ?? 0,
    text: wordsOf(`import.${code}`, language),
  }));

export const workListOf = (schoolId: string): string => `/v1/schools/${schoolId}/work-list`;

const viewOf = (record: ImportRecord, language: Language) => ({
  importId: record.id,
  format: record.format,
  system: record.system,
  mode: record.mode,
  status: record.state,
  createdAt: record.createdAt,
  createdBy: record.createdBy,
  appliedBy: record.appliedBy ?? null,
  startedAt: record.startedAt ?? null,
  sha256: record.sha256 ?? null,
  counts: record.counts ?? null,
  tooMany: record.tooMany ?? [],
  refusedCount: record.refusedCount ?? 0,
  refused: linesOf(record.refused, language),
  noteCount: record.noteCount ?? 0,
  notes: linesOf(record.notes, language),
  written: record.written ?? 0,
  waiting: (record.waiting ?? []).map((each) => ({ ...each, path: workListOf(each.schoolId) })),
  failure:
    record.failure === undefined ? null : { code: record.failure, text: wordsOf(`import.${record.failure}`, language) },
});
