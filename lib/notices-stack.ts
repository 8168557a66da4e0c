import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Channels } from './features/channels.ts';
import { Notices } from './features/notices.ts';
import { Notifications } from './features/notifications.ts';
import { AlarmTopic } from './parts/alarm-topic.ts';
import type { Stage } from './stage.ts';
import type { StatefulStack } from './stateful.ts';

/**
 * What reacts to the others and nobody waits for: inboxes, channels, the sender. A stack of its own, since one may hold five hundred
 * resources (decision 018); the API and the outbox of the other stack reach in here, and nothing here reaches out.
 */
export class NoticesStack extends Stack {
  readonly notifications: Notifications;
  readonly channels: Channels;

  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { readonly stage: Stage; readonly state: StatefulStack },
  ) {
    super(scope, id, props);
    const { stage, state } = props;
    const feature = { stage, state, alarms: new AlarmTopic(this, 'Alarms', stage).topic };
    const notices = new Notices(this, 'Notices', feature);
    const toSender = { ...feature, notices: notices.inbound.queue };
    this.channels = new Channels(this, 'Channels', toSender);
    this.notifications = new Notifications(this, 'Notifications', toSender);
  }
}
