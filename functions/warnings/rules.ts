import { gradedYearOn } from '../settings/graded-years.ts';
import type { Choice, FieldFault } from '../shared/errors.ts';
import { type Day, type Instant, momentOf, schoolYearOf } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';

/**
 * Kinds of warnings: no basis for a grade in subjects, or danger of a lowered grade in order or in conduct (OF § 9-7).
 */
export const WARNING_KINDS = ['subject', 'order', 'conduct'] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/** The ends of a warning (D7). */
export const ENDINGS = ['improved', 'withdrawn', 'overtaken'] as const;
export type Ending = (typeof ENDINGS)[number];

/**
 * Reasons why a guardian of the roster gets no warning: the pupil is of age, the basis gives no responsibility, or the
 * relation has ended or not begun.
 */
export const LEFT_OUT = ['pupil-of-age', 'no-responsibility', 'not-today'] as const;

/** draft ⇄ asked → approved → sent → ended; an unsent warning may be discarded. */
export const WARNING_STATUSES = ['draft', 'asked', 'approved', 'sent', 'ended', 'discarded'] as const;
export type WarningStatus = (typeof WARNING_STATUSES)[number];

/** Moves of a warning. */
export const MOVES = ['edit', 'ask', 'approve', 'return', 'send', 'end', 'discard'] as const;
export type Move = (typeof MOVES)[number];

type Step = { readonly from: readonly WarningStatus[]; readonly to: WarningStatus };
const UNSENT = ['draft', 'asked', 'approved'] as const;

/**
 * The state machine: the states from which a move is legal, and its result. The store turns `from` into its condition.
 * A change after the request for approval or the approval makes the warning a draft again.
 */
export const STEPS: Readonly<Record<Move, Step>> = {
  edit: { from: UNSENT, to: 'draft' },
  ask: { from: ['draft'], to: 'asked' },
  approve: { from: ['asked'], to: 'approved' },
  return: { from: ['asked'], to: 'draft' },
  send: { from: UNSENT, to: 'sent' },
  end: { from: ['sent'], to: 'ended' },
  discard: { from: UNSENT, to: 'discarded' },
};

/** The states from which a warning may be sent: only `approved` where the principal must approve. */
export const sendableFrom = (approval: boolean): readonly WarningStatus[] =>
  approval ? ['approved'] : STEPS.send.from;

/** Refusals of an illegal move. */
export type Hindrance =
  | 'warnings.not-approved'
  | 'warnings.not-asked'
  | 'warnings.already-asked'
  | 'warnings.already-sent'
  | 'warnings.already-ended'
  | 'warnings.discarded';

/** The state after a move, or its refusal. `approval`: the principal must approve before the sending. */
export function statusAfter(
  move: Move,
  status: WarningStatus,
  approval: boolean,
): { readonly status: WarningStatus } | { readonly refused: Hindrance } {
  const from = move === 'send' ? sendableFrom(approval) : STEPS[move].from;
  if (from.includes(status)) return { status: STEPS[move].to };
  if (status === 'sent') return { refused: 'warnings.already-sent' };
  if (status === 'ended') return { refused: 'warnings.already-ended' };
  if (status === 'discarded') return { refused: 'warnings.discarded' };
  if (move === 'send') return { refused: 'warnings.not-approved' };
  return { refused: move === 'ask' ? 'warnings.already-asked' : 'warnings.not-asked' };
}

/** A period of assessment: its last day is a month and day, so that it holds in every school year. */
export type PeriodRule = { readonly id: string; readonly until: string };

/** The last day of a period in the school year of a day. */
export function lastDayOf(period: PeriodRule, today: Day): Day {
  const [autumn, spring] = schoolYearOf(today);
  const year = (period.until >= '08-01' ? autumn : spring).from.slice(0, 4);
  return `${year}-${period.until}`;
}

/** A warning's content as its author wrote it; a draft may still lack any field. */
export type Said = {
  readonly periodId: string;
  readonly subjects: readonly string[];
  readonly reasonIds: readonly string[];
  readonly wayOut: string;
  readonly byDay: Day | null;
  readonly contact: { readonly name: string; readonly phone: string };
};
/** The choices of a day: the catalogue's periods and reasons, and the subjects in which the author may warn. */
export type Choices = {
  readonly today: Day;
  readonly kind: WarningKind;
  /** False for a pupil who gets no grades yet (OF §§ 9-4, 9-13). */
  readonly graded: boolean;
  readonly periods: readonly (PeriodRule & Choice)[];
  readonly reasons: readonly Choice[];
  readonly subjects: readonly string[];
  /** The catalogue's legal basis that day; empty if there is none. */
  readonly legalBasis: string;
};

/**
 * The faults of a draft's present content: choices that the school does not have, or not that day. Gaps are allowed.
 */
