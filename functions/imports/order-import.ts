import { askStaff, type Caller } from '../access/asking.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound, Refusal } from '../shared/errors.ts';
import { newSortableId } from '../shared/ids.ts';
import type { ImportRecord, ImportRecordStore } from './record-store.ts';
import type { Uploads } from './s3.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly records: Pick<ImportRecordStore, 'addImport' | 'findImport' | 'latestImports' | 'moveImport'>;
  readonly uploads: Pick<Uploads, 'announce' | 'reuse'>;
};
type Order = Pick<ImportRecord, 'format' | 'system' | 'mode'> & {
  readonly sizeBytes: number;
  readonly confirmEnding?: boolean | undefined;
};

const OWNER = { kind: 'owner' } as const;

/** Announces a file: keeps the order and gives the address that takes exactly this file. */
export const orderImport =
  ({ lookup, records, uploads }: Deps) =>
  async (caller: Caller, order: Order): Promise<{ readonly record: ImportRecord; readonly url: string }> => {
    const { staffId } = await askStaff(lookup, caller, 'owner:import', OWNER);
    const { instant } = caller.moment;
    const { sizeBytes, confirmEnding, ...rest } = order;
    const id = newSortableId(Date.parse(instant));
    const record: ImportRecord = {
      ...rest,
      id,
      confirmEnding: confirmEnding ?? false,
      state: 'awaiting-upload',
      createdAt: instant,
      createdBy: staffId,
      changedAt: instant,
    };
    const { ownerId } = caller.login;
    const [url] = await Promise.all([
      uploads.announce({ ownerId, importId: id, mode: order.mode }, sizeBytes),
      records.addImport(ownerId, record),
    ]);
    return { record, url };
  };

/** Sends the file of a finished dry run through once more, this time to stay. Asked twice at once, it runs once. */
export const applyImport =
  ({ lookup, records, uploads }: Deps) =>
  async (caller: Caller, importId: string): Promise<ImportRecord> => {
    await askStaff(lookup, caller, 'owner:import', OWNER);
    const { ownerId } = caller.login;
    const record = await records.findImport(ownerId, importId);
    if (!record) throw notFound();
    const change = { mode: 'apply', state: 'awaiting-upload', changedAt: caller.moment.instant } as const;
    const ready = record.mode === 'dry-run' && record.state === 'done';
    if (!ready || !(await records.moveImport(ownerId, importId, ['done'], change))) {
      throw new Refusal('conflict', 'imports.not-applicable');
    }
    await uploads.reuse({ ownerId, importId, mode: 'apply' });
    return { ...record, ...change };
  };

export const showImport =
  ({ lookup, records }: Deps) =>
  async (caller: Caller, importId: string): Promise<ImportRecord> => {
    await askStaff(lookup, caller, 'owner:import', OWNER);
    const record = await records.findImport(caller.login.ownerId, importId);
    if (!record) throw notFound();
    return record;
  };

export const listImports =
  ({ lookup, records }: Deps) =>
  async (caller: Caller): Promise<readonly ImportRecord[]> => {
    await askStaff(lookup, caller, 'owner:import', OWNER);
    return records.latestImports(caller.login.ownerId);
  };
