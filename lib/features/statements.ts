import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Env } from '../../functions/statements/env.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { loginEnvironment, type ReactorProps } from '../parts/feature.ts';

/** Half-year statements, what the diploma leaves out, and both as letters: one HTTP function, the only one that writes PDF. */
export class Statements extends Construct {
  /** Serves the routes of `functions/statements/routes.ts`. */
  readonly api: IFunction;

  constructor(scope: Construct, id: string, props: ReactorProps) {
    super(scope, id);
    const { state } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/statements/api.ts',
      environment: { ...loginEnvironment(props), ACCESS_LOG_TABLE_NAME: state.accessLogTable.tableName },
      // A class is frozen in one request; the gateway itself waits no longer than this.
      timeout: Duration.seconds(29),
      impact: 'Schools cannot freeze half-year statements, and nobody can read or print those there are.',
      runbook: 'statements-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem');
    api.mayUse(state.accessLogTable, 'BatchWriteItem');
    api.mayRead(state.loginKey);
    this.api = api;
  }
}
