import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { Absence } from './features/absence.ts';
import { Access } from './features/access.ts';
import { Docs } from './features/docs.ts';
import { Figures } from './features/figures.ts';
import { Handling } from './features/handling.ts';
import { Imports } from './features/imports.ts';
import { Leave } from './features/leave.ts';
import { Lessons } from './features/lessons.ts';
import { Notifications } from './features/notifications.ts';
import { Outbox } from './features/outbox.ts';
import { Roster } from './features/roster.ts';
import { Settings } from './features/settings.ts';
import { Statements } from './features/statements.ts';
import { AppHttpApi } from './parts/http-api.ts';
import type { Stage } from './stage.ts';
import type { StatefulStack } from './stateful.ts';

/** Everything that can be deleted and made again: the API and the features, wired to each other here and nowhere else. */
export class AppStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { readonly stage: Stage; readonly state: StatefulStack },
  ) {
    super(scope, id, props);
    const { stage, state } = props;
    const alarms = this.#alarmTopic(stage);
    const http = new AppHttpApi(this, 'Http', { stage, alarms });
    const feature = { stage, state, http, alarms };

    const absence = new Absence(this, 'Absence', feature);
    new Access(this, 'Access', feature);
    new Docs(this, 'Docs', feature);
    const figures = new Figures(this, 'Figures', feature);
    const handling = new Handling(this, 'Handling', feature);
    new Imports(this, 'Imports', feature);
    new Leave(this, 'Leave', feature);
    new Lessons(this, 'Lessons', feature);
    new Roster(this, 'Roster', feature);
    new Settings(this, 'Settings', feature);
    new Statements(this, 'Statements', feature);
    const notifications = new Notifications(this, 'Notifications', feature);
    new Outbox(this, 'Outbox', {
      ...feature,
      consumers: {
        absence: absence.inbound,
        figures: figures.inbound,
        handling: handling.inbound,
        notifications: notifications.inbound,
      },
    });

    new CfnOutput(this, 'ApiUrl', { value: http.url });
  }

  #alarmTopic(stage: Stage): Topic {
    const masterKey = new Key(this, 'AlarmKey', { description: 'Skolebro: alarms', enableKeyRotation: true });
    masterKey.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    const topic = new Topic(this, 'Alarms', { masterKey, enforceSSL: true });
    if (stage.alarmEmail) topic.addSubscription(new EmailSubscription(stage.alarmEmail));
    return topic;
  }
}
