import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Announcements } from './features/announcements.ts';
import { Attachments } from './features/attachments.ts';
import { MessageCare } from './features/message-care.ts';
import { Messages } from './features/messages.ts';
import type { FeatureProps } from './parts/feature.ts';

/** What home and school write to each other; it uses nothing but state and the API (decision 018). */
export class MessagesStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & FeatureProps) {
    super(scope, id, props);
    const { stage, state, http } = props;
    const feature = { stage, state, http };
    new Messages(this, 'Messages', feature);
    new Attachments(this, 'Attachments', feature);
    new Announcements(this, 'Announcements', feature);
    new MessageCare(this, 'MessageCare', feature);
  }
}
