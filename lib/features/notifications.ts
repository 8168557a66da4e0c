import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Env, FactEnv, JobEnv } from '../../functions/notifications/env.ts';
import { routes } from '../../functions/notifications/routes.ts';
import { SubscribedFact } from '../../functions/notifications/subscription.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';
import { EVERY_MINUTE, runOn, type When } from '../parts/schedule.ts';

const TIMEOUT = Duration.seconds(20);
/** A job works through every owner's people; it may be cut off and repeated. */
const JOB_TIMEOUT = Duration.minutes(5);

/** `notices`: the sender's queue. */
export type NotificationsProps = FeatureProps & { readonly notices: Queue };
type JobProps = {
  readonly entry: string;
  readonly when: When;
  readonly worthFor: Duration;
  readonly description: string;
  readonly impact: string;
  readonly runbook: string;
};

/** Notice requests of one person within a minute share one push and one e-mail (F6). */
const gatherOf = ({ stage }: NotificationsProps): string => String(stage.notices.gatherSeconds ?? 60);

/** Inboxes: the queue that fills them, the jobs that find what is due, and the HTTP function that shows them. */
export class Notifications extends Construct {
  /** The queue of facts. */
  readonly inbound: FactQueue;

  constructor(scope: Construct, id: string, props: NotificationsProps) {
    super(scope, id);
    const alarm = {
      impact: 'Nobody finds news in an inbox or gets a notice; what was reported itself is safe.',
      runbook: 'notifications-inbox',
    };
    this.inbound = new FactQueue(this, 'Inbound', {
      ...alarm,
      state: props.state,
      subscription: SubscribedFact,
      timeout: TIMEOUT,
    });
    this.#consumer(props, alarm);
    this.#api(props);
    // The id names the queue of missed runs, which outlives a deployment (decision 037), so it stays.
    this.#job(props, 'EveryQuarter', {
      entry: 'functions/notifications/every-15-minutes.ts',
      when: { minute: '0,15,30,45' },
      worthFor: Duration.minutes(15),
      description: 'Reminds teachers of unconfirmed lessons at their owner’s hour',
      impact: 'Teachers are not reminded of unconfirmed lessons; their lists show them all the same.',
      runbook: 'notifications-jobs',
    });
    const unexplained = this.#job(props, 'EveryMinute', {
      entry: 'functions/notifications/every-minute.ts',
      when: EVERY_MINUTE,
      worthFor: Duration.minutes(1),
      description: 'Tells guardians of absence that nobody has explained by the school’s hour',
      impact: 'Guardians of minors do not learn that their child is away without a report.',
      runbook: 'notifications-jobs',
    });
    unexplained.mayUse(props.state.table, 'UpdateItem');
  }

  #consumer(props: NotificationsProps, alarm: { readonly impact: string; readonly runbook: string }): void {
    const { TABLE_NAME, LOGIN_KEY_SECRET_ARN } = loginEnvironment(props);
    const consumer = new AppFunction<EnvironmentOf<typeof FactEnv>>(this, 'OnFact', {
      ...props,
      ...alarm,
      entry: 'functions/notifications/on-fact.ts',
      environment: {
        TABLE_NAME,
        LOGIN_KEY_SECRET_ARN,
        NOTICE_QUEUE_URL: props.notices.queueUrl,
        GATHER_SECONDS: gatherOf(props),
      },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem');
    consumer.mayRead(props.state.loginKey);
    props.notices.grantSendMessages(consumer);
    this.inbound.feeds(consumer);
  }

  #job(props: NotificationsProps, id: string, { entry, when, ...schedule }: JobProps) {
    const job = new AppFunction<EnvironmentOf<typeof JobEnv>>(this, id, {
      ...props,
      ...schedule,
      entry,
      environment: {
        ...loginEnvironment(props),
        NOTICE_QUEUE_URL: props.notices.queueUrl,
        GATHER_SECONDS: gatherOf(props),
      },
      timeout: JOB_TIMEOUT,
    });
    job.mayUse(props.state.table, 'BatchGetItem', 'GetItem', 'Query', 'PutItem');
    job.mayRead(props.state.loginKey);
    props.notices.grantSendMessages(job);
    runOn(job, when, { ...schedule, state: props.state });
    return job;
  }

  #api(props: NotificationsProps): void {
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/notifications/api.ts',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Guardians, pupils and staff cannot open their inbox.',
      runbook: 'notifications-inbox',
    });
    api.mayUse(props.state.table, 'GetItem', 'Query', 'UpdateItem');
    api.mayUse(props.state.accessLogTable, 'PutItem');
    api.mayRead(props.state.loginKey);
    props.http.serve(this, api, routes);
  }
}
