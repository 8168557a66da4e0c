import { Env } from '../../functions/docs/env.ts';
import { routes } from '../../functions/docs/routes.ts';
import { Feature } from '../parts/feature.ts';

/**
 * The API's own description, open to everybody, and the answer to unknown routes. It holds no data and has no rights.
 */
export class Docs extends Feature {
  readonly api = this.serve({
    entry: 'functions/docs/api.ts',
    env: Env,
    routes,
    impact: 'Those who build on the API cannot read its description; the API itself works.',
    runbook: 'docs-api',
  });
  readonly rest = this.props.http.serveRest(this, this.api);
}
