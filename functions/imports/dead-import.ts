import { type Instant, laterBy } from '../shared/time.ts';
import type { ImportRecord } from './record-store.ts';

/** Lambda ends the importer after fifteen minutes (`lib/features/imports.ts`); a minute more, as clocks differ. */
const LONGEST_RUN_MILLISECONDS = 16 * 60_000;
/** The bucket keeps a file for thirty days; on the last of them it may be gone at any moment. */
const KEPT_MILLISECONDS = 29 * 24 * 3_600_000;

/** Failures after which the same file comes through when it is tried again: nothing is wrong with it. */
const NOT_THE_FILES_FAULT: ReadonlySet<string | undefined> = new Set(['crashed', 'overtaken']);

/** True for an import that says it is being read although nobody can be reading it any more. */
export const isDead = ({ state, changedAt }: ImportRecord, now: Instant): boolean =>
  state === 'reading' && laterBy(changedAt, LONGEST_RUN_MILLISECONDS) < now;

/** An import as it is shown: a dead one has failed, though nobody was left to write that down. */
export const asSeen = (record: ImportRecord, now: Instant): ImportRecord =>
  isDead(record, now) ? { ...record, state: 'failed', failure: 'crashed' } : record;

/**
 * The state from which a dry run's file may be sent through to stay: once it is done, and again when the application
 * died or was overtaken. `undefined` when it may not be.
 */
export function applicableFrom(record: ImportRecord, now: Instant): ImportRecord['state'] | undefined {
  if (record.etag === undefined) return undefined;
  if (record.mode === 'dry-run') return record.state === 'done' ? 'done' : undefined;
  const { state, failure } = asSeen(record, now);
  return state === 'failed' && NOT_THE_FILES_FAULT.has(failure) ? record.state : undefined;
}

/** True when the bucket has let go of the file, or is about to. */
export const isFileGone = ({ createdAt }: ImportRecord, now: Instant): boolean =>
  laterBy(createdAt, KEPT_MILLISECONDS) < now;
