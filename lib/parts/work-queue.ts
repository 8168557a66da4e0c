import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { AppFunction } from './app-function.ts';
import { DeadLetters, type DeadLettersProps } from './dead-letters.ts';

export type WorkQueueProps = DeadLettersProps & { readonly timeout: Duration };

/** How many of a queue's functions run at once at most: each has this part of what an account may do in a second. */
export const AT_ONCE = 20;

/** A queue of work for one function; owners share it fairly by message group, and what fails five times rings. */
export class WorkQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(props.timeout.toSeconds() * 6),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: new DeadLetters(this, 'DeadLetters', props).queue, maxReceiveCount: 5 },
    });
  }

  /** Message by message: those that fail come back alone. */
  feeds(consumer: AppFunction<Readonly<Record<string, string>>>): void {
    consumer.addEventSource(
      new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: AT_ONCE }),
    );
    const reason = 'A message that fails goes back to its queue, and after five times to the queue’s dead letters.';
    acknowledge(consumer, reason, 'Serverless-LambdaDLQ', 'Serverless-LambdaEventSourceMappingDestination');
  }
}
