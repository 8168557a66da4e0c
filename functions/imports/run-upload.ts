import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Moment } from '../shared/time.ts';
import { readSource } from '../sources/read-source.ts';
import { isDead } from './dead-import.ts';
import { type ImportDeps, type ImportOrder, importRoster } from './import-roster.ts';
import { failureOf, type Outcome, resultOf } from './outcome.ts';
import { ownFolder } from './own-folder.ts';
import type { ImportRecord, ImportRecordStore } from './record-store.ts';
import { type Fetched, type Place, placeOf, type Uploads } from './s3.ts';
import { openScratch } from './scratch.ts';

type Deps = Pick<ImportDeps, 'store' | 'copies' | 'loginKey' | 'vault' | 'numbers'> & {
  readonly records: Pick<ImportRecordStore, 'findImport' | 'moveImport'>;
  readonly uploads: Pick<Uploads, 'fetch'>;
  readonly maxEndedShare: (ownerId: string) => Promise<number>;
};

/**
 * Processes an uploaded file. S3 reports an arrival at least once: a run goes on only if the import is waiting, or if
 * its earlier run has died. An unreadable file, and a fault of our own, end in a failed state; the file can then be
 * sent again. `run` names the call: Lambda retries a dead call under the same name.
 */
export const runUpload =
  (deps: Deps) =>
  async (objectKey: string, moment: Moment, run: string): Promise<ImportRecord['state'] | 'ignored'> => {
    const place = placeOf(objectKey);
    const record = place && (await deps.records.findImport(place.ownerId, place.importId));
    if (!place || !record || record.mode !== place.mode) return 'ignored';
    const { records } = deps;
    const { instant } = moment;
    const again = record.state === 'reading' && (record.run === run || isDead(record, instant));
    const begins = { state: 'reading', startedAt: instant, run, changedAt: instant } as const;
    const from = again ? 'reading' : 'awaiting-upload';
    if (!(await records.moveImport(place.ownerId, place.importId, [from], begins, record.changedAt))) return 'ignored';
    const outcome = await workOff(deps, record, place, moment);
    // Only if the import still belongs to this run: a run that was taken for dead must not write.
    const change = { ...outcome, changedAt: instant };
    await records.moveImport(place.ownerId, place.importId, ['reading'], change, instant);
    return outcome.state;
  };

const ENDINGS: Readonly<Partial<Record<ImportRecord['format'], string>>> = { 'pifu-xml': 'xml', 'untis-json': 'json' };

async function workOff(deps: Deps, record: ImportRecord, place: Place, moment: Moment): Promise<Outcome> {
  const folder = ownFolder();
  // The report names the file of a line; files inside a zip have their own names.
  const path = join(folder, `upload.${ENDINGS[record.format] ?? 'zip'}`);
  const scratch = openScratch(join(folder, 'scratch.sqlite'));
  let read: Partial<Fetched> = {};
  try {
    const fetched = await deps.uploads.fetch(place, path);
    if (!isFileOf(record, fetched)) return { state: 'failed', failure: 'upload-changed' };
    read = record.sha256 === undefined ? fetched : {};
    const order: ImportOrder = {
      ...place,
      system: record.system,
      confirmEnding: record.confirmEnding,
      maxEndedShare: await deps.maxEndedShare(place.ownerId),
      moment,
      shownEnded: shownBy(record),
    };
    return {
      ...resultOf(await importRoster({ ...deps, scratch })(readSource(path, record.format, moment.day), order)),
      ...read,
    };
  } catch (error) {
    return { ...failureOf(error, place.importId), ...read };
  } finally {
    scratch.close();
    rmSync(folder, { recursive: true });
  }
}

/** True if the file equals the file of the dry run, byte for byte (J1). */
const isFileOf = (record: ImportRecord, { sha256 }: Fetched): boolean =>
  record.sha256 === undefined || record.sha256 === sha256;

/** The endings of each kind in the dry run; `undefined` for an import without a dry run. */
const shownBy = ({ mode, appliedBy, counts = {} }: ImportRecord): ImportOrder['shownEnded'] =>
  mode === 'apply' && appliedBy !== undefined
    ? Object.fromEntries(Object.entries(counts).map(([kind, { ended }]) => [kind, ended]))
    : undefined;
