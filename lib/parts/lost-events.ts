import type { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './acknowledge.ts';
import type { AppFunction } from './app-function.ts';

/**
 * Events that nobody waits for (schedules, uploads) are tried three times; one that still fails is kept with its error
 * in a queue that rings. AWS would otherwise drop it without a word.
 */
export function keepLostEvents(
  target: AppFunction<Readonly<Record<string, string>>>,
  lost: Queue,
  maxAge: Duration,
): void {
  target.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: maxAge, onFailure: new SqsDestination(lost) });
  acknowledge(
    target,
    'Lost events are kept by the failure destination, which also keeps the error.',
    'Serverless-LambdaDLQ',
  );
}
