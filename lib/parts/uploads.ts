import { Duration, Stack } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { AppFunction } from './app-function.ts';
import { DeadLetters, type DeadLettersProps } from './dead-letters.ts';
import { keepLostEvents } from './lost-events.ts';

/**
 * Calls a function for every object that arrives under a prefix of a bucket, and keeps uploads that fail. The events
 * come through EventBridge: a notification of the bucket would tie the stack of state to this function, and CDK sets it
 * with a function whose rights nobody can narrow.
 */
export function onUpload(reader: AppFunction, bucket: IBucket, prefix: string, props: DeadLettersProps): void {
  const lost = new DeadLetters(reader, 'Lost', props).queue;
  const worthFor = Duration.hours(6);
  keepLostEvents(reader, lost, worthFor);
  const target = new LambdaFunction(reader, { event: asBucketsSay(), retryAttempts: 10, maxEventAge: worthFor });
  mayBringHere(lost);
  new Rule(reader, 'Arrived', {
    description: 'Objects that have arrived',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix }] } },
    },
    targets: [{ bind: (rule, id) => ({ ...target.bind(rule, id), deadLetterConfig: { arn: lost.queueArn } }) }],
  });
}

/**
 * Lets rules of this account put undeliverable events here. By the account and not by the rule, which would tie the
 * stack of state to it.
 */
function mayBringHere(lost: Queue): void {
  lost.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [lost.queueArn],
      conditions: {
        ArnLike: {
          'aws:SourceArn': Stack.of(lost).formatArn({ service: 'events', resource: 'rule', resourceName: '*' }),
        },
      },
    }),
  );
}

/** The event in S3's own format. Keys are ids of ours, so nothing needs escaping. */
const asBucketsSay = (): RuleTargetInput =>
  RuleTargetInput.fromObject({
    Records: [
      {
        eventSource: 'aws:s3',
        eventName: 'ObjectCreated:Put',
        eventTime: EventField.fromPath('$.time'),
        s3: {
          bucket: { name: EventField.fromPath('$.detail.bucket.name') },
          object: {
            key: EventField.fromPath('$.detail.object.key'),
            size: EventField.fromPath('$.detail.object.size'),
          },
        },
      },
    ],
  });
