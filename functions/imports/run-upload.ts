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
 * Works off an uploaded file. S3 tells of an arrival at least once: only the one that finds the import waiting goes on,
 * or finds it in the hands of a run that has died. A file that cannot be read, and a fault of ours, end in a state that
 * says so; the file can then be sent again. `run` names the call: Lambda tries a call that died again under its name.
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
    // Only what this run itself began: one that was taken for dead has nothing to say any more.
    const change = { ...outcome, changedAt: instant };
    await records.moveImport(place.ownerId, place.importId, ['reading'], change, instant);
    return outcome.state;
  };

const ENDINGS: Readonly<Partial<Record<ImportRecord['format'], string>>> = { 'pifu-xml': 'xml', 'untis-json': 'json' };

async function workOff(deps: Deps, record: ImportRecord, place: Place, moment: Moment): Promise<Outcome> {
  const folder = ownFolder();
  // The report names lines by file: a zip's files have names of their own.
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

/** The file that a dry run has read is the one that is applied, byte for byte (J1). */
const isFileOf = (record: ImportRecord, { sha256 }: Fetched): boolean =>
  record.sha256 === undefined || record.sha256 === sha256;

/** How many of each kind the dry run said would end; nothing of an import that never was one. */
const shownBy = ({ mode, appliedBy, counts = {} }: ImportRecord): ImportOrder['shownEnded'] =>
  mode === 'apply' && appliedBy !== undefined
    ? Object.fromEntries(Object.entries(counts).map(([kind, { ended }]) => [kind, ended]))
    : undefined;
