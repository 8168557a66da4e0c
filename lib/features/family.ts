import { Env } from '../../functions/family/env.ts';
import { routes } from '../../functions/family/routes.ts';
import { Feature } from '../parts/feature.ts';

/** Pages for families that combine several features. It writes nothing but the access log. */
export class Family extends Feature {
  readonly api = this.serve({
    entry: 'functions/family/api.ts',
    env: Env,
    routes,
    impact: 'Families see neither the timetable nor the child at a glance; each page by itself works.',
    runbook: 'family-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
  });
}
