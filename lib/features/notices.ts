import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Env, EventEnv, SweeperEnv } from '../../functions/notices/env.ts';
import { alarmOn } from '../parts/alarm.ts';
import type { AppFunction } from '../parts/app-function.ts';
import { DeadLetters } from '../parts/dead-letters.ts';
import { Feature, type FeatureProps } from '../parts/feature.ts';
import { EVERY_MINUTE } from '../parts/schedule.ts';
import { AT_ONCE, WorkQueue } from '../parts/work-queue.ts';

/** The props of a feature that hands notice requests to the sender's queue. */
export type ToSenderProps = FeatureProps & { readonly notices: Queue };

const TIMEOUT = Duration.seconds(30);
const alarm = {
  impact: 'Pushes and e-mails do not leave; inboxes hold everything, and nothing is sent twice when it goes on.',
  runbook: 'notices-sender',
};
const noEvents = {
  impact: 'SES’s events do not arrive: failed addresses are not suppressed, and e-mails in doubt are sent again.',
  runbook: 'notices-provider-events',
};

const outOfReach = {
  impact: 'More families than usual are reached by no push and no e-mail; their inboxes hold everything.',
  runbook: 'notices-reach',
};
/** The share of a day's notice requests that no channel carries. */
const MOST_SILENT = 0.1;
/** Half of the rates at which SES reviews an account: 5 % bounces, 0.1 % complaints. */
const MOST_BOUNCED = 0.025;
const MOST_COMPLAINED = 0.0005;

/** The notice sender: its input queue, the retry sweeper, and the consumer of SES events. */
export class Notices extends Feature {
  /** The queue of notice requests. */
  readonly inbound = new WorkQueue(this, 'Inbound', {
    ...alarm,
    state: this.props.state,
    timeout: TIMEOUT,
    // An announcement to a whole municipality leaves at the rate that SES allows.
    oldest: Duration.hours(2),
  });

  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id, props);
    const { alarms, mail } = props.state;
    this.#watchReach(this.#sender(mail.configurationSet), mail.configurationSet, alarms);
    this.schedule({
      ...alarm,
      entry: 'functions/notices/every-minute.ts',
      env: SweeperEnv,
      environment: { NOTICE_QUEUE_URL: this.inbound.queue.queueUrl },
      when: EVERY_MINUTE,
      worthFor: Duration.minutes(1),
      description: 'Wakes notices that are due, whose lease is over, or whose doubt is',
      // Each owner's backlog goes to the queue in tens, one owner after the other.
      timeout: Duration.minutes(1),
      may: { table: ['Query'] },
      sendsTo: [this.inbound.queue],
    });
    this.#providerEvents(mail.events);
  }

  #sender({ configurationSetName }: ConfigurationSet): AppFunction {
    const { mailFrom, mailsPerSecond, portalUrl, pushApplications = {} } = this.props.stage.notices;
    const sender = this.lambda({
      ...alarm,
      entry: 'functions/notices/on-message.ts',
      env: Env,
      environment: {
        MAIL_FROM: mailFrom,
        MAIL_CONFIGURATION_SET: configurationSetName,
        MAILS_PER_SECOND: String(mailsPerSecond / AT_ONCE),
        PORTAL_URL: portalUrl,
      },
      timeout: TIMEOUT,
      may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'] },
      grant: (made) => {
        made.mayMail(mailFrom, configurationSetName);
        made.mayPush(Object.values(pushApplications), 'Publish');
      },
    });
    this.inbound.feeds(sender);
    return sender;
  }

  /**
   * Rings when the share of people without a channel rises, and well before SES slows down or stops the account (F4).
   */
  #watchReach(sender: AppFunction, mail: ConfigurationSet, topic: ITopic): void {
    const ring = { ...outOfReach, topic };
    const silent = sender.shareOfLines('person-told', 'silent', 'carried', Duration.days(1));
    alarmOn(this, 'Silent', { ...ring, metric: silent, above: MOST_SILENT });
    const reputation = (metricName: string) =>
      new Metric({
        namespace: 'AWS/SES',
        metricName,
        dimensionsMap: { 'ses:configuration-set': mail.configurationSetName },
        period: Duration.hours(1),
        statistic: 'Average',
      });
    alarmOn(this, 'Bounces', { ...ring, metric: reputation('Reputation.BounceRate'), above: MOST_BOUNCED });
    alarmOn(this, 'Complaints', { ...ring, metric: reputation('Reputation.ComplaintRate'), above: MOST_COMPLAINED });
  }

  #providerEvents(events: ITopic): void {
    const { state, stage } = this.props;
    const { region, urlSuffix, account } = Stack.of(this);
    const queue = new WorkQueue(this, 'Told', { ...noEvents, state, timeout: TIMEOUT });
    const undelivered = new DeadLetters(this, 'Undelivered', { ...noEvents, state }).queue;
    events.addSubscription(new SqsSubscription(queue.queue, { deadLetterQueue: undelivered }));
    const consumer = this.lambda({
      ...noEvents,
      entry: 'functions/notices/on-provider-event.ts',
      env: EventEnv,
      environment: {
        MAIL_TOPIC_ARN: events.topicArn,
        ACCOUNT_ID: account,
        MAIL_CERTIFICATES:
          stage.notices.certificates ?? `https://sns.${region}.${urlSuffix}/SimpleNotificationService-`,
      },
      timeout: TIMEOUT,
      may: { table: ['GetItem', 'PutItem', 'UpdateItem'] },
    });
    queue.feeds(consumer);
  }
}
