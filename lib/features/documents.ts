import { Duration } from 'aws-cdk-lib';
import { Env, NightEnv } from '../../functions/documents/env.ts';
import { routes } from '../../functions/documents/routes.ts';
import { Feature } from '../parts/feature.ts';
import { NIGHT } from '../parts/schedule.ts';

/**
 * Documents that staff write together, approve and publish, and that families read, and the job that finds an owner for
 * those whose owners have left.
 */
export class Documents extends Feature {
  readonly api = this.serve({
    entry: 'functions/documents/api.ts',
    beside: 'functions/letters/faces',
    env: Env,
    routes,
    impact: 'Nobody can write, approve or publish a document, and families can open none; what was saved is safe.',
    runbook: 'documents-api',
    may: {
      // Who leaves a document loses the line in the own list, and a deputy who is replaced the right to the queue.
      table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });

  readonly night = this.schedule({
    entry: 'functions/documents/every-night.ts',
    env: NightEnv,
    when: NIGHT,
    worthFor: Duration.minutes(10),
    description: 'Makes the principal the owner of documents whose owners have left the school',
    timeout: Duration.minutes(5),
    impact: 'Documents whose owners have left a school can be read there, but nobody can publish or share them.',
    runbook: 'documents-every-night',
    may: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] },
  });
}
