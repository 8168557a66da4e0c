import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Env, FactEnv } from '../../functions/archive/env.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { loginEnvironment, type ReactorProps } from '../parts/feature.ts';

const TIMEOUT = Duration.seconds(20);

/** The archive's jobs: the queue that makes one for every warning that was sent, and the operator's view of them. */
export class Archive extends Construct {
  /** Where facts come in. */
  readonly inbound: FactQueue;
  /** Serves the routes of `functions/archive/routes.ts`. */
  readonly api: IFunction;

  constructor(scope: Construct, id: string, props: ReactorProps) {
    super(scope, id);
    const alarm = {
      impact: 'Warnings that were sent are not queued for the archive; the letters themselves are safe.',
      runbook: 'archive-inbound',
    };
    const facts = ['warning-sent'];
    this.inbound = new FactQueue(this, 'Inbound', { ...alarm, alarms: props.alarms, facts, timeout: TIMEOUT });
    const consumer = new AppFunction<EnvironmentOf<typeof FactEnv>>(this, 'OnFact', {
      ...props,
      ...alarm,
      entry: 'functions/archive/on-fact.ts',
      environment: { TABLE_NAME: props.state.table.tableName },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'PutItem', 'Query', 'UpdateItem');
    this.inbound.feeds(consumer);
    this.api = this.#operatorApi(props);
  }

  /** The queue as the owner's administrator sees it: the one function here that somebody logs in to. */
  #operatorApi(props: ReactorProps): IFunction {
    const { state } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/archive/api.ts',
      environment: loginEnvironment(props),
      impact:
        'Owners do not see which warnings the archive lacks and cannot have one tried again; those under way go on.',
      runbook: 'archive-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    api.mayRead(state.loginKey);
    return api;
  }
}
