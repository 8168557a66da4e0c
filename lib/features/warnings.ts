import { Env } from '../../functions/warnings/env.ts';
import { routes } from '../../functions/warnings/routes.ts';
import { Feature } from '../parts/feature.ts';

/** Warnings: teachers write, send and end them; a sent letter is frozen. One HTTP function. */
export class Warnings extends Feature {
  readonly api = this.serve({
    entry: 'functions/warnings/api.ts',
    beside: 'functions/letters/faces',
    env: Env,
    routes,
    impact: 'Teachers cannot warn pupils, though the law says at once, and nobody at the school sees what was sent.',
    runbook: 'warnings-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
  });
}
