import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Channels } from './features/channels.ts';
import { Notices } from './features/notices.ts';
import { Notifications } from './features/notifications.ts';
import type { FeatureProps } from './parts/feature.ts';

/**
 * Inboxes, channels and the sender: they react to facts, and nobody waits for them. The outbox uses their queues; they
 * use nothing but state and the API (decision 018).
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
