import { Duration } from 'aws-cdk-lib';
import { Env, NightEnv } from '../../functions/message-care/env.ts';
import { routes } from '../../functions/message-care/routes.ts';
import { Feature } from '../parts/feature.ts';
import { NIGHT } from '../parts/schedule.ts';

/** Reports, pauses, holds and documents of conversations, and the job that deletes old conversations. */
export class MessageCare extends Feature {
  readonly api = this.serve({
    entry: 'functions/message-care/api.ts',
    beside: 'functions/letters/faces',
    env: Env,
    routes,
    impact: 'Nobody can report a message, and leaders can neither see reports nor pause a conversation.',
    runbook: 'message-care-api',
    may: {
      table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });

  readonly night = this.schedule({
    entry: 'functions/message-care/every-night.ts',
    env: NightEnv,
    when: NIGHT,
    worthFor: Duration.minutes(10),
    description: 'Deletes conversations that are older than their owner keeps',
    // A run takes at most four hundred conversations of each owner; it may be cut off and repeated.
    timeout: Duration.minutes(5),
    impact: 'Conversations are kept longer than the owner has said; nothing is lost.',
    runbook: 'message-care-every-night',
    may: { table: ['DeleteItem', 'GetItem', 'Query', 'UpdateItem'] },
  });
}
