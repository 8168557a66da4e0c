import type { StaffCard } from '../roster/lookup.ts';
import { newId, sortableFrom } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { Meta, Step } from './record.ts';

type By = Pick<StaffCard, 'staffId' | 'name'>;

/**
 * An act for the document's history, with the names of now: people leave, and the history stays. `version` is that of
 * the head after the act.
 */
export const stepOf = (
  act: Omit<Step, 'stepId' | 'by' | 'byName' | 'at'>,
  { staffId, name }: By,
  { at, version }: { readonly at: Instant; readonly version: number },
): Step => ({
  ...act,
  stepId: stepIdAt(at, version),
  by: staffId,
  byName: name,
  at,
});

/** A sortable id of which the first random figures are the head's version: two acts of one millisecond sort too. */
const stepIdAt = (at: Instant, version: number): string => {
  const counted = String(version).padStart(VERSION_FIGURES, '0');
  return sortableFrom(Date.parse(at)) + counted + newId().slice(0, -VERSION_FIGURES);
};
const VERSION_FIGURES = 8;

/** A document's head after somebody has changed it. */
export const changedBy = (meta: Meta, { staffId }: Pick<By, 'staffId'>, at: Instant): Meta => ({
  ...meta,
  version: meta.version + 1,
  updatedAt: at,
  updatedBy: staffId,
});

/** The head without the question and the approval, which were of another text. */
export function withoutApproval({ asked: _asked, approved: _approved, ...meta }: Meta): Meta {
  return { ...meta, state: 'draft' };
}
