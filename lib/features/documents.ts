import { Env } from '../../functions/documents/env.ts';
import { routes } from '../../functions/documents/routes.ts';
import { Feature } from '../parts/feature.ts';

/** TODO: what these functions do, in a sentence. */
export class Documents extends Feature {
  readonly api = this.serve({
    entry: 'functions/documents/api.ts',
    env: Env,
    routes,
    impact: 'TODO: who suffers when this fails, and what they cannot do.',
    runbook: 'documents-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'] },
    reads: ['loginKey'],
  });
}
