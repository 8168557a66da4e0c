import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Env, MorningEnv } from '../../functions/absence/env.ts';
import { routes } from '../../functions/absence/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { type FeatureProps, loginEnvironment } from '../parts/feature.ts';
import { runOn } from '../parts/schedule.ts';

/** Absence reporting: the HTTP function, and the morning run that rolls open-ended reports forward. */
export class Absence extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    this.#api(props);
    this.#morning(props);
  }

  #api(props: FeatureProps): void {
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/absence/api.ts',
      environment: { ...loginEnvironment(props), ACCESS_LOG_TABLE_NAME: state.accessLogTable.tableName },
      impact: 'Guardians cannot report absence, and schools do not see what was reported.',
      runbook: 'absence-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem');
    api.mayUse(state.accessLogTable, 'BatchWriteItem', 'PutItem');
    api.mayRead(state.loginKey);
    http.serve('Absence', api, routes);
  }

  #morning(props: FeatureProps): void {
    const impact = 'Open-ended absence is not asked about this morning; teachers see it as unconfirmed.';
    const morning = new AppFunction<EnvironmentOf<typeof MorningEnv>>(this, 'EveryMorning', {
      ...props,
      entry: 'functions/absence/every-morning.ts',
      environment: loginEnvironment(props),
      impact,
      runbook: 'absence-every-morning',
    });
    morning.mayUse(
      props.state.table,
      'GetItem',
      'BatchGetItem',
      'Query',
      'PutItem',
      'DeleteItem',
      'ConditionCheckItem',
    );
    morning.mayRead(props.state.loginKey);
    runOn(
      morning,
      { minute: '0', hour: '6' },
      {
        alarms: props.alarms,
        impact,
        runbook: 'absence-every-morning',
        worthFor: Duration.hours(6),
        description: 'Rolls open-ended absence forward before the school day',
      },
    );
  }
}
