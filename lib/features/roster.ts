import { Env } from '../../functions/roster/env.ts';
import { routes } from '../../functions/roster/routes.ts';
import { Feature } from '../parts/feature.ts';

/**
 * The roster for staff and pupils of age: they see their own part and change some of it themselves. One HTTP function.
 */
export class Roster extends Feature {
  readonly api = this.serve({
    entry: 'functions/roster/api.ts',
    env: Env,
    routes,
    impact:
      'Staff cannot see own groups, nor see or settle what the work list asks, and pupils of age cannot give or take consent.',
    runbook: 'roster-api',
    may: {
      table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });
}
