import { Construct } from 'constructs';
import type { Env } from '../../functions/remarks/env.ts';
import { routes } from '../../functions/remarks/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/**
 * Remarks on order and conduct: teachers register them, contact teachers release them, families see them. One HTTP
 * function.
 */
export class Remarks extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/remarks/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Teachers cannot register remarks on the day they happen, and families do not see those that are there.',
      runbook: 'remarks-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
