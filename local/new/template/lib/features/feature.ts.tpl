import { Construct } from 'constructs';
import type { Env } from '../../functions/{{feature}}/env.ts';
import { routes } from '../../functions/{{feature}}/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/** {{todo}}: what these functions do, in a sentence. */
export class {{Feature}} extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/{{feature}}/api.ts',
      environment: loginEnvironment(props),
      impact: '{{todo}}: who suffers when this fails, and what they cannot do.',
      runbook: '{{feature}}-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
