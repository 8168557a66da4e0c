import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { alarmOn, type Impact, PERIOD } from './alarm.ts';

export type DeadLettersProps = Impact & { readonly alarms: ITopic };

/** A queue for what could not be handled, kept two weeks, that rings as soon as something lies in it. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(
      this.queue,
      'What could not be handled ends here; an alarm rings and a person looks.',
      'AwsSolutions-SQS3',
      'Serverless-SQSRedrivePolicy',
    );
    alarmOn(this, 'Waiting', {
      topic: props.alarms,
      impact: props.impact,
      runbook: props.runbook,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
      above: 0,
    });
  }
}
