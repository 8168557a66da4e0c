import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { HandlingLookup } from '../handling/lookup.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { readOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { newSortableId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { halfYearOf } from '../shared/time.ts';
import type { FigureSettings } from './authorize.ts';
import { isOver, type LimitRules, type YearShare, yearSharesOf } from './limit.ts';
import type { Decision, LimitRecord, LimitStore } from './limit-store.ts';
import { authorizePrincipal, type PrincipalDeps, type PupilAtSchool, showDecision } from './principal.ts';
import { annualHoursOf, limitOn, type Period, periodOf } from './reckoning.ts';
import { refuse } from './refusals.ts';
import { countOf } from './rules.ts';
import { LimitDecision } from './schema.ts';

export type DecideDeps = PrincipalDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'groupsAt'>;
  readonly settings: SettingsLookup<FigureSettings>;
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly handling: Pick<HandlingLookup, 'finals'>;
  readonly limits: Pick<LimitStore, 'records' | 'write'>;
  readonly idempotency: Pick<Idempotency, 'find' | 'put'>;
};

export type DecideInput = PupilAtSchool & {
  readonly subjectId: string;
  readonly reason: string;
  readonly idempotencyKey: IdempotencyKey;
};

type Answer = { readonly status: number; readonly body: output<typeof LimitDecision>; readonly version: number };

/**
 * The principal's decision that a pupil over the limit may get a grade (OF § 9-8 fourth paragraph). The record holds
 * the sums of that moment, counted from the records themselves. Two parallel reads and one transaction.
 */
export const decideLimit = (deps: DecideDeps) => (caller: Caller, input: DecideInput) =>
  retryOnConflict(async (): Promise<Answer | 'moved'> => {
    const { ownerId } = caller.login;
    const { pupilId, schoolId, idempotencyKey } = input;
    const period = periodOf(halfYearOf(caller.moment.day));
    const [{ from }, { to }] = period.halves;
    const [earlier, who, card, entries, finals, org, groups, records] = await Promise.all([
      deps.idempotency.find(caller, idempotencyKey),
      deps.lookup.whoIs(caller.login),
      deps.lookup.pupil(ownerId, pupilId),
      deps.lessons.entries(ownerId, pupilId, from, to),
      deps.handling.finals(ownerId, pupilId, from, to),
      readOrgContext(deps, ownerId),
      deps.lookup.groupsAt(ownerId, schoolId),
      deps.limits.records(ownerId, pupilId),
    ]);
    const principal = await authorizePrincipal(deps, caller, { who, card, schoolId, records: entries });
    if (earlier) return repeated(earlier);
    const type = org.school(schoolId)?.type ?? 'grunnskole';
    const rules = limitOn(type, org.at(schoolId), period, caller.moment.day);
    if (!rules) throw refuse('figures.no-limit');
    const hours = annualHoursOf(groups, org.at(schoolId));
    const share = yearSharesOf([countOf(entries, finals, caller.moment.day)], rules, hours).get(input.subjectId);
    const decision: Decision = {
      decisionId: newSortableId(Date.parse(caller.moment.instant)),
      reason: input.reason,
      by: principal.personId,
      basis: principal.basis,
      at: caller.moment.instant,
      evidence: evidenceOf(share, rules),
    };
    const record = recordWith(decision, records, { ...input, period, share });
    const body = showDecision(record, decision);
    const { version } = record;
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body, version });
    const { ok } = await deps.limits.write(ownerId, record, [reply]);
    return ok ? { status: 201, body, version } : 'moved';
  });

const repeated = ({ status, body, version = 1 }: { status: number; body?: unknown; version?: number | undefined }) => ({
  status,
  body: LimitDecision.parse(body),
  version,
});

/** The sums to record; refuses unless the share is over the limit and within the principal's own limit. */
function evidenceOf(share: YearShare | undefined, rules: LimitRules): Decision['evidence'] {
  const { paragraph, percent: limitPercent, principalPercent } = rules;
  if (!share) {
    const faults = [{ pointer: '/subjectId', code: 'figures.unknown-subject' }];
    throw refuse('figures.unknown-subject', {}, { faults });
  }
  const { minutes, annual, percent, sums } = share;
  if (annual.minutes === null || percent === null) throw refuse('figures.hours-unknown');
  const measured = { minutes, ofMinutes: annual.minutes };
  if (!isOver(measured, limitPercent)) {
    throw refuse('figures.not-over-limit', { ...measured, percent: limitPercent });
  }
  if (isOver(measured, principalPercent)) {
    const params = { ...measured, percent: principalPercent, paragraph };
    throw refuse('figures.over-principal-limit', params);
  }
  return { ...measured, percent, sums, paragraph, limitPercent, principalPercent };
}

type Naming = PupilAtSchool & {
  readonly subjectId: string;
  readonly period: Period;
  readonly share: YearShare | undefined;
};

/** The record of the subject and school year with a new decision; refuses while an earlier decision is in force. */
function recordWith(decision: Decision, records: readonly LimitRecord[], naming: Naming): LimitRecord {
  const { pupilId, schoolId, subjectId: subjectKey, period, share } = naming;
  const { schoolYear } = period;
  const before = records.find((record) => record.schoolYear === schoolYear && record.subjectKey === subjectKey);
  const last = before?.decisions.at(-1);
  if (last && !last.withdrawn) throw refuse('figures.decided');
  return {
    pupilId,
    schoolId,
    schoolYear,
    subjectKey,
    subjectName: share?.subject,
    decisions: [...(before?.decisions ?? []), decision],
    version: (before?.version ?? 0) + 1,
  };
}
