import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Env } from '../../functions/access/env.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { loginEnvironment, type ReactorProps } from '../parts/feature.ts';

/** Who looked at whom: one HTTP function that reads the access log and can write nothing. */
export class Access extends Construct {
  /** Serves the routes of `functions/access/routes.ts`. */
  readonly api: IFunction;

  constructor(scope: Construct, id: string, props: ReactorProps) {
    super(scope, id);
    const { state } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/access/api.ts',
      environment: { ...loginEnvironment(props), ACCESS_LOG_TABLE_NAME: state.accessLogTable.tableName },
      impact: 'Owners cannot see who opened a protected record; looks are still being kept.',
      runbook: 'access-api',
    });
    api.mayUse(state.table, 'BatchGetItem', 'Query');
    api.mayUse(state.accessLogTable, 'Query');
    api.mayRead(state.loginKey);
    this.api = api;
  }
}
