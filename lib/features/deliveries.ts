import { Duration } from 'aws-cdk-lib';
import { Env, FactEnv, JobEnv } from '../../functions/deliveries/env.ts';
import { routes } from '../../functions/deliveries/routes.ts';
import { SubscribedFact } from '../../functions/deliveries/subscription.ts';
import { Feature } from '../parts/feature.ts';

/** Every 15 minutes of the school's day, so that a letter without a channel becomes a paper task on the same day. */
const DAYTIME = { minute: '0,15,30,45', hour: '6,7,8,9,10,11,12,13,14,15' };

/**
 * Deliveries of warnings: the queue that opens one per recipient and keeps its trail, the job that reminds and makes
 * paper tasks, and the HTTP function that shows them.
 */
export class Deliveries extends Feature {
  /** The queue of facts. */
  readonly inbound = this.subscribe({
    entry: 'functions/deliveries/on-fact.ts',
    env: FactEnv,
    subscription: SubscribedFact,
    impact: 'The school does not see who has got a warning; what was sent is safe, and families can read it.',
    runbook: 'deliveries-inbound',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem'] },
  });

  readonly api = this.serve({
    entry: 'functions/deliveries/api.ts',
    beside: 'functions/letters/faces',
    env: Env,
    routes,
    impact: 'Guardians and pupils cannot read the warnings that they have been told of.',
    runbook: 'deliveries-api',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
  });

  readonly job = this.schedule({
    entry: 'functions/deliveries/every-15-minutes.ts',
    // It names the queue of missed runs, which outlives a deployment (decision 037).
    id: 'EveryQuarter',
    env: JobEnv,
    when: DAYTIME,
    worthFor: Duration.minutes(15),
    description: 'Reminds of warnings that nobody has opened, and has schools bring them on paper',
    // A run takes at most five hundred deliveries of each owner; it may be cut off and repeated.
    timeout: Duration.minutes(5),
    impact:
      'Nobody is reminded of a warning, and no school learns which letters must go on paper; the law gives a week.',
    runbook: 'deliveries-every-quarter',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
  });
}
