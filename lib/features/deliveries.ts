import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Env, FactEnv } from '../../functions/deliveries/env.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { loginEnvironment, type ReactorProps } from '../parts/feature.ts';

const TIMEOUT = Duration.seconds(20);

/** Warnings as families get them: the queue that opens a delivery per recipient, and the HTTP function that shows them. */
export class Deliveries extends Construct {
  /** Where facts come in. */
  readonly inbound: FactQueue;
  /** Serves the routes of `functions/deliveries/routes.ts`. */
  readonly api: IFunction;

  constructor(scope: Construct, id: string, props: ReactorProps) {
    super(scope, id);
    const alarm = {
      impact: 'The school does not see who has got a warning; what was sent is safe, and families can read it.',
      runbook: 'deliveries-inbound',
    };
    const facts = ['warning-sent'];
    this.inbound = new FactQueue(this, 'Inbound', { ...alarm, alarms: props.alarms, facts, timeout: TIMEOUT });
    const consumer = new AppFunction<EnvironmentOf<typeof FactEnv>>(this, 'OnFact', {
      ...props,
      ...alarm,
      entry: 'functions/deliveries/on-fact.ts',
      environment: { TABLE_NAME: props.state.table.tableName },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'PutItem', 'Query', 'UpdateItem');
    this.inbound.feeds(consumer);
    this.api = this.#api(props);
  }

  #api(props: ReactorProps): IFunction {
    const { state } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/deliveries/api.ts',
      environment: { ...loginEnvironment(props), ACCESS_LOG_TABLE_NAME: state.accessLogTable.tableName },
      impact: 'Guardians and pupils cannot read the warnings that they have been told of.',
      runbook: 'deliveries-api',
    });
    api.mayUse(state.table, 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    api.mayUse(state.accessLogTable, 'BatchWriteItem');
    api.mayRead(state.loginKey);
    return api;
  }
}
