import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Env, FactEnv, NightEnv } from '../../functions/figures/env.ts';
import { routes } from '../../functions/figures/routes.ts';
import { SubscribedFact } from '../../functions/figures/subscription.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';
import { NIGHT, runOn } from '../parts/schedule.ts';

const TIMEOUT = Duration.seconds(20);

/** Figures: the queue that counts, the night's check, and the HTTP function that shows the counters. */
export class Figures extends Construct {
  /** The queue of facts. */
  readonly inbound: FactQueue;

  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const alarm = {
      impact:
        'Sums of absence are behind, and early warnings of the absence limit are late; what was registered is safe.',
      runbook: 'figures-counting',
    };
    this.inbound = new FactQueue(this, 'Inbound', {
      ...alarm,
      state: props.state,
      subscription: SubscribedFact,
      timeout: TIMEOUT,
    });
    this.#consumer(props, alarm);
    this.#api(props);
    this.#night(props);
  }

  #night(props: FeatureProps): void {
    const alarm = {
      impact: 'Sums of absence that went wrong stay wrong; the day-by-day lists are right.',
      runbook: 'nightly-jobs',
    };
    const night = new AppFunction<EnvironmentOf<typeof NightEnv>>(this, 'EveryNight', {
      ...props,
      ...alarm,
      entry: 'functions/figures/every-night.ts',
      environment: { TABLE_NAME: props.state.table.tableName, TOKEN_ISSUERS: JSON.stringify(props.stage.issuers) },
      timeout: Duration.minutes(5),
    });
    night.mayUse(props.state.table, 'BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem');
    const description = 'Counts absence again, a part at a time, and puts right what differs';
    runOn(night, NIGHT, { ...alarm, state: props.state, worthFor: Duration.minutes(10), description });
  }

  #consumer(props: FeatureProps, alarm: { readonly impact: string; readonly runbook: string }): void {
    const consumer = new AppFunction<EnvironmentOf<typeof FactEnv>>(this, 'OnFact', {
      ...props,
      ...alarm,
      entry: 'functions/figures/on-fact.ts',
      environment: { TABLE_NAME: props.state.table.tableName },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem');
    this.inbound.feeds(consumer);
  }

  #api(props: FeatureProps): void {
    const { state } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/figures/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Nobody sees figures of absence, and the principal cannot decide on the absence limit.',
      runbook: 'figures-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    props.http.serve(this, api, routes);
  }
}
