import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Env } from '../../functions/statements/env.ts';
import { routes } from '../../functions/statements/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/** Half-year statements, days left out on the diploma, and both as letters: one HTTP function. */
export class Statements extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/statements/api.ts',
      beside: 'functions/letters/faces',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      // A class is frozen in one request; the gateway itself waits no longer than this.
      timeout: Duration.seconds(29),
      impact: 'Schools cannot freeze half-year statements, and nobody can read or print those there are.',
      runbook: 'statements-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
