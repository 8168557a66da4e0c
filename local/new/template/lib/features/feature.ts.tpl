import { Env } from '../../functions/{{feature}}/env.ts';
import { routes } from '../../functions/{{feature}}/routes.ts';
import { Feature } from '../parts/feature.ts';

/** {{todo}}: what these functions do, in a sentence. */
export class {{Feature}} extends Feature {
  readonly api = this.serve({
    entry: 'functions/{{feature}}/api.ts',
    env: Env,
    routes,
    impact: '{{todo}}: who suffers when this fails, and what they cannot do.',
    runbook: '{{feature}}-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'] },
    reads: ['loginKey'],
  });
}
