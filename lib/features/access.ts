import { Construct } from 'constructs';
import type { Env } from '../../functions/access/env.ts';
import { routes } from '../../functions/access/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/** The access log: one HTTP function that reads it and can write nothing. */
export class Access extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/access/api.ts',
      environment: { ...loginEnvironment(props), ACCESS_LOG_TABLE_NAME: state.accessLogTable.tableName },
      impact: 'Owners and families cannot see who opened a record; looks are still being kept.',
      runbook: 'access-api',
    });
    api.mayUse(state.table, 'BatchGetItem', 'Query');
    api.mayUse(state.accessLogTable, 'Query');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
