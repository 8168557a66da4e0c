import { Duration } from 'aws-cdk-lib';
import { Env, FactEnv, NightEnv } from '../../functions/figures/env.ts';
import { routes } from '../../functions/figures/routes.ts';
import { SubscribedFact } from '../../functions/figures/subscription.ts';
import { Feature } from '../parts/feature.ts';
import { NIGHT } from '../parts/schedule.ts';

/** Figures: the queue that counts, the night's check, and the HTTP function that shows the counters. */
export class Figures extends Feature {
  /** The queue of facts. */
  readonly inbound = this.subscribe({
    entry: 'functions/figures/on-fact.ts',
    env: FactEnv,
    subscription: SubscribedFact,
    impact:
      'Sums of absence are behind, and early warnings of the absence limit are late; what was registered is safe.',
    runbook: 'figures-counting',
    may: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  });

  readonly api = this.serve({
    entry: 'functions/figures/api.ts',
    env: Env,
    routes,
    impact: 'Nobody sees figures of absence, and the principal cannot decide on the absence limit.',
    runbook: 'figures-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
  });

  readonly night = this.schedule({
    entry: 'functions/figures/every-night.ts',
    env: NightEnv,
    when: NIGHT,
    worthFor: Duration.minutes(10),
    description: 'Counts absence again, a part at a time, and puts right what differs',
    timeout: Duration.minutes(5),
    impact: 'Sums of absence that went wrong stay wrong; the day-by-day lists are right.',
    runbook: 'nightly-jobs',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
  });
}
