import { Construct } from 'constructs';
import type { Env } from '../../functions/family/env.ts';
import { routes } from '../../functions/family/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/** Pages for families that combine several features. It writes nothing but the access log. */
export class Family extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/family/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Families see neither the timetable nor the child at a glance; each page by itself works.',
      runbook: 'family-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
