import type { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './acknowledge.ts';
import type { AppFunction } from './app-function.ts';

/**
 * Tries asynchronous events (schedules, uploads) three times; keeps an event that still fails, with its error, in a
 * queue that rings. AWS would drop it silently.
 */
export function keepLostEvents(target: AppFunction, lost: Queue, maxAge: Duration): void {
  target.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: maxAge, onFailure: new SqsDestination(lost) });
  acknowledge(
    target,
    'Lost events are kept by the failure destination, which also keeps the error.',
    'Serverless-LambdaDLQ',
  );
}
