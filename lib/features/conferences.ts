import { Duration } from 'aws-cdk-lib';
import { Env, FactEnv, JobEnv } from '../../functions/conferences/env.ts';
import { routes } from '../../functions/conferences/routes.ts';
import { SubscribedFact } from '../../functions/conferences/subscription.ts';
import { Feature } from '../parts/feature.ts';

/** Once an hour while talks may be: from before the first until after the last. */
const DAYTIME = { minute: '40', hour: '6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22' };

/** In the hours in which notices leave: an offer of the night would lose hours of its day. */
const OFFERING = { minute: '0,10,20,30,40,50', hour: '7,8,9,10,11,12,13,14,15,16,17,18,19,20' };

/**
 * Development talks: families book times, schools plan them. The queue cancels the times of a teacher who is away; two
 * jobs do what time alone does.
 */
export class Conferences extends Feature {
  /** The queue of the orders to cancel. */
  readonly inbound = this.subscribe({
    entry: 'functions/conferences/on-fact.ts',
    env: FactEnv,
    subscription: SubscribedFact,
    // A teacher's times are cancelled one after the other.
    timeout: Duration.minutes(2),
    impact: 'Families come to talks with a teacher who is away, since nobody has told them.',
    runbook: 'conferences-inbound',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'] },
  });

  readonly api = this.serve({
    entry: 'functions/conferences/api.ts',
    env: Env,
    routes,
    impact: 'Families can neither book nor move a development talk, and schools can plan none; talks are safe.',
    runbook: 'conferences-api',
    may: {
      // A family that leaves a talk gives up its place in it, which is an item of its own; opened news count as read.
      table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });

  readonly job = this.schedule({
    entry: 'functions/conferences/every-hour.ts',
    env: JobEnv,
    when: DAYTIME,
    worthFor: Duration.minutes(50),
    description:
      'Reminds of talks on the next day, gives up the seats of those without a right, begins and ends rounds',
    // A run takes at most two hundred conferences of each owner; it may be cut off and repeated.
    timeout: Duration.minutes(5),
    impact: 'Nobody is reminded of a talk, and people without a right to a child keep their place in one.',
    runbook: 'conferences-every-hour',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'] },
  });

  readonly offers = this.schedule({
    entry: 'functions/conferences/every-10-minutes.ts',
    env: JobEnv,
    when: OFFERING,
    worthFor: Duration.minutes(10),
    description: 'Passes on offers of waiting lists that are over, and offers free times to those who wait',
    // A run takes at most two thousand waiting lists of each owner; it may be cut off and repeated.
    timeout: Duration.minutes(5),
    impact: 'Times that nobody has accepted are kept from those who wait next; talks and places in lists are safe.',
    runbook: 'conferences-every-ten-minutes',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'] },
  });
}