export function faultsOfDraft(said: Said, choices: Choices): FieldFault<RefusalCode>[] {
  const { kind, periods, reasons, subjects, today } = choices;
  if (!choices.graded) return [fault('/kind', 'warnings.no-grades-yet', { year: gradedYearOn(today) })];
  const period = periods.find((candidate) => candidate.id === said.periodId);
  return [
    ...(period || said.periodId === ''
      ? []
      : [
          periods.length > 0
            ? fault('/periodId', 'warnings.unknown-period', { allowed: periods })
            : fault('/periodId', 'warnings.year-is-over'),
        ]),
    ...said.reasonIds.flatMap((id, at) =>
      reasons.some((reason) => reason.id === id)
        ? []
        : [fault(`/reasonIds/${at}`, 'warnings.reason-not-valid', { allowed: reasons })],
    ),
    ...faultsOfSubjects(kind, said.subjects, subjects),
    ...twice(said.subjects, '/subjects'),
    ...twice(said.reasonIds, '/reasonIds'),
    ...(said.byDay === null ? [] : faultsOfDay(said.byDay, period, today)),
  ];
}

function faultsOfSubjects(
  kind: WarningKind,
  said: readonly string[],
  own: readonly string[],
): FieldFault<RefusalCode>[] {
  if (kind !== 'subject') return said.length > 0 ? [fault('/subjects', 'warnings.no-subjects-here')] : [];
  return said.flatMap((code, at) =>
    own.includes(code) ? [] : [fault(`/subjects/${at}`, 'warnings.subject-not-yours')],
  );
}

/** The faults that prevent a sending or a request for approval (D2), gaps too; faults of a draft come first. */
export function faultsOfSending(said: Said, choices: Choices): FieldFault<RefusalCode>[] {
  const { kind, legalBasis, graded } = choices;
  if (!graded) return faultsOfDraft(said, choices);
  return [
    ...faultsOfDraft(said, choices),
    ...(said.periodId === '' ? [fault('/periodId', 'warnings.period-missing')] : []),
    ...(kind === 'subject' && said.subjects.length === 0 ? [fault('/subjects', 'warnings.subject-missing')] : []),
    ...(said.reasonIds.length === 0 ? [fault('/reasonIds', 'warnings.reason-missing')] : []),
    ...(said.wayOut.trim() === '' ? [fault('/wayOut', 'warnings.way-out-missing')] : []),
    ...(said.byDay === null ? [fault('/byDay', 'warnings.day-missing')] : []),
    ...(said.contact.name.trim() === '' ? [fault('/contact/name', 'warnings.contact-missing')] : []),
    ...(legalBasis === '' ? [fault('/kind', 'warnings.no-legal-basis')] : []),
  ];
}

function faultsOfDay(byDay: Day, period: PeriodRule | undefined, today: Day): FieldFault<RefusalCode>[] {
  if (byDay < today) return [fault('/byDay', 'warnings.day-past', { today })];
  if (!period) return [];
  const lastDay = lastDayOf(period, today);
  return byDay > lastDay ? [fault('/byDay', 'warnings.day-after-period', { lastDay })] : [];
}

const twice = (listed: readonly string[], pointer: string): FieldFault<RefusalCode>[] =>
  new Set(listed).size === listed.length ? [] : [fault(pointer, 'warnings.twice')];

const fault = (pointer: string, code: RefusalCode, params?: FieldFault['params']): FieldFault<RefusalCode> =>
  params ? { pointer, code, params } : { pointer, code };

/** True when a draft is older than the owner's number of days: the law says "at once" (D11). */
export const isOld = (createdAt: Instant, today: Day, draftDays: number): boolean =>
  momentOf(Date.parse(createdAt) + draftDays * 86_400_000).day <= today;

/** A withdrawal needs a reason, `overtaken` needs the newer warning, and other ends must not name a newer one. */
export function faultOfEnd(end: {
  readonly how: Ending;
  readonly reason?: string | undefined;
  readonly overtakenBy?: string | undefined;
}): FieldFault<RefusalCode> | undefined {
  const { how, reason = '', overtakenBy } = end;
  if (how === 'withdrawn' && reason.trim() === '') return fault('/reason', 'warnings.withdrawal-reason-missing');
  if (how === 'overtaken' && overtakenBy === undefined) return fault('/overtakenBy', 'warnings.newer-missing');
  return how !== 'overtaken' && overtakenBy !== undefined
    ? fault('/overtakenBy', 'warnings.newer-not-here')
    : undefined;
}

type Sent = {
  readonly warningId: string;
  readonly kind: WarningKind;
  readonly sentAt: Instant;
  readonly subjects: readonly { readonly code: string }[];
};

/** True when a warning can replace another: it is newer, of the same kind, and covers every subject of it. */
export const overtakes = (newer: Sent, older: Sent): boolean =>
  newer.warningId !== older.warningId &&
  newer.kind === older.kind &&
  newer.sentAt > older.sentAt &&
  older.subjects.every(({ code }) => newer.subjects.some((subject) => subject.code === code));
