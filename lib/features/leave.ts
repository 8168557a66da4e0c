import { Construct } from 'constructs';
import type { Env } from '../../functions/leave/env.ts';
import { routes } from '../../functions/leave/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/** Leave: families apply, the contact teacher or the principal decides. */
export class Leave extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/leave/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Families cannot apply for leave, and schools cannot decide on it.',
      runbook: 'leave-api',
    });
    api.mayUse(
      state.table,
      'GetItem',
      'BatchGetItem',
      'Query',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'ConditionCheckItem',
    );
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
