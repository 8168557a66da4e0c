import type { Lookup } from '../roster/lookup.ts';
import type { Handlers } from '../shared/http.ts';
import type { Language } from '../shared/problems.ts';
import { applyImport, listImports, orderImport, showImport } from './order-import.ts';
import type { ImportRecord, ImportRecordStore } from './record-store.ts';
import type { routes } from './routes.ts';
import { UPLOAD_SECONDS, type Uploads } from './s3.ts';
import { texts } from './texts.ts';

type Deps = {
  readonly lookup: Lookup;
  readonly records: ImportRecordStore;
  readonly uploads: Uploads;
};

/** The routes by which an owner's administrator brings in a roster. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  return {
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
