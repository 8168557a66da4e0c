import { Env, LeaveEnv } from '../../functions/handling/env.ts';
import { routes } from '../../functions/handling/routes.ts';
import { SubscribedFact } from '../../functions/handling/subscription.ts';
import { Feature } from '../parts/feature.ts';

/** The contact teacher's handling: the HTTP function, and the queue that turns granted leave into decisions. */
export class Handling extends Feature {
  /** The queue of leave's facts. */
  readonly inbound = this.subscribe({
    entry: 'functions/handling/on-leave.ts',
    env: LeaveEnv,
    subscription: SubscribedFact,
    impact: 'Granted leave does not show as absence with leave; contact teachers see the days as not decided.',
    runbook: 'handling-on-leave',
    may: { table: ['Query', 'PutItem'] },
    reads: ['loginKey'],
  });

  readonly api = this.serve({
    entry: 'functions/handling/api.ts',
    env: Env,
    routes,
    impact: 'Contact teachers cannot handle absence; what guardians report and teachers register is safe.',
    runbook: 'handling-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
  });
}
