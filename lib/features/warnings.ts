import { Construct } from 'constructs';
import type { Env } from '../../functions/warnings/env.ts';
import { routes } from '../../functions/warnings/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/** Warnings: teachers write, send and end them; a sent letter is frozen. One HTTP function. */
export class Warnings extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/warnings/api.ts',
      beside: 'functions/letters/faces',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Teachers cannot warn pupils, though the law says at once, and nobody at the school sees what was sent.',
      runbook: 'warnings-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
