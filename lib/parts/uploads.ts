import { Duration, Stack } from 'aws-cdk-lib';
import { Bucket, EventType, type IBucket } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { AppFunction } from './app-function.ts';
import { DeadLetters, type DeadLettersProps } from './dead-letters.ts';
import { keepLostEvents } from './lost-events.ts';

/** Calls a function for every object that arrives under a prefix of a bucket; an upload it cannot take is kept. */
export function onUpload(
  reader: AppFunction<Readonly<Record<string, string>>>,
  bucket: IBucket,
  prefix: string,
  props: DeadLettersProps,
): void {
  keepLostEvents(reader, new DeadLetters(reader, 'Lost', props).queue, Duration.hours(6));
  // By name, so that what notifies stands in this stack: in the bucket's own it would tie all state to this function.
  const named = Bucket.fromBucketName(reader, 'Uploads', bucket.bucketName);
  named.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(reader), { prefix });
  excuseStockHandler(reader);
}

/** CDK sets a bucket's notifications by a function of its own, whose role and runtime we do not shape. */
function excuseStockHandler(scope: IConstruct): void {
  const handler = Stack.of(scope).node.children.find(({ node }) => node.id.startsWith('BucketNotificationsHandler'));
  if (!handler) return;
  const reason =
    'CDK’s own function; it runs while a deployment sets the notifications of the one bucket, and never else.';
  acknowledge(
    handler,
    reason,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    'AwsSolutions-IAM5[Resource::*]',
    'AwsSolutions-L1',
    'Serverless-LambdaDLQ',
    'Serverless-LambdaTracing',
    'Serverless-LambdaLatestVersion',
    'Serverless-LambdaDefaultMemorySize',
    'Serverless-LambdaDefaultTimeout',
  );
}
