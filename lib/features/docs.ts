import { Construct } from 'constructs';
import type { Env } from '../../functions/docs/env.ts';
import { routes } from '../../functions/docs/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import type { FeatureProps } from '../parts/feature.ts';

/**
 * The API's own description, open to everybody, and the answer to unknown routes. It holds no data and has no rights.
 */
export class Docs extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/docs/api.ts',
      environment: {},
      impact: 'Those who build on the API cannot read its description; the API itself works.',
      runbook: 'docs-api',
    });
    props.http.serveRest(this, props.http.serve(this, api, routes));
  }
}
