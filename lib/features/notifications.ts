import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Env, FactEnv } from '../../functions/notifications/env.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { loginEnvironment, type ReactorProps } from '../parts/feature.ts';

const TIMEOUT = Duration.seconds(20);

/** The facts that end in an inbox; `functions/notifications/rules.ts` says in whose. A law holds the two equal. */
export const FACTS = [
  'absence-reported',
  'absence-changed',
  'absence-withdrawn',
  'absence-still-away-answered',
  'absence-lapsed',
];

/** Inboxes: the queue that feeds them, and the HTTP function that shows them. */
export class Notifications extends Construct {
  /** Where facts come in. */
  readonly inbound: FactQueue;
  /** Serves the routes of `functions/notifications/routes.ts`. */
  readonly api: IFunction;

  constructor(scope: Construct, id: string, props: ReactorProps) {
    super(scope, id);
    const alarm = {
      impact: 'Guardians do not find news in their inbox; what was reported itself is safe.',
      runbook: 'notifications-inbox',
    };
    this.inbound = new FactQueue(this, 'Inbound', { ...alarm, alarms: props.alarms, facts: FACTS, timeout: TIMEOUT });
    this.#consumer(props, alarm);
    this.api = this.#api(props);
  }

  #consumer(props: ReactorProps, alarm: { readonly impact: string; readonly runbook: string }): void {
    const { TABLE_NAME, LOGIN_KEY_SECRET_ARN } = loginEnvironment(props);
    const consumer = new AppFunction<EnvironmentOf<typeof FactEnv>>(this, 'OnFact', {
      ...props,
      ...alarm,
      entry: 'functions/notifications/on-fact.ts',
      environment: { TABLE_NAME, LOGIN_KEY_SECRET_ARN },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'Query', 'PutItem');
    consumer.mayRead(props.state.loginKey);
    this.inbound.feeds(consumer);
  }

  #api(props: ReactorProps) {
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/notifications/api.ts',
      environment: loginEnvironment(props),
      impact: 'Guardians cannot open their inbox.',
      runbook: 'notifications-inbox',
    });
    api.mayUse(props.state.table, 'Query', 'UpdateItem');
    api.mayRead(props.state.loginKey);
    return api;
  }
}
