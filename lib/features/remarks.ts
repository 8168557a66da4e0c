import { Env } from '../../functions/remarks/env.ts';
import { routes } from '../../functions/remarks/routes.ts';
import { Feature } from '../parts/feature.ts';

/**
 * Remarks on order and conduct: teachers register them, contact teachers release them, families see them. One HTTP
 * function.
 */
export class Remarks extends Feature {
  readonly api = this.serve({
    entry: 'functions/remarks/api.ts',
    env: Env,
    routes,
    impact: 'Teachers cannot register remarks on the day they happen, and families do not see those that are there.',
    runbook: 'remarks-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
  });
}
