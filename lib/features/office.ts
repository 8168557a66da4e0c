import { Construct } from 'constructs';
import type { Env } from '../../functions/office/env.ts';
import { routes } from '../../functions/office/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/** Look-ups of office, leaders and administrators: one HTTP function that reads, and logs each look. */
export class Office extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/office/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact:
        'Offices cannot find a pupil or whom to call, nor see a class or what waits; nothing that was entered is lost.',
      runbook: 'office-api',
    });
    api.mayUse(state.table, 'BatchGetItem', 'Query');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
