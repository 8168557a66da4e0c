import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { acknowledge } from './acknowledge.ts';
import { alarmOn, PERIOD } from './alarm.ts';
import type { AppFunction } from './app-function.ts';
import { DeadLetters, type DeadLettersProps } from './dead-letters.ts';

/**
 * Reads a table's stream from its beginning. A record that fails is retried, alone after bisection; then its position
 * is put aside, so that one poisoned record never stops the others (threat 45).
 */
export function consumeStream(
  consumer: AppFunction,
  table: TableV2,
  props: DeadLettersProps & { readonly type: string },
): void {
  const aside = new DeadLetters(consumer, 'Aside', props);
  consumer.mayFollow(table);
  consumer.addEventSourceMapping('Stream', {
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    // Inserts of one type only: an update by the consumer itself can never come back to it.
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { NewImage: { type: { S: FilterRule.isEqual(props.type) } } },
      }),
    ],
    batchSize: 100,
    bisectBatchOnError: true,
    retryAttempts: 5,
    maxRecordAge: Duration.hours(12),
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(aside.queue),
  });
  acknowledge(consumer.role ?? consumer, 'Streams are listed without a resource.', 'AwsSolutions-IAM5[Resource::*]');
  acknowledge(consumer, 'What fails is put aside by the stream mapping, with an alarm.', 'Serverless-LambdaDLQ');
  alarmOn(consumer, 'Behind', {
    topic: props.state.alarms,
    impact: props.impact,
    runbook: props.runbook,
    metric: consumer.metric('IteratorAge', { period: PERIOD, statistic: 'Maximum' }),
    above: Duration.minutes(1).toMilliseconds(),
  });
}
