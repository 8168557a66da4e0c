import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FactEnv } from '../../functions/archive/env.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import type { ReactorProps } from '../parts/feature.ts';

const TIMEOUT = Duration.seconds(20);

/** The archive's jobs: the queue that makes one for every warning that was sent. */
export class Archive extends Construct {
  /** Where facts come in. */
  readonly inbound: FactQueue;

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
  }
}
