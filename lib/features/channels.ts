import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Env, FactEnv, NightEnv } from '../../functions/channels/env.ts';
import { routes } from '../../functions/channels/routes.ts';
import { SubscribedFact } from '../../functions/channels/subscription.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';
import { NIGHT, runOn } from '../parts/schedule.ts';

const TIMEOUT = Duration.seconds(20);

/** Channels: the HTTP function, the queue of failed addresses and devices, and the night's job. */
export class Channels extends Construct {
  readonly inbound: FactQueue;

  constructor(scope: Construct, id: string, props: FeatureProps & { readonly notices: Queue }) {
    super(scope, id);
    const alarm = {
      impact: 'Notices go on to addresses and devices that have failed; nothing that was reported is lost.',
      runbook: 'channels-inbound',
    };
    this.inbound = new FactQueue(this, 'Inbound', {
      ...alarm,
      state: props.state,
      subscription: SubscribedFact,
      timeout: TIMEOUT,
    });
    const consumer = new AppFunction<EnvironmentOf<typeof FactEnv>>(this, 'OnFact', {
      ...props,
      ...alarm,
      entry: 'functions/channels/on-fact.ts',
      environment: { TABLE_NAME: props.state.table.tableName },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'UpdateItem', 'PutItem');
    this.inbound.feeds(consumer);
    this.#api(props);
    this.#night(props);
  }

  #night(props: FeatureProps): void {
    const { pushApplications = {} } = props.stage.notices;
    const alarm = {
      impact: 'Devices that nobody uses stay registered; notices to them fail and go by e-mail instead.',
      runbook: 'nightly-jobs',
    };
    const night = new AppFunction<EnvironmentOf<typeof NightEnv>>(this, 'EveryNight', {
      ...props,
      ...alarm,
      entry: 'functions/channels/every-night.ts',
      environment: {
        TABLE_NAME: props.state.table.tableName,
        TOKEN_ISSUERS: JSON.stringify(props.stage.issuers),
        PUSH_APPLICATIONS: JSON.stringify(pushApplications),
      },
      timeout: Duration.minutes(1),
    });
    night.mayUse(props.state.table, 'Query', 'PutItem', 'DeleteItem');
    night.mayPush(Object.values(pushApplications), 'DeleteEndpoint');
    const description = 'Takes off devices that nobody uses any more';
    runOn(night, NIGHT, { ...alarm, state: props.state, worthFor: Duration.minutes(10), description });
  }

  #api(props: FeatureProps & { readonly notices: Queue }): void {
    const { state, stage, notices } = props;
    const { pushApplications = {} } = stage.notices;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/channels/api.ts',
      environment: {
        ...loginEnvironment(props),
        ...accessLogEnvironment(props),
        NOTICE_QUEUE_URL: notices.queueUrl,
        PUSH_APPLICATIONS: JSON.stringify(pushApplications),
      },
      impact: 'People cannot register devices or choose their notices; notices go on as before.',
      runbook: 'channels-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    notices.grantSendMessages(api);
    api.mayPush(Object.values(pushApplications), 'CreatePlatformEndpoint', 'SetEndpointAttributes', 'DeleteEndpoint');
    props.http.serve(this, api, routes);
  }
}
