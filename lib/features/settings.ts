import { Construct } from 'constructs';
import type { Env } from '../../functions/settings/env.ts';
import { routes } from '../../functions/settings/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/** Settings of owners and schools: one HTTP function. */
export class Settings extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/settings/api.ts',
      environment: loginEnvironment(props),
      impact: 'Owners and schools cannot see or change their settings; those in force stay in force.',
      runbook: 'settings-api',
    });
    api.mayUse(props.state.table, 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem');
    api.mayRead(props.state.loginKey);
    props.http.serve(this, api, routes);
  }
}
