import { Construct } from 'constructs';
import type { Env } from '../../functions/roster/env.ts';
import { routes } from '../../functions/roster/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/**
 * The roster for staff and pupils of age: they see their own part and change some of it themselves. One HTTP function.
 */
export class Roster extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/roster/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact:
        'Staff cannot see own groups, nor see or settle what the work list asks, and pupils of age cannot give or take consent.',
      runbook: 'roster-api',
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
