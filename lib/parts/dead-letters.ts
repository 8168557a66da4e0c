import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { alarmOn, type Impact, PERIOD } from './alarm.ts';
import type { QueueHome } from './kept-queues.ts';

export type DeadLettersProps = Impact & { readonly state: QueueHome & { readonly alarms: ITopic } };

/** A queue of failed messages, kept for two weeks; it rings as soon as it holds one. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(owner: Construct, id: string, props: DeadLettersProps) {
    const { queues, alarms } = props.state;
    const place = queues.placeOf(owner, id);
    super(queues, place.id);
    this.queue = new Queue(this, 'Queue', {
      queueName: place.name,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.queue,
      'What could not be handled ends here; an alarm rings and a person looks.',
      'AwsSolutions-SQS3',
      'Serverless-SQSRedrivePolicy',
    );
    alarmOn(this, 'Waiting', {
      topic: alarms,
      impact: props.impact,
      runbook: props.runbook,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
      above: 0,
    });
  }
}
