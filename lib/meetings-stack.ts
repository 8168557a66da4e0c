import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Calendar } from './features/calendar.ts';
import { Conferences } from './features/conferences.ts';
import { Meetings } from './features/meetings.ts';
import type { FeatureProps } from './parts/feature.ts';

/**
 * When home and school meet: parents' meetings, development talks, and both in calendars. It uses state and the API
 * only (decision 018).
 */
export class MeetingsStack extends Stack {
  readonly conferences: Conferences;

  constructor(scope: Construct, id: string, props: StackProps & FeatureProps) {
    super(scope, id, props);
    const { stage, state, http } = props;
    const feature = { stage, state, http };
    new Meetings(this, 'Meetings', feature);
    this.conferences = new Conferences(this, 'Conferences', feature);
    new Calendar(this, 'Calendar', feature);
  }
}
