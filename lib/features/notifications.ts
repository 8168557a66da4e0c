import { Duration } from 'aws-cdk-lib';
import { Env, FactEnv, JobEnv } from '../../functions/notifications/env.ts';
import { routes } from '../../functions/notifications/routes.ts';
import { SubscribedFact } from '../../functions/notifications/subscription.ts';
import { Feature } from '../parts/feature.ts';
import { EVERY_MINUTE } from '../parts/schedule.ts';
import type { ToSenderProps } from './notices.ts';

/** Inboxes: the queue that fills them, the jobs that find what is due, and the HTTP function that shows them. */
export class Notifications extends Feature<ToSenderProps> {
  readonly #toSender = {
    environment: { NOTICE_QUEUE_URL: this.props.notices.queueUrl },
    sendsTo: [this.props.notices],
  };
  readonly #job = {
    ...this.#toSender,
    env: JobEnv,
    // It works through every owner's people; it may be cut off and repeated.
    timeout: Duration.minutes(5),
    runbook: 'notifications-jobs',
    reads: ['loginKey'],
  } as const;

  /** The queue of facts. */
  readonly inbound = this.subscribe({
    ...this.#toSender,
    entry: 'functions/notifications/on-fact.ts',
    env: FactEnv,
    subscription: SubscribedFact,
    impact: 'Nobody finds news in an inbox or gets a notice; what was reported itself is safe.',
    runbook: 'notifications-inbox',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem'] },
    reads: ['loginKey'],
  });

  readonly api = this.serve({
    entry: 'functions/notifications/api.ts',
    env: Env,
    routes,
    impact: 'Guardians, pupils and staff cannot open their inbox.',
    runbook: 'notifications-inbox',
    may: { table: ['GetItem', 'Query', 'UpdateItem'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
  });

  readonly reminder = this.schedule({
    ...this.#job,
    entry: 'functions/notifications/every-15-minutes.ts',
    // It names the queue of missed runs, which outlives a deployment (decision 037).
    id: 'EveryQuarter',
    when: { minute: '0,15,30,45' },
    worthFor: Duration.minutes(15),
    description: 'Reminds teachers of unconfirmed lessons at their owner’s hour',
    impact: 'Teachers are not reminded of unconfirmed lessons; their lists show them all the same.',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem'] },
  });

  readonly unexplained = this.schedule({
    ...this.#job,
    entry: 'functions/notifications/every-minute.ts',
    when: EVERY_MINUTE,
    worthFor: Duration.minutes(1),
    description: 'Tells guardians of absence that nobody has explained by the school’s hour',
    impact: 'Guardians of minors do not learn that their child is away without a report.',
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem'] },
  });
}
