import type { StaffCard } from '../roster/lookup.ts';
import { newSortableId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { Meta, Step } from './record.ts';

type By = Pick<StaffCard, 'staffId' | 'name'>;

/** An act for the document's history, with the names of now: people leave, and the history stays. */
export const stepOf = (
  act: Omit<Step, 'stepId' | 'by' | 'byName' | 'at'>,
  { staffId, name }: By,
  at: Instant,
): Step => ({
  ...act,
  stepId: newSortableId(Date.parse(at)),
  by: staffId,
  byName: name,
  at,
});

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
