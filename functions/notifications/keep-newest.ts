import { settleAll } from '../shared/jobs/settle-all.ts';
import type { Instant } from '../shared/time.ts';
import type { NoticeRequest } from './events.ts';
import type { ObjectRef } from './rules.ts';
import type { InboxStore } from './store.ts';
import type { SupersessionStore } from './supersession-store.ts';

type Deps = {
  readonly store: Pick<InboxStore, 'supersede'>;
  readonly supersessionLog: Pick<SupersessionStore, 'addCurrent' | 'dropCurrent'>;
};
/** An item of a person; one that was never written takes its place in the order all the same. */
export type ItemOf = Pick<NoticeRequest, 'ownerId' | 'person' | 'itemId'>;
type Place = {
  readonly about: ObjectRef;
  /** The version of the object, if it has versions; else the items' ids give the order. */
  readonly version: number | undefined;
  readonly expiresAtSeconds: number;
  readonly at: Instant;
};

/** An item in the list: its version before its id, so that the list sorts by both. */
const entryOf = (itemId: string, version: number | undefined): string =>
  version === undefined ? itemId : `${String(version).padStart(8, '0')} ${itemId}`;
const idIn = (entry: string): string => entry.slice(entry.indexOf(' ') + 1);

/**
 * Leaves the newest of a person's items about an object current, and supersedes the rest. Items leave the list only
 * after that, so that a run which follows a crash finds them again, and the list stays short. False if a newer item was
 * processed first.
 */
export async function keepNewest(
  { store, supersessionLog }: Deps,
  { ownerId, person, itemId }: ItemOf,
  { about, version, expiresAtSeconds, at }: Place,
): Promise<boolean> {
  const list = { ownerId, person, about };
  const own = entryOf(itemId, version);
  const current = [...(await supersessionLog.addCurrent(list, own, expiresAtSeconds))].sort();
  const newest = current.at(-1);
  const older = current.filter((entry) => entry !== newest);
  await settleAll(older.map((entry) => store.supersede(ownerId, person, idIn(entry), at)));
  if (older.length > 0) await supersessionLog.dropCurrent(list, older);
  return newest === own;
}
