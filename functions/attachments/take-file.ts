import type { Instant } from '../shared/time.ts';
import { checkFile } from './check-file.ts';
import type { Attachment } from './record.ts';
import { after } from './rules.ts';
import type { Fetched, Files, Place } from './s3.ts';
import type { Scanner, Verdict } from './scanner.ts';
import type { StateStore } from './state-store.ts';

export type TakeDeps = {
  readonly store: StateStore;
  readonly files: Pick<Files, 'upload' | 'keep' | 'removeUpload'>;
  readonly scanner: Pick<Scanner, 'scan' | 'tellsLater'>;
};
/** What became of a file: its state, or nothing. */
export type Taken = Attachment['state'] | 'ignored';

/**
 * A file has arrived. A scanner that answers at once decides on it now; another one tells later. What arrives at a
 * place whose file is judged already is deleted: the form of an upload can be used again within its ten minutes.
 */
export const takeArrival =
  (deps: TakeDeps) =>
  async (place: Place, now: Instant): Promise<Taken> => {
    const file = await waitingAt(deps, place);
    if (!file) return 'ignored';
    await deps.store.move(place.ownerId, { attachmentId: place.attachmentId, event: 'arrived', now });
    if (deps.scanner.tellsLater) return 'scanning';
    const fetched = await deps.files.upload(place);
    if (!fetched) return 'ignored';
    const verdict = await deps.scanner.scan({ ...fetched, place });
    return settle(deps, { place, file, verdict, now, fetch: async () => fetched });
  };

/** A verdict has come, of the bytes with this mark. If others lie in their place by now, theirs will come too. */
export const takeVerdict =
  (deps: TakeDeps) =>
  async (
    place: Place,
    { verdict, etag, now }: { readonly verdict: Verdict; readonly etag: string; readonly now: Instant },
  ): Promise<Taken> => {
    const file = await waitingAt(deps, place);
    if (!file) return 'ignored';
    return settle(deps, { place, file, verdict, now, fetch: () => deps.files.upload(place, etag) });
  };

/** The file whose verdict is awaited; whatever else lies in its place is deleted. */
async function waitingAt({ store, files }: TakeDeps, place: Place): Promise<Attachment | undefined> {
  const file = await store.find(place.ownerId, place.attachmentId);
  if (file && after(file.state, 'passed') !== undefined) return file;
  await files.removeUpload(place);
  return undefined;
}

type Judged = {
  readonly place: Place;
  readonly file: Attachment;
  readonly verdict: Verdict;
  readonly now: Instant;
  readonly fetch: () => Promise<Fetched | undefined>;
};

/**
 * Decides on a file by its verdict. The clean copy is kept before the state says so, and the upload is deleted last,
 * so that a run that breaks off can be repeated.
 */
async function settle(deps: TakeDeps, { place, file, verdict, now, fetch }: Judged): Promise<Taken> {
  const { store, files } = deps;
  const { ownerId, attachmentId } = place;
  if (verdict === 'none' || verdict === 'later') return 'scanning';
  const end = async (move: Pick<Parameters<typeof store.move>[1], 'event' | 'set'>, state: Taken): Promise<Taken> => {
    const moved = await store.move(ownerId, { attachmentId, now, ...move });
    await files.removeUpload(place);
    return moved ? state : 'ignored';
  };
  if (verdict === 'infected') return end({ event: 'infected' }, 'infected');
  if (verdict === 'unsupported') return end({ event: 'refused' }, 'unsupported');
  const fetched = await fetch();
  if (!fetched) return 'ignored';
  const checked = checkFile(fetched.bytes, file.mediaType);
  if ('fault' in checked) return end({ event: 'refused', set: { fault: checked.fault } }, 'unsupported');
  const kept = await files.keep(place, checked.bytes, file.mediaType);
  return end({ event: 'passed', set: kept }, 'clean');
}
