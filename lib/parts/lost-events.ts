import type { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './acknowledge.ts';
import type { AppFunction } from './app-function.ts';

const queues = new WeakMap<AppFunction, Queue>();

/** The queue of a function's lost events. */
export function lostOf(target: AppFunction): Queue {
  const lost = queues.get(target);
  if (!lost) throw new Error('The function keeps no lost events.');
  return lost;
}

/**
 * Tries asynchronous events (schedules, uploads) three times; keeps an event that still fails, with its error, in a
 * queue that rings. AWS would drop it silently.
 */
export function keepLostEvents(target: AppFunction, lost: Queue, maxAge: Duration): void {
  queues.set(target, lost);
  target.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: maxAge, onFailure: new SqsDestination(lost) });
  acknowledge(
    target,
    'Lost events are kept by the failure destination, which also keeps the error.',
    'Serverless-LambdaDLQ',
  );
}
