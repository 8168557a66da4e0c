import type { Fact } from '../shared/fact.ts';
import type { Instant } from '../shared/time.ts';
import { documentFact } from './events.ts';
import type { Meta, Step } from './record.ts';

/** Everybody who got an item about the question: the approver, and the deputy of the day on which it was asked. */
export const askedIds = ({ asked }: Pick<Meta, 'asked'>): readonly string[] => {
  if (!asked) return [];
  return asked.deputyId === undefined ? [asked.approverId] : [asked.approverId, asked.deputyId];
};

type Ending = {
  readonly ownerId: string;
  readonly at: Instant;
  readonly by: string;
  /** Of the head after the change. */
  readonly version: number;
};

/** The fact that nobody has to answer any more: the items of those who were asked end. None without a question. */
export const endOfQuestion = (meta: Meta, { ownerId, at, by, version }: Ending): readonly Fact[] => {
  const approverIds = askedIds(meta);
  if (approverIds.length === 0) return [];
  const { documentId, pupilId, schoolId } = meta;
  const madeBy = { kind: 'staff', personId: by } as const;
  const data = { documentId, pupilId, schoolId, madeBy, approverIds: [...approverIds], version };
  return [documentFact('document-question-ended', { ownerId, occurredAt: at, data })];
};

/** That a question was answered, and whom it was put to. */
export type Answered = { readonly approverId: string };

const ENDS: ReadonlySet<Step['what']> = new Set(['ask', 'withdraw', 'approve', 'return', 'edit', 'discard']);

/** The answer to the newest question; none while it waits, and none where it ended without one. Steps: oldest first. */
export function answeredOf(steps: readonly Step[]): Answered | undefined {
  const last = steps.findLast(({ what }) => ENDS.has(what));
  if (last?.what !== 'approve' && last?.what !== 'return') return undefined;
  const question = steps.findLast(({ what }) => what === 'ask');
  return question?.about === undefined ? undefined : { approverId: question.about };
}
