import { App, Duration, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { expect, it } from 'vitest';
import { DeadLetters } from '../../lib/parts/dead-letters.ts';
import { KeptQueues } from '../../lib/parts/kept-queues.ts';
import { WorkQueue } from '../../lib/parts/work-queue.ts';
import { at } from '../support/json.ts';

const alarm = { impact: 'Somebody suffers.', runbook: 'http-api' };

/** The queues as they stand when the feature lives in a stack of this name. */
function queuesWith(stackName: string): readonly unknown[] {
  const app = new App();
  const stack = new Stack(app, 'skolebro-prod-state');
  const state = { queues: new KeptQueues(stack, 'Queues', 'prod'), alarms: new Topic(stack, 'Alarms') };
  const feature = new Construct(new Stack(app, stackName), 'Notifications');
  new WorkQueue(feature, 'Inbound', { ...alarm, state, timeout: Duration.seconds(20) });
  new DeadLetters(new Construct(feature, 'EveryMinute'), 'Missed', { ...alarm, state });
  const template: unknown = app.synth().getStackByName('skolebro-prod-state').template;
  return Object.entries(at(template, 'Resources') ?? {})
    .filter(([, resource]) => at(resource, 'Type') === 'AWS::SQS::Queue')
    .map(([id, resource]) => [id, at(resource, 'Properties', 'QueueName')]);
}

it('a feature’s queues stay as they are when the feature moves to another stack, so that what is in them stays', () => {
  const before = queuesWith('skolebro-prod-notices');
  expect(queuesWith('skolebro-prod-day')).toEqual(before);
  expect(before.map((queue) => at(queue, 1))).toEqual([
    'skolebro-prod-notifications-inbound',
    'skolebro-prod-notifications-inbound-dead-letters',
    'skolebro-prod-notifications-every-minute-missed',
  ]);
});
