import type { output } from 'zod/mini';
import { authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound, type Refusal, stale } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { Language } from '../shared/texts/language.ts';
import { type FindJobDeps, findJob } from './find-job.ts';
import type { Job } from './job.ts';
import { faultOfMove, type OperatorMove, type Unmoved, versionOf } from './job-lists.ts';
import { KeptJob } from './kept-job.ts';
import type { QueueStore } from './queue-store.ts';
import { refuse } from './refusals.ts';
import type { Job as WireJob } from './schema.ts';
import { decidersOf, showJob } from './view.ts';

export type ReadDeps = FindJobDeps & { readonly lookup: Pick<Lookup, 'whoIs' | 'staff'> };
export type DecideDeps = ReadDeps & {
  readonly queue: Pick<QueueStore, 'decide'>;
  readonly idempotency: Idempotency;
};

type Named = { readonly recordId: string; readonly language: Language };
type Wanted = Named & {
  readonly move: OperatorMove;
  readonly reason: string;
  readonly ifMatch: number;
  readonly idempotencyKey: IdempotencyKey;
};
type Shown = output<typeof WireJob>;

/** One job in its current state, for the owner's administrator. */
export const readJob =
  (deps: ReadDeps) =>
  async (caller: Caller, { recordId, language }: Named): Promise<Shown> => {
    const { ownerId } = caller.login;
    const [, job] = await Promise.all([
      authorizeStaff(deps.lookup, caller, { action: 'owner:archive', target: { kind: 'owner' } }),
      findJob(deps, ownerId, recordId),
    ]);
    if (!job) throw notFound();
    return showJob(job, { language, names: await decidersOf(deps.lookup, ownerId, [job]) });
  };

/**
 * An operator's decision on a job: retry or give up. One transaction writes the move, the decision and the answer; it
 * reads again after a concurrent receipt, retry or decision.
 */
export const decideJob = (deps: DecideDeps) => (caller: Caller, wanted: Wanted) =>
  retryOnConflict(async (): Promise<Shown | 'moved'> => {
    const { recordId, move, reason, ifMatch, idempotencyKey, language } = wanted;
    const { ownerId } = caller.login;
    const [{ card }, job, replied] = await Promise.all([
      authorizeStaff(deps.lookup, caller, { action: 'owner:archive', target: { kind: 'owner' } }),
      findJob(deps, ownerId, recordId),
      deps.idempotency.find(caller, idempotencyKey),
    ]);
    if (!job) throw notFound();
    if (replied) return KeptJob.parse(replied.body);
    const fault = faultOfMove(job, move, ifMatch);
    if (fault) {
      // The same request may have committed between the read of the stored answer and the read of the job.
      const meanwhile = await deps.idempotency.find(caller, idempotencyKey);
      if (meanwhile) return KeptJob.parse(meanwhile.body);
      throw refusalOf(fault, versionOf(job));
    }

    const at = caller.moment.instant;
    const decision = { move, by: card.staffId, at, reason };
    const names = await decidersOf(deps.lookup, ownerId, [job]);
    const body = showJob(decided(job, decision), {
      language,
      names: new Map([...names, [card.staffId, card.name]]),
    });
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 200, body });
    return (await deps.queue.decide(ownerId, { job, decision, reply })) ? body : 'moved';
  });

/** The job after the decision. */
const decided = (job: Job, decision: Job['decisions'][number]): Job => ({
  ...job,
  ...(decision.move === 'retry' ? { state: 'queued', wakeAt: decision.at } : { state: 'given-up' }),
  decisions: [...job.decisions, decision],
});

function refusalOf(fault: Unmoved, version: number): Refusal {
  switch (fault) {
    case 'already-archived':
      return refuse('archive.already-archived');
    case 'already-given-up':
      return refuse('archive.already-given-up');
    case 'not-failed':
      return refuse('archive.not-failed');
    case 'stale':
      return stale(version);
  }
}
