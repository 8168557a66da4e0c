import { type FieldFault, notFound, stale } from '../shared/errors.ts';
import { canonicalJson } from '../shared/ids.ts';
import type { Moment } from '../shared/time.ts';
import { rightToWrite, type WarningContext, type WarningName, type WriteRight } from './authorize.ts';
import { choicesOf, type Words, wordsOn } from './catalogue.ts';
import { warningFact } from './events.ts';
import type { Content, Draft } from './record.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import { type Choices, type Move, statusAfter } from './rules.ts';

/** An own draft that the author may write, with today's choices. */
export type OwnDraft = {
  readonly draft: Draft;
  readonly right: WriteRight;
  readonly words: Words;
  readonly choices: Choices;
};

type Found = Pick<WarningContext, 'staff' | 'card' | 'groups' | 'school' | 'settings'>;

/** The draft that a path names, for its author alone: another author's draft is not found. */
export function ownDraft(found: Found, name: WarningName, draft: Draft | undefined, { day }: Moment): OwnDraft {
  if (!draft || !isNamed(draft, name) || draft.createdBy !== found.staff.actor.personId) throw notFound();
  const right = rightToWrite(found, draft.kind, day);
  const words = wordsOn(found, draft.kind, day);
  return { draft, right, words, choices: choicesOf(words, draft.kind, right.subjects, day) };
}

/** True when a draft is about the pupil and of the school that the path names. */
export const isNamed = (draft: Draft, { pupilId, schoolId }: WarningName): boolean =>
  draft.pupilId === pupilId && draft.schoolId === schoolId;

/** The author of a step, their basis, and the time. */
export type Attribution = { readonly staffId: string; readonly basis: string; readonly moment: Moment };

/** The next version of a draft after a move; refuses an illegal move first, then an outdated version. */
export function nextDraft(
  draft: Draft,
  move: Move,
  { staffId, basis, moment }: Attribution,
  more: { readonly approval: boolean; readonly ifMatch?: number; readonly content?: Content; readonly note?: string },
): Draft {
  const moved = statusAfter(move, draft.status, more.approval);
  if ('refused' in moved) throw refuse(moved.refused);
  if (more.ifMatch !== undefined && draft.version !== more.ifMatch) throw stale(draft.version);
  const { note: _note, approvedBy: _approvedBy, ...rest } = draft;
  const by = { staffId, basis };
  const keepsApproval = move === 'send' || move === 'end';
  return {
    ...rest,
    ...(more.content && { content: more.content }),
    status: moved.status,
    version: draft.version + 1,
    by,
    at: moment.instant,
    ...(more.note !== undefined && { note: more.note }),
    ...(move === 'approve' && { approvedBy: by }),
    ...(keepsApproval && draft.approvedBy && { approvedBy: draft.approvedBy }),
    ...(move === 'send' && { sentAt: moment.instant }),
  };
}

/** True when two contents are equal, in whatever order their fields stand. */
export const isSameContent = (a: Content, b: Content): boolean => canonicalJson(a) === canonicalJson(b);

/** True when this same request made the present version, so that a repeat after a lost answer is no conflict. */
export const isRepeat = (
  draft: Draft,
  ifMatch: number,
  asked: { readonly status: Draft['status']; readonly staffId: string; readonly content?: Content },
): boolean =>
  draft.version === ifMatch + 1 &&
  draft.status === asked.status &&
  draft.by.staffId === asked.staffId &&
  (asked.content === undefined || isSameContent(draft.content, asked.content));

/** Refuses with all faults; the first fault gives the words. */
export function mustBeFree(faults: readonly FieldFault<RefusalCode>[]): void {
  const [first] = faults;
  if (first) throw refuse(first.code, first.params, { faults });
}

/** A fact of a draft's approval: ids and the kind (law 1). */
export function approvalFact(
  ownerId: string,
  name: 'warning-approval-asked' | 'warning-approved' | 'warning-returned',
  { warningId, schoolId, pupilId, kind, createdBy, at: occurredAt }: Draft,
) {
  const about = { warningId, schoolId, pupilId, kind };
  return name === 'warning-approval-asked'
    ? warningFact(name, { ownerId, occurredAt, data: { ...about, askedBy: createdBy } })
    : warningFact(name, { ownerId, occurredAt, data: { ...about, returnedTo: createdBy } });
}
