import { Env } from '../../functions/documents/env.ts';
import { routes } from '../../functions/documents/routes.ts';
import { Feature } from '../parts/feature.ts';

/** Documents that staff write together, approve and publish, and that families read. */
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
}
