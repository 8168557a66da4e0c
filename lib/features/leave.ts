import { Env } from '../../functions/leave/env.ts';
import { routes } from '../../functions/leave/routes.ts';
import { Feature } from '../parts/feature.ts';

/** Leave: families apply, the contact teacher or the principal decides. */
export class Leave extends Feature {
  readonly api = this.serve({
    entry: 'functions/leave/api.ts',
    env: Env,
    routes,
    impact: 'Families cannot apply for leave, and schools cannot decide on it.',
    runbook: 'leave-api',
    may: {
      table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });
}
