import { Construct } from 'constructs';
import type { Env } from '../../functions/lessons/env.ts';
import { routes } from '../../functions/lessons/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { type FeatureProps, loginEnvironment } from '../parts/feature.ts';

/** The teacher's lessons: one HTTP function. */
export class Lessons extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/lessons/api.ts',
      environment: { ...loginEnvironment(props), ACCESS_LOG_TABLE_NAME: state.accessLogTable.tableName },
      impact: 'Teachers cannot register absence or confirm lessons; what guardians have reported is safe.',
      runbook: 'lessons-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    api.mayUse(state.accessLogTable, 'BatchWriteItem');
    api.mayRead(state.loginKey);
    http.serve('Lessons', api, routes);
  }
}
