import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Env, LeaveEnv } from '../../functions/handling/env.ts';
import { routes } from '../../functions/handling/routes.ts';
import { SubscribedFact } from '../../functions/handling/subscription.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';

const TIMEOUT = Duration.seconds(20);

/** The contact teacher's handling: the HTTP function, and the queue that turns granted leave into decisions. */
export class Handling extends Construct {
  /** The queue of leave's facts. */
  readonly inbound: FactQueue;

  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const alarm = {
      impact: 'Granted leave does not show as absence with leave; contact teachers see the days as not decided.',
      runbook: 'handling-on-leave',
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
    const { TABLE_NAME, LOGIN_KEY_SECRET_ARN } = loginEnvironment(props);
    const consumer = new AppFunction<EnvironmentOf<typeof LeaveEnv>>(this, 'OnLeave', {
      ...props,
      ...alarm,
      entry: 'functions/handling/on-leave.ts',
      environment: { TABLE_NAME, LOGIN_KEY_SECRET_ARN },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'Query', 'PutItem');
    consumer.mayRead(props.state.loginKey);
    this.inbound.feeds(consumer);
  }

  #api(props: FeatureProps): void {
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/handling/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Contact teachers cannot handle absence; what guardians report and teachers register is safe.',
      runbook: 'handling-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    http.serve(this, api, routes);
  }
}
