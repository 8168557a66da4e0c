import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { alarmOn, PERIOD } from './alarm.ts';
import type { AppFunction } from './app-function.ts';
import { DeadLetters, type DeadLettersProps } from './dead-letters.ts';

export type WorkQueueProps = DeadLettersProps & {
  readonly timeout: Duration;
  /** The age of a message that rings, for queues that are meant to be long at times. */
  readonly oldest?: Duration;
};

/** The most functions that work on a queue at once: each gets this share of an account's rate. */
export const AT_ONCE = 20;
/** A message of this age has no working reader: a retry after a failure comes sooner. */
const OLDEST = Duration.minutes(10);

/**
 * A queue of work for one function. Owners share it fairly by message group. It rings for messages that fail five times
 * or are not fetched.
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;

  constructor(owner: Construct, id: string, props: WorkQueueProps) {
    const { queues, alarms } = props.state;
    const place = queues.placeOf(owner, id);
    super(queues, place.id);
    this.queue = new Queue(this, 'Queue', {
      queueName: place.name,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(props.timeout.toSeconds() * 6),
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
      deadLetterQueue: { queue: new DeadLetters(owner, `${id}DeadLetters`, props).queue, maxReceiveCount: 5 },
    });
    alarmOn(this, 'Old', {
      topic: alarms,
      impact: props.impact,
      runbook: props.runbook,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
      above: (props.oldest ?? OLDEST).toSeconds(),
    });
  }

  /** Message by message: only failed ones come back. */
  feeds(consumer: AppFunction): void {
    consumer.addEventSource(
      new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: AT_ONCE }),
    );
    const reason = 'A message that fails goes back to its queue, and after five times to the queue’s dead letters.';
    acknowledge(consumer, reason, 'Serverless-LambdaDLQ', 'Serverless-LambdaEventSourceMappingDestination');
  }
}
