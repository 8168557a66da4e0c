import { type Instant, laterBy } from '../shared/time.ts';
import type { ImportRecord } from './record-store.ts';

/** Lambda ends the importer after fifteen minutes (`lib/features/imports.ts`); plus a minute, since clocks differ. */
const LONGEST_RUN_MILLISECONDS = 16 * 60_000;
/** The bucket keeps a file for thirty days, and may delete it at any moment of the last day. */
const KEPT_MILLISECONDS = 29 * 24 * 3_600_000;

/** Failures that are not the file's fault: a retry with the same file succeeds. */
const NOT_THE_FILES_FAULT: ReadonlySet<string | undefined> = new Set(['crashed', 'overtaken']);

/** True for an import whose state says "reading" although its run must have ended. */
export const isDead = ({ state, changedAt }: ImportRecord, now: Instant): boolean =>
  state === 'reading' && laterBy(changedAt, LONGEST_RUN_MILLISECONDS) < now;

/** An import for display: a dead import has failed, though its run could not record the failure. */
export const asSeen = (record: ImportRecord, now: Instant): ImportRecord =>
  isDead(record, now) ? { ...record, state: 'failed', failure: 'crashed' } : record;

/**
 * The state from which a dry run may be applied: done, or failed if the application died or was overtaken. `undefined`
 * if it may not be applied.
 */
export function applicableFrom(record: ImportRecord, now: Instant): ImportRecord['state'] | undefined {
  if (record.etag === undefined) return undefined;
  if (record.mode === 'dry-run') return record.state === 'done' ? 'done' : undefined;
  const { state, failure } = asSeen(record, now);
  return state === 'failed' && NOT_THE_FILES_FAULT.has(failure) ? record.state : undefined;
}

/** True when the bucket has deleted the file, or is about to. */
export const isFileGone = ({ createdAt }: ImportRecord, now: Instant): boolean =>
  laterBy(createdAt, KEPT_MILLISECONDS) < now;
