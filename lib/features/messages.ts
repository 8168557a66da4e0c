import { Duration } from 'aws-cdk-lib';
import { Env, JobEnv } from '../../functions/messages/env.ts';
import { routes } from '../../functions/messages/routes.ts';
import { Feature } from '../parts/feature.ts';
import { EVERY_MINUTE } from '../parts/schedule.ts';

/** Conversations between home and school: the HTTP function, and the job that delivers what has waited. */
export class Messages extends Feature {
  readonly api = this.serve({
    entry: 'functions/messages/api.ts',
    env: Env,
    routes,
    impact: 'Families and teachers can neither read nor write messages; a message that was sent is safe.',
    runbook: 'messages-api',
    may: {
      table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });

  readonly job = this.schedule({
    entry: 'functions/messages/every-minute.ts',
    env: JobEnv,
    // At all hours: a school's answer hours may begin at any time.
    when: EVERY_MINUTE,
    worthFor: Duration.minutes(1),
    description: 'Delivers messages whose answer hours have begun',
    // A run takes at most sixteen hundred messages of each owner; it may be cut off and repeated.
    timeout: Duration.minutes(5),
    impact: 'Teachers do not get what families wrote in the evening; the messages themselves are safe.',
    runbook: 'messages-every-minute',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] },
  });
}
