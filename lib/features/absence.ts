import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DecidedEnv, Env, MorningEnv } from '../../functions/absence/env.ts';
import { routes } from '../../functions/absence/routes.ts';
import { SubscribedFact } from '../../functions/absence/subscription.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';
import { runOn } from '../parts/schedule.ts';

const TIMEOUT = Duration.seconds(20);

/**
 * Absence reporting: the HTTP function, the morning run that rolls open-ended reports forward, and the queue of
 * decisions.
 */
export class Absence extends Construct {
  /** The queue of handling's facts. */
  readonly inbound: FactQueue;

  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    this.#api(props);
    this.#morning(props);
    this.inbound = this.#decided(props);
  }

  #api(props: FeatureProps): void {
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/absence/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Guardians cannot report absence, and schools do not see what was reported.',
      runbook: 'absence-api',
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

  #morning(props: FeatureProps): void {
    const impact = 'Open-ended absence is not asked about this morning; teachers see it as unconfirmed.';
    const morning = new AppFunction<EnvironmentOf<typeof MorningEnv>>(this, 'EveryMorning', {
      ...props,
      entry: 'functions/absence/every-morning.ts',
      environment: loginEnvironment(props),
      // Enough for some fifty thousand open reports; a run that is cut off is repeated and goes on at its last place.
      timeout: Duration.minutes(5),
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
        state: props.state,
        impact,
        runbook: 'absence-every-morning',
        worthFor: Duration.hours(6),
        description: 'Rolls open-ended absence forward before the school day',
      },
    );
  }

  #decided(props: FeatureProps): FactQueue {
    const alarm = {
      impact:
        'Guardians still see reports as not handled that their school has decided on, and teachers see them in the queue.',
      runbook: 'absence-on-decided',
    };
    const inbound = new FactQueue(this, 'Inbound', {
      ...alarm,
      state: props.state,
      subscription: SubscribedFact,
      timeout: TIMEOUT,
    });
    const consumer = new AppFunction<EnvironmentOf<typeof DecidedEnv>>(this, 'OnDecided', {
      ...props,
      ...alarm,
      entry: 'functions/absence/on-decided.ts',
      environment: { TABLE_NAME: props.state.table.tableName },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'GetItem', 'PutItem');
    inbound.feeds(consumer);
    return inbound;
  }
}
