import { Duration } from 'aws-cdk-lib';
import { Env } from '../../functions/statements/env.ts';
import { routes } from '../../functions/statements/routes.ts';
import { Feature } from '../parts/feature.ts';

/** Half-year statements, days left out on the diploma, and both as letters: one HTTP function. */
export class Statements extends Feature {
  readonly api = this.serve({
    entry: 'functions/statements/api.ts',
    beside: 'functions/letters/faces',
    env: Env,
    routes,
    impact: 'Schools cannot freeze half-year statements, and nobody can read or print those there are.',
    runbook: 'statements-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
    // A class is frozen in one request; the gateway itself waits no longer than this.
    timeout: Duration.seconds(29),
  });
}
