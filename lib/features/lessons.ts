import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Env, FactEnv } from '../../functions/lessons/env.ts';
import { routes } from '../../functions/lessons/routes.ts';
import { SubscribedFact } from '../../functions/lessons/subscription.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';

const TIMEOUT = Duration.seconds(20);

/** The teacher's lessons: the HTTP function, and the queue by which registers follow a changed timetable. */
export class Lessons extends Construct {
  /** The queue of the timetable's facts. */
  readonly inbound: FactQueue;

  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const alarm = {
      impact: 'Absence in lessons that were changed afterwards counts with the old times; what was registered is safe.',
      runbook: 'lessons-on-fact',
    };
    this.inbound = new FactQueue(this, 'Inbound', {
      ...alarm,
      state: props.state,
      subscription: SubscribedFact,
      timeout: TIMEOUT,
    });
    this.#consumer(props, alarm);
    this.#api(props);
  }

  #consumer(props: FeatureProps, alarm: { readonly impact: string; readonly runbook: string }): void {
    const consumer = new AppFunction<EnvironmentOf<typeof FactEnv>>(this, 'OnFact', {
      ...props,
      ...alarm,
      entry: 'functions/lessons/on-fact.ts',
      environment: { TABLE_NAME: props.state.table.tableName },
      timeout: TIMEOUT,
    });
    const { table } = props.state;
    consumer.mayUse(table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem');
    this.inbound.feeds(consumer);
  }

  #api(props: FeatureProps): void {
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/lessons/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Teachers cannot register absence or confirm lessons; what guardians have reported is safe.',
      runbook: 'lessons-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
