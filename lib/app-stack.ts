import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { routes as accessRoutes } from '../functions/access/routes.ts';
import { routes as archiveRoutes } from '../functions/archive/routes.ts';
import { routes as channelRoutes } from '../functions/channels/routes.ts';
import { routes as deliveryRoutes } from '../functions/deliveries/routes.ts';
import { routes as figureRoutes } from '../functions/figures/routes.ts';
import { routes as leaveRoutes } from '../functions/leave/routes.ts';
import { routes as inboxRoutes } from '../functions/notifications/routes.ts';
import { routes as remarkRoutes } from '../functions/remarks/routes.ts';
import { routes as statementRoutes } from '../functions/statements/routes.ts';
import { routes as warningRoutes } from '../functions/warnings/routes.ts';
import { Absence } from './features/absence.ts';
import { Docs } from './features/docs.ts';
import { Handling } from './features/handling.ts';
import { Imports } from './features/imports.ts';
import { Lessons } from './features/lessons.ts';
import { Outbox } from './features/outbox.ts';
import { Roster } from './features/roster.ts';
import { Settings } from './features/settings.ts';
import type { NoticesStack } from './notices-stack.ts';
import { AlarmTopic } from './parts/alarm-topic.ts';
import { AppHttpApi } from './parts/http-api.ts';
import type { RecordsStack } from './records-stack.ts';
import type { Stage } from './stage.ts';
import type { StatefulStack } from './stateful.ts';

/** The API, the features of the school day, and the outbox that carries their facts: wired to each other here and nowhere else. */
export class AppStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & {
      readonly stage: Stage;
      readonly state: StatefulStack;
      readonly notices: NoticesStack;
      readonly records: RecordsStack;
    },
  ) {
    super(scope, id, props);
    const { stage, state, notices, records } = props;
    const alarms = new AlarmTopic(this, 'Alarms', stage).topic;
    const http = new AppHttpApi(this, 'Http', { stage, alarms });
    const feature = { stage, state, http, alarms };

    const absence = new Absence(this, 'Absence', feature);
    new Docs(this, 'Docs', feature);
    const handling = new Handling(this, 'Handling', feature);
    new Imports(this, 'Imports', feature);
    const lessons = new Lessons(this, 'Lessons', feature);
    new Roster(this, 'Roster', feature);
    new Settings(this, 'Settings', feature);
    http.serve('Channels', notices.channels.api, channelRoutes);
    http.serve('Notifications', notices.notifications.api, inboxRoutes);
    http.serve('Figures', records.figures.api, figureRoutes);
    http.serve('Access', records.access.api, accessRoutes);
    http.serve('Leave', records.leave.api, leaveRoutes);
    http.serve('Statements', records.statements.api, statementRoutes);
    http.serve('Warnings', records.warnings.api, warningRoutes);
    http.serve('Archive', records.archive.api, archiveRoutes);
    http.serve('Deliveries', records.deliveries.api, deliveryRoutes);
    http.serve('Remarks', records.remarks.api, remarkRoutes);
    new Outbox(this, 'Outbox', {
      ...feature,
      consumers: {
        absence: absence.inbound,
        archive: records.archive.inbound,
        channels: notices.channels.inbound,
        deliveries: records.deliveries.inbound,
        figures: records.figures.inbound,
        handling: handling.inbound,
        lessons: lessons.inbound,
        notifications: notices.notifications.inbound,
      },
    });

    new CfnOutput(this, 'ApiUrl', { value: http.url });
  }
}
