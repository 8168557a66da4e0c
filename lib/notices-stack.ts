import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Channels } from './features/channels.ts';
import { Notices } from './features/notices.ts';
import { Notifications } from './features/notifications.ts';
import type { FeatureProps } from './parts/feature.ts';

/**
 * What reacts to the others and nobody waits for: inboxes, channels, the sender. A stack of its own, since one may hold five hundred
 * resources (decision 018); the outbox reaches in here, and nothing here reaches out but to state and the API.
 */
export class NoticesStack extends Stack {
  readonly notifications: Notifications;
  readonly channels: Channels;

  constructor(scope: Construct, id: string, props: StackProps & FeatureProps) {
    super(scope, id, props);
    const { stage, state, http } = props;
    const feature = { stage, state, http };
    const notices = new Notices(this, 'Notices', feature);
    const toSender = { ...feature, notices: notices.inbound.queue };
    this.channels = new Channels(this, 'Channels', toSender);
    this.notifications = new Notifications(this, 'Notifications', toSender);
  }
}
