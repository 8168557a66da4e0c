import { Duration } from 'aws-cdk-lib';
import { Env, JobEnv } from '../../functions/meetings/env.ts';
import { routes } from '../../functions/meetings/routes.ts';
import { Feature } from '../parts/feature.ts';

/** Once an hour of the school's day: a run that failed is followed by another on the same day. */
const DAYTIME = { minute: '20', hour: '10,11,12,13,14,15' };

/** Parents' meetings, and the job that reminds those who have not answered. Their notices are made by the inboxes. */
export class Meetings extends Feature {
  readonly api = this.serve({
    entry: 'functions/meetings/api.ts',
    env: Env,
    routes,
    impact: 'Schools can plan no parents’ meeting, and families can neither see nor answer one; answers are safe.',
    runbook: 'meetings-api',
    may: {
      table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });

  readonly job = this.schedule({
    entry: 'functions/meetings/every-hour.ts',
    env: JobEnv,
    when: DAYTIME,
    worthFor: Duration.minutes(50),
    description: 'Reminds those who have not answered whether they come to a parents’ meeting',
    // A run takes at most five hundred meetings of each owner; it may be cut off and repeated.
    timeout: Duration.minutes(5),
    impact: 'Nobody is reminded to answer before the last day of answers; invitations and answers are safe.',
    runbook: 'meetings-every-hour',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
  });
}
