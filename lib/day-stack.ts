import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Absence } from './features/absence.ts';
import { Docs } from './features/docs.ts';
import { Handling } from './features/handling.ts';
import { Imports } from './features/imports.ts';
import { Lessons } from './features/lessons.ts';
import { Office } from './features/office.ts';
import { Outbox } from './features/outbox.ts';
import { Roster } from './features/roster.ts';
import { Settings } from './features/settings.ts';
import type { MeetingsStack } from './meetings-stack.ts';
import type { NoticesStack } from './notices-stack.ts';
import type { FeatureProps } from './parts/feature.ts';
import type { RecordsStack } from './records-stack.ts';

/** The features of the school day, and the outbox that carries every feature's facts to its consumers. */
export class DayStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps &
      FeatureProps & {
        readonly notices: NoticesStack;
        readonly records: RecordsStack;
        readonly meetings: MeetingsStack;
      },
  ) {
    super(scope, id, props);
    const { stage, state, http, notices, records, meetings } = props;
    const feature = { stage, state, http };

    const absence = new Absence(this, 'Absence', feature);
    new Docs(this, 'Docs', feature);
    const handling = new Handling(this, 'Handling', feature);
    new Imports(this, 'Imports', feature);
    const lessons = new Lessons(this, 'Lessons', feature);
    new Office(this, 'Office', feature);
    new Roster(this, 'Roster', feature);
    new Settings(this, 'Settings', feature);
    new Outbox(this, 'Outbox', {
      ...feature,
      consumers: {
        absence: absence.inbound,
        archive: records.archive.inbound,
        channels: notices.channels.inbound,
        conferences: meetings.conferences.inbound,
        deliveries: records.deliveries.inbound,
        figures: records.figures.inbound,
        handling: handling.inbound,
        lessons: lessons.inbound,
        notifications: notices.notifications.inbound,
      },
    });
  }
}
