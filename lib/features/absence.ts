import { Duration } from 'aws-cdk-lib';
import { DecidedEnv, Env, MorningEnv } from '../../functions/absence/env.ts';
import { routes } from '../../functions/absence/routes.ts';
import { SubscribedFact } from '../../functions/absence/subscription.ts';
import { Feature } from '../parts/feature.ts';

/**
 * Absence reporting: the HTTP function, the morning run that rolls open-ended reports forward, and the queue of
 * decisions.
 */
export class Absence extends Feature {
  readonly api = this.serve({
    entry: 'functions/absence/api.ts',
    env: Env,
    routes,
    impact: 'Guardians cannot report absence, and schools do not see what was reported.',
    runbook: 'absence-api',
    may: {
      table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });

  readonly morning = this.schedule({
    entry: 'functions/absence/every-morning.ts',
    env: MorningEnv,
    when: { minute: '0', hour: '6' },
    worthFor: Duration.hours(6),
    description: 'Rolls open-ended absence forward before the school day',
    // Enough for some fifty thousand open reports; a run that is cut off is repeated and continues at its last place.
    timeout: Duration.minutes(5),
    impact: 'Open-ended absence is not asked about this morning; teachers see it as unconfirmed.',
    runbook: 'absence-every-morning',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'] },
    reads: ['loginKey'],
  });

  /** The queue of handling's facts. */
  readonly inbound = this.subscribe({
    entry: 'functions/absence/on-decided.ts',
    env: DecidedEnv,
    subscription: SubscribedFact,
    impact:
      'Guardians still see reports as not handled that their school has decided on, and teachers see them in the queue.',
    runbook: 'absence-on-decided',
    may: { table: ['GetItem', 'PutItem'] },
  });
}
