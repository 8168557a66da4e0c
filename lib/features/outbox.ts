import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Env, SweeperEnv } from '../../functions/outbox/env.ts';
import type { FactQueue } from '../parts/fact-queue.ts';
import { Feature, type FeatureProps } from '../parts/feature.ts';
import { EVERY_MINUTE } from '../parts/schedule.ts';
import { consumeStream } from '../parts/stream-consumer.ts';

export type OutboxProps = FeatureProps & {
  /** Consumers by name, each with its queue. */
  readonly consumers: Readonly<Record<string, FactQueue>>;
};

/**
 * Carries facts from the table's stream to the queues of their consumers; the sweeper publishes facts that the stream
 * missed.
 */
export class Outbox extends Feature<OutboxProps> {
  constructor(scope: Construct, id: string, props: OutboxProps) {
    super(scope, id, props);
    const consumers = Object.entries(props.consumers);
    const queues = consumers.map(([name, { queue, facts }]) => [name, { url: queue.queueUrl, facts }]);
    const toConsumers = {
      // By the stack, since the addresses of queues are known only at deployment.
      environment: { FACT_QUEUES: Stack.of(this).toJsonString(Object.fromEntries(queues)) },
      sendsTo: consumers.map(([, { queue }]) => queue),
      runbook: 'outbox-stuck',
    };
    const publisher = {
      ...toConsumers,
      entry: 'functions/outbox/on-fact-written.ts',
      env: Env,
      impact: 'Inboxes and notices do not learn what happened; what was reported itself is safe.',
      may: { table: ['UpdateItem'] },
    } as const;
    const { impact, runbook } = publisher;
    consumeStream(this.lambda(publisher), props.state.table, { impact, runbook, state: props.state, type: 'OUTBOX' });
    this.schedule({
      ...toConsumers,
      entry: 'functions/outbox/every-minute.ts',
      env: SweeperEnv,
      when: EVERY_MINUTE,
      // The next minute's run does the same work, so an old run is not worth starting.
      worthFor: Duration.minutes(1),
      description: 'Publishes facts the stream missed',
      impact: 'Facts that the stream missed wait until somebody sweeps.',
      may: { table: ['Query', 'UpdateItem'] },
    });
  }
}
