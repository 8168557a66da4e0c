import { Duration } from 'aws-cdk-lib';
import { Env, FactEnv, NightEnv } from '../../functions/channels/env.ts';
import { routes } from '../../functions/channels/routes.ts';
import { SubscribedFact } from '../../functions/channels/subscription.ts';
import { Feature } from '../parts/feature.ts';
import { NIGHT } from '../parts/schedule.ts';
import type { ToSenderProps } from './notices.ts';

/** Channels: the HTTP function, the queue of failed addresses and devices, and the night's job. */
export class Channels extends Feature<ToSenderProps> {
  readonly #applications = Object.values(this.props.stage.notices.pushApplications ?? {});

  readonly inbound = this.subscribe({
    entry: 'functions/channels/on-fact.ts',
    env: FactEnv,
    subscription: SubscribedFact,
    impact: 'Notices go on to addresses and devices that have failed; nothing that was reported is lost.',
    runbook: 'channels-inbound',
    may: { table: ['UpdateItem', 'PutItem'] },
  });

  readonly api = this.serve({
    entry: 'functions/channels/api.ts',
    env: Env,
    environment: { NOTICE_QUEUE_URL: this.props.notices.queueUrl },
    routes,
    impact: 'People cannot register devices or choose their notices; notices go on as before.',
    runbook: 'channels-api',
    may: {
      table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
    sendsTo: [this.props.notices],
    grant: (api) =>
      api.mayPush(this.#applications, 'CreatePlatformEndpoint', 'SetEndpointAttributes', 'DeleteEndpoint'),
  });

  readonly night = this.schedule({
    entry: 'functions/channels/every-night.ts',
    env: NightEnv,
    when: NIGHT,
    worthFor: Duration.minutes(10),
    description: 'Takes off devices that nobody uses any more',
    timeout: Duration.minutes(1),
    impact: 'Devices that nobody uses stay registered; notices to them fail and go by e-mail instead.',
    runbook: 'nightly-jobs',
    may: { table: ['Query', 'PutItem', 'DeleteItem'] },
    grant: (night) => night.mayPush(this.#applications, 'DeleteEndpoint'),
  });
}
