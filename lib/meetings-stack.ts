import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Calendar } from './features/calendar.ts';
import { Conferences } from './features/conferences.ts';
import { Documents } from './features/documents.ts';
import { Meetings } from './features/meetings.ts';
import type { FeatureProps } from './parts/feature.ts';

/**
 * What home and school agree on: parents' meetings, development talks, both in calendars, and documents. It uses state
 * and the API only (decision 018).
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
    new Documents(this, 'Documents', feature);
  }
}
