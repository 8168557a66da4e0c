import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorFields, log } from '../shared/logger.ts';
import type { Moment } from '../shared/time.ts';
import { readSource } from '../sources/read-source.ts';
import { UnreadableFile } from '../sources/unreadable-file.ts';
import { type ImportDeps, type ImportReport, importRoster } from './import-roster.ts';
import { Overtaken } from './overtaken.ts';
import type { ImportRecord, ImportRecordStore } from './record-store.ts';
import { placeOf, type Uploads } from './s3.ts';
import { openScratch } from './scratch.ts';

type Deps = Pick<ImportDeps, 'store' | 'loginKey' | 'vault' | 'numbers'> & {
  readonly records: Pick<ImportRecordStore, 'findImport' | 'moveImport'>;
  readonly uploads: Pick<Uploads, 'fetch'>;
  readonly maxEndedShare: (ownerId: string) => Promise<number>;
};

/** What the report calls the file: a zip's files have names of their own. */
const ENDINGS = { 'csv-zip': 'zip', 'pifu-xml': 'xml', 'untis-zip': 'zip', 'untis-json': 'json' } as const;
/** Lines kept with the import; a file with more faults than this is mended from the first ones. */
const KEPT_LINES = 200;

/**
 * Works off an uploaded file. S3 tells of an arrival at least once: only the one that finds the import waiting goes on. A
 * file that cannot be read, and a fault of ours, end in a state that says so; the file can then be sent again.
 */
export const runUpload =
  (deps: Deps) =>
  async (objectKey: string, moment: Moment): Promise<ImportRecord['state'] | 'ignored'> => {
    const place = placeOf(objectKey);
    const record = place && (await deps.records.findImport(place.ownerId, place.importId));
    if (!place || !record || record.mode !== place.mode) return 'ignored';
    const move = (from: ImportRecord['state'], change: Partial<ImportRecord>) =>
      deps.records.moveImport(place.ownerId, place.importId, [from], { ...change, changedAt: moment.instant });
    if (!(await move('awaiting-upload', { state: 'reading' }))) return 'ignored';
    const folder = mkdtempSync(join(tmpdir(), 'skolebro-upload-'));
    const path = join(folder, `upload.${ENDINGS[record.format]}`);
    const scratch = openScratch(join(folder, 'scratch.sqlite'));
    let outcome: Partial<ImportRecord> & { readonly state: ImportRecord['state'] };
    try {
      await deps.uploads.fetch(place, path);
      const order = {
        ...place,
        system: record.system,
        confirmEnding: record.confirmEnding,
        maxEndedShare: await deps.maxEndedShare(place.ownerId),
        moment,
      };
      const report = await importRoster({ ...deps, scratch })(readSource(path, record.format), order);
      outcome = resultOf(report);
    } catch (error) {
      outcome = failureOf(error, place.importId);
    } finally {
      scratch.close();
      rmSync(folder, { recursive: true });
    }
    await move('reading', outcome);
    return outcome.state;
  };

const resultOf = (report: ImportReport): Partial<ImportRecord> & { readonly state: ImportRecord['state'] } => ({
  state: report.outcome === 'refused' ? 'refused' : 'done',
  counts: Object.fromEntries(
    Object.entries(report.counts).map(([kind, { added, changed, unchanged, ended, refused }]) => [
      kind,
      { added, changed, unchanged, ended, refused },
    ]),
  ),
  tooMany: [...report.tooMany],
  refusedCount: report.refusedCount,
  refused: report.refused
    .slice(0, KEPT_LINES)
    .map(({ place, code, detail }) => ({ ...place, code, ...(detail !== undefined && { detail }) })),
});

function failureOf(
  error: unknown,
  importId: string,
): Partial<ImportRecord> & { readonly state: ImportRecord['state'] } {
  if (error instanceof Overtaken) return { state: 'failed', failure: error.code };
  if (!(error instanceof UnreadableFile)) {
    log('error', 'import-crashed', { importId, ...errorFields(error) });
    return { state: 'failed', failure: 'crashed' };
  }
  const { place, code, detail } = error;
  return {
    state: 'failed',
    failure: code,
    refusedCount: 1,
    refused: [{ ...place, code, ...(detail !== undefined && { detail }) }],
  };
}
