import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import { log } from '../shared/logger.ts';
import type { Instant } from '../shared/time.ts';
import type { DueStore } from './due-store.ts';
import type { Attachment } from './record.ts';
import { dueStep } from './rules.ts';
import type { Files, Place } from './s3.ts';
import type { Scanner } from './scanner.ts';
import type { StateStore } from './state-store.ts';
import { type TakeDeps, takeArrival } from './take-file.ts';

export type LookAfterDeps = TakeDeps & {
  readonly store: DueStore & StateStore;
  readonly files: Pick<Files, 'removeUpload' | 'removeClean'>;
  readonly scanner: Pick<Scanner, 'again'>;
};

/** The most files of one owner in a run; the next run takes the rest. */
const MOST = 200;
const AT_ONCE = 10;

/**
 * Scans again what has no verdict, gives up what never gets one, and removes what was abandoned, withdrawn or purged:
 * the objects first, then the item, so that nothing is forgotten that still lies somewhere. Safe to repeat.
 */
export const lookAfter =
  (deps: LookAfterDeps): OwnerJob =>
  async (ownerId, { instant }) => {
    const due = await deps.store.due(ownerId, instant, MOST);
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let start = 0; start < due.length; start += AT_ONCE) {
      const some = due.slice(start, start + AT_ONCE);
      outcomes.push(...(await Promise.allSettled(some.map((file) => step(deps, ownerId, { file, now: instant })))));
    }
    return outcomes;
  };

async function step(
  deps: LookAfterDeps,
  ownerId: string,
  { file, now }: { readonly file: Attachment; readonly now: Instant },
): Promise<number> {
  const { store, files } = deps;
  const { attachmentId } = file;
  const place = { ownerId, attachmentId };
  switch (dueStep(file.state, file.rescans)) {
    case 'rescan':
      if (!(await store.rescanned(ownerId, file, now))) return 0;
      await scanAgain(deps, place, now);
      return 1;
    case 'give-up':
      if (!(await store.move(ownerId, { attachmentId, event: 'given-up', now }))) return 0;
      log('error', 'attachment-not-scanned', { ownerId });
      await files.removeUpload(place);
      return 1;
    case 'expire':
      // Another run may have begun the removal, or the file has just been sent.
      if (!(await store.move(ownerId, { attachmentId, event: 'expired', now }))) return 0;
      return remove(deps, place);
    case 'remove':
      return remove(deps, place);
  }
}

async function scanAgain(deps: LookAfterDeps, place: Place, now: Instant): Promise<void> {
  if (deps.scanner.tellsLater) await deps.scanner.again(place);
  else await takeArrival(deps)(place, now);
}

async function remove({ files, store }: LookAfterDeps, place: Place): Promise<number> {
  await Promise.all([files.removeUpload(place), files.removeClean(place)]);
  await store.forget(place.ownerId, place.attachmentId);
  return 1;
}
