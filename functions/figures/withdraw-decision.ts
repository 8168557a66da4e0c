import type { Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound, stale } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { LimitStore } from './limit-store.ts';
import { authorizePrincipal, type PrincipalDeps, type PupilAtSchool, showDecision } from './principal.ts';
import { refuse } from './refusals.ts';

export type WithdrawDeps = PrincipalDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>;
  readonly limits: Pick<LimitStore, 'records' | 'write'>;
};

export type WithdrawInput = PupilAtSchool & {
  readonly decisionId: string;
  readonly reason: string;
  readonly ifMatch: number;
};

type Answer = { readonly body: ReturnType<typeof showDecision>; readonly version: number };

/** Withdraws a decision; it stays with its evidence, the person who withdrew it and the reason. Idempotent. */
export const withdrawDecision = (deps: WithdrawDeps) => (caller: Caller, input: WithdrawInput) =>
  retryOnConflict(async (): Promise<Answer | 'moved'> => {
    const { ownerId } = caller.login;
    const { pupilId, schoolId, decisionId, reason, ifMatch } = input;
    const [who, card, records] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      deps.lookup.pupil(ownerId, pupilId),
      deps.limits.records(ownerId, pupilId),
    ]);
    const { personId } = await authorizePrincipal(deps, caller, { who, card, schoolId, records });
    const record = records.find((candidate) => candidate.decisions.some((made) => made.decisionId === decisionId));
    const decision = record?.decisions.find((made) => made.decisionId === decisionId);
    if (!record || !decision) throw notFound();
    const { withdrawn } = decision;
    if (withdrawn && withdrawn.by === personId && withdrawn.reason === reason && record.version === ifMatch + 1) {
      return { body: showDecision(record, decision), version: record.version };
    }
    if (record.version !== ifMatch) throw stale(record.version);
    if (withdrawn) throw refuse('figures.withdrawn');
    const after = { ...decision, withdrawn: { by: personId, at: caller.moment.instant, reason } };
    const next = {
      ...record,
      decisions: record.decisions.map((made) => (made === decision ? after : made)),
      version: record.version + 1,
    };
    const { ok } = await deps.limits.write(ownerId, next);
    return ok ? { body: showDecision(next, after), version: next.version } : 'moved';
  });

/** Every decision on a pupil, newest first, withdrawn ones too. */
export const listDecisions = (deps: WithdrawDeps) => async (caller: Caller, input: PupilAtSchool) => {
  const { ownerId } = caller.login;
  const [who, card, records] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, input.pupilId),
    deps.limits.records(ownerId, input.pupilId),
  ]);
  await authorizePrincipal(deps, caller, { who, card, schoolId: input.schoolId, records });
  const decisions = records.flatMap((record) =>
    record.decisions.toReversed().map((made) => showDecision(record, made)),
  );
  return { decisions: decisions.sort((a, b) => b.decidedAt.localeCompare(a.decidedAt)) };
};
