import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Fact } from '../shared/fact.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { authorizeClass } from './authorize.ts';
import { handlingFact } from './events.ts';
import { type Plan, type Planned, planDecisions } from './plan-decisions.ts';
import { type DecisionRequest, type Read, type ReadDeps, readPupils, readReports } from './read-decisions.ts';
import { refuse } from './refusals.ts';
import { changesReason, MAX_DECISIONS } from './rules.ts';
import type { HandlingStore } from './store.ts';
import { showFinal } from './view.ts';

/** The answer: the decisions as they are now, and the reports that the request handled. */
export type DecidedAnswer = {
  decisions: ReturnType<typeof showFinal>[];
  reports: { pupilId: string; reportId: string; version: number }[];
};

export type DecideDeps = ReadDeps & {
  readonly store: Pick<HandlingStore, 'save'>;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
  /** Parses the stored answer of a repeated request. */
  readonly again: (stored: unknown) => DecidedAnswer;
};

/**
 * Sets codes and reasons for many pupils and days at once and handles their reports, all or nothing (B5): two parallel
 * reads and one transaction with a fact for each pupil. If somebody else has decided a line meanwhile, the whole
 * request is refused.
 */
export const decideAbsence =
  (deps: DecideDeps) => (caller: Caller, input: DecisionRequest & { readonly idempotencyKey: IdempotencyKey }) =>
    retryOnConflict(async () => {
      refuseEmpty(input);
      const { ownerId } = caller.login;
      const own = await authorizeClass(deps, caller, {
        groupId: input.groupId,
        load: () =>
          Promise.all([readPupils(deps, ownerId, input, 'days'), deps.idempotency.find(caller, input.idempotencyKey)]),
      });
      const [pupils, replied] = own.loaded;
      const read = await readReports(deps, caller, input, { own, pupils });
      if (replied) return { body: deps.again(replied.body) };
      const plan = await planOr(deps, caller, input, read);
      if ('body' in plan) return plan;
      await logLooks(deps.logRead, own.actor, caller.moment, 'pupil:absence-decide', plan.seen);
      const viewer = { org: own.org, language: caller.language };
      const body: DecidedAnswer = {
        decisions: plan.lines.map(({ after }) => showFinal(after, viewer)),
        reports: [...plan.reports],
      };
      const saved = await deps.store.save({
        ownerId: caller.login.ownerId,
        finals: plan.lines.flatMap((line) => (line.unchanged ? [] : [line.after])),
        facts: factsOf(plan, read, caller),
        reply: await deps.idempotency.put(caller, input.idempotencyKey, { status: 201, body }),
      });
      return saved === 'saved' ? { body } : ('moved' as const);
    });

/** The plan. If the first attempt of this request caused the refusal, returns that attempt's answer instead. */
async function planOr(
  deps: Pick<DecideDeps, 'idempotency' | 'again'>,
  caller: Caller,
  input: DecisionRequest & { readonly idempotencyKey: IdempotencyKey },
  read: Read,
): Promise<Plan | { readonly body: DecidedAnswer }> {
  try {
    return planDecisions(read, caller, input);
  } catch (refusal) {
    const late = await deps.idempotency.find(caller, input.idempotencyKey);
    if (late) return { body: deps.again(late.body) };
    throw refusal;
  }
}

/** Refuses an empty request, and too many pupils: each pupil takes a fact of the transaction. */
export function refuseEmpty({ decisions, reports }: DecisionRequest): void {
  const pupils = new Set([...decisions, ...reports].map((decision) => decision.pupilId)).size;
  if (pupils === 0) throw refuse('handling.nothing-asked');
  if (pupils <= MAX_DECISIONS) return;
  throw refuse('handling.too-many-pupils', { maxPupils: MAX_DECISIONS });
}

/** A fact for each pupil whose records change: days and reports, never a code or a reason. */
function factsOf(plan: Plan, { own }: Read, { login, moment }: Caller): readonly Fact[] {
  const changed = plan.lines.filter((line) => !line.unchanged);
  const pupilIds = new Set([
    ...changed.map(({ line }) => line.pupilId),
    ...plan.reports.map((report) => report.pupilId),
  ]);
  return [...pupilIds].map((pupilId) => {
    const mine = changed.filter(({ line }) => line.pupilId === pupilId);
    return handlingFact('absence-decided', {
      ownerId: login.ownerId,
      occurredAt: moment.instant,
      data: {
        pupilId,
        schoolId: own.group.schoolId,
        dates: [...new Set(mine.map(({ line }) => line.date))].sort(),
        reports: plan.reports.flatMap(({ pupilId: whose, ...report }) => (whose === pupilId ? [report] : [])),
        decidedBy: own.card.staffId,
        reasonChanged: mine.some(changesWhatWasSeen),
      },
    });
  });
}

const changesWhatWasSeen = ({ value, records, line }: Planned): boolean => changesReason(value, records, line.lessonId);
