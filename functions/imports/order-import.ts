import { authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { newSortableId } from '../shared/ids.ts';
import { applicableFrom, asSeen, isFileGone } from './dead-import.ts';
import type { ImportRecord, ImportRecordStore } from './record-store.ts';
import { refuse } from './refusals.ts';
import type { Uploads } from './s3.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly records: Pick<ImportRecordStore, 'addImport' | 'findImport' | 'latestImports' | 'moveImport'>;
  readonly uploads: Pick<Uploads, 'announce' | 'reuse'>;
};
type Order = Pick<ImportRecord, 'format' | 'system' | 'mode'> & {
  readonly bytes: number;
  readonly confirmEnding?: boolean | undefined;
};

const OWNER = { kind: 'owner' } as const;

/** Announces a file: stores the order and returns the upload address for exactly this file. */
export const orderImport =
  ({ lookup, records, uploads }: Deps) =>
  async (caller: Caller, order: Order): Promise<{ readonly record: ImportRecord; readonly url: string }> => {
    const { card } = await authorizeStaff(lookup, caller, { action: 'owner:import', target: OWNER });
    const { instant } = caller.moment;
    const { bytes, confirmEnding, ...rest } = order;
    const id = newSortableId(Date.parse(instant));
    const record: ImportRecord = {
      ...rest,
      id,
      confirmEnding: confirmEnding ?? false,
      state: 'awaiting-upload',
      createdAt: instant,
      createdBy: card.staffId,
      changedAt: instant,
    };
    const { ownerId } = caller.login;
    const [url] = await Promise.all([
      uploads.announce({ ownerId, importId: id, mode: order.mode }, bytes),
      records.addImport(ownerId, record),
    ]);
    return { record, url };
  };

/**
 * Applies a finished dry run by importing its file again. Idempotent: a repeat after a lost answer finds the import
 * applied, and copies the file again if the copy was lost with the answer. If the application died or was overtaken, it
 * may be requested again.
 */
export const applyImport =
  ({ lookup, records, uploads }: Deps) =>
  async (caller: Caller, importId: string): Promise<ImportRecord> => {
    const { card } = await authorizeStaff(lookup, caller, { action: 'owner:import', target: OWNER });
    const { ownerId } = caller.login;
    const record = await records.findImport(ownerId, importId);
    if (!record) throw notFound();
    const { instant } = caller.moment;
    const from = applicableFrom(record, instant);
    if (from !== undefined && isFileGone(record, instant)) throw refuse('imports.file-gone');
    const change = { mode: 'apply', state: 'awaiting-upload', changedAt: instant, appliedBy: card.staffId } as const;
    const again = { ...change, failure: undefined };
    const moved = from !== undefined && (await records.moveImport(ownerId, importId, [from], again, record.changedAt));
    const kept = from && !moved ? await records.findImport(ownerId, importId) : record;
    const now = moved ? { ...record, ...again } : kept;
    if (now?.appliedBy !== card.staffId || now.etag === undefined) throw refuse('imports.not-applicable');
    if (now.state !== 'awaiting-upload') return asSeen(now, instant);
    if (await uploads.reuse({ ownerId, importId, mode: 'apply' }, now.etag)) return now;
    const other = { state: 'failed', failure: 'upload-changed', changedAt: instant } as const;
    await records.moveImport(ownerId, importId, ['awaiting-upload'], other);
    return { ...now, ...other };
  };

export const showImport =
  ({ lookup, records }: Deps) =>
  async (caller: Caller, importId: string): Promise<ImportRecord> => {
    await authorizeStaff(lookup, caller, { action: 'owner:import', target: OWNER });
    const record = await records.findImport(caller.login.ownerId, importId);
    if (!record) throw notFound();
    return asSeen(record, caller.moment.instant);
  };

export const listImports =
  ({ lookup, records }: Deps) =>
  async (caller: Caller): Promise<readonly ImportRecord[]> => {
    await authorizeStaff(lookup, caller, { action: 'owner:import', target: OWNER });
    const latest = await records.latestImports(caller.login.ownerId);
    return latest.map((record) => asSeen(record, caller.moment.instant));
  };
