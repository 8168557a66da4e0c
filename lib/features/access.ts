import { Env } from '../../functions/access/env.ts';
import { routes } from '../../functions/access/routes.ts';
import { Feature } from '../parts/feature.ts';

/** The access log: one HTTP function that reads it and can write nothing. */
export class Access extends Feature {
  readonly api = this.serve({
    entry: 'functions/access/api.ts',
    env: Env,
    routes,
    impact: 'Owners and families cannot see who opened a record; looks are still being kept.',
    runbook: 'access-api',
    may: { table: ['BatchGetItem', 'Query'], accessLogTable: ['Query'] },
    reads: ['loginKey'],
  });
}
