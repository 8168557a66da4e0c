import { Env } from '../../functions/settings/env.ts';
import { routes } from '../../functions/settings/routes.ts';
import { Feature } from '../parts/feature.ts';

/** Settings of owners and schools: one HTTP function. */
export class Settings extends Feature {
  readonly api = this.serve({
    entry: 'functions/settings/api.ts',
    env: Env,
    routes,
    impact: 'Owners and schools cannot see or change their settings; those in force stay in force.',
    runbook: 'settings-api',
    may: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
    reads: ['loginKey'],
  });
}
