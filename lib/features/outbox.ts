import { Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Env, SweeperEnv } from '../../functions/outbox/env.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import type { FactQueue } from '../parts/fact-queue.ts';
import type { FeatureProps } from '../parts/feature.ts';
import { EVERY_MINUTE, runOn } from '../parts/schedule.ts';
import { consumeStream } from '../parts/stream-consumer.ts';

export type OutboxProps = FeatureProps & {
  /** Consumers by name, each with its queue. */
  readonly consumers: Readonly<Record<string, FactQueue>>;
};

/**
 * Carries facts from the table's stream to the queues of their consumers; the sweeper publishes facts that the stream
 * missed.
 */
export class Outbox extends Construct {
  constructor(scope: Construct, id: string, props: OutboxProps) {
    super(scope, id);
    const queues = Object.entries(props.consumers).map(([consumer, { queue, facts }]) => [
      consumer,
      { url: queue.queueUrl, facts },
    ]);
    const environment = {
      TABLE_NAME: props.state.table.tableName,
      FACT_QUEUES: this.#json(Object.fromEntries(queues)),
    };
    this.#publisher(props, environment);
    this.#sweeper(props, { ...environment, TOKEN_ISSUERS: JSON.stringify(props.stage.issuers) });
  }

  #publisher(props: OutboxProps, environment: EnvironmentOf<typeof Env>): void {
    const alarm = {
      impact: 'Inboxes and notices do not learn what happened; what was reported itself is safe.',
      runbook: 'outbox-stuck',
    };
    const publisher = new AppFunction<EnvironmentOf<typeof Env>>(this, 'OnFactWritten', {
      ...props,
      ...alarm,
      entry: 'functions/outbox/on-fact-written.ts',
      environment,
    });
    publisher.mayUse(props.state.table, 'UpdateItem');
    for (const { queue } of Object.values(props.consumers)) queue.grantSendMessages(publisher);
    consumeStream(publisher, props.state.table, { ...alarm, state: props.state, type: 'OUTBOX' });
  }

  #sweeper(props: OutboxProps, environment: EnvironmentOf<typeof SweeperEnv>): void {
    const alarm = { impact: 'Facts that the stream missed wait until somebody sweeps.', runbook: 'outbox-stuck' };
    const sweeper = new AppFunction<EnvironmentOf<typeof SweeperEnv>>(this, 'EveryMinute', {
      ...props,
      ...alarm,
      entry: 'functions/outbox/every-minute.ts',
      environment,
    });
    sweeper.mayUse(props.state.table, 'Query', 'UpdateItem');
    for (const { queue } of Object.values(props.consumers)) queue.grantSendMessages(sweeper);
    runOn(
      sweeper,
      EVERY_MINUTE,
      // The next minute's run does the same work, so an old run is not worth starting.
      {
        ...alarm,
        state: props.state,
        worthFor: Duration.minutes(1),
        description: 'Publishes facts the stream missed',
      },
    );
  }

  /** JSON with queue addresses, which are known only at deployment. */
  #json(value: unknown): string {
    return Stack.of(this).toJsonString(value);
  }
}
