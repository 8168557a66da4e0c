import { Env } from '../../functions/office/env.ts';
import { routes } from '../../functions/office/routes.ts';
import { Feature } from '../parts/feature.ts';

/** Look-ups of office, leaders and administrators: one HTTP function that reads, and logs each look. */
export class Office extends Feature {
  readonly api = this.serve({
    entry: 'functions/office/api.ts',
    env: Env,
    routes,
    impact:
      'Offices cannot find a pupil or whom to call, nor see a class or what waits; nothing that was entered is lost.',
    runbook: 'office-api',
    may: { table: ['BatchGetItem', 'Query'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
  });
}
