import { refusals as absenceRefusals } from '../absence/refusals.ts';
import { routes as absence } from '../absence/routes.ts';
import * as absenceSchemas from '../absence/schema.ts';
import { refusals as accessRefusals } from '../access/refusals.ts';
import { routes as access } from '../access/routes.ts';
import * as accessSchemas from '../access/schema.ts';
import { refusals as announcementRefusals } from '../announcements/refusals.ts';
import { routes as announcements } from '../announcements/routes.ts';
import * as announcementSchemas from '../announcements/schema.ts';
import { refusals as archiveRefusals } from '../archive/refusals.ts';
import { routes as archive } from '../archive/routes.ts';
import * as archiveSchemas from '../archive/schema.ts';
import { refusals as attachmentsRefusals } from '../attachments/refusals.ts';
import { routes as attachments } from '../attachments/routes.ts';
import * as attachmentsSchemas from '../attachments/schema.ts';
import { refusals as calendarRefusals } from '../calendar/refusals.ts';
import { routes as calendar } from '../calendar/routes.ts';
import * as calendarSchemas from '../calendar/schema.ts';
import { refusals as channelRefusals } from '../channels/refusals.ts';
import { routes as channels } from '../channels/routes.ts';
import * as channelSchemas from '../channels/schema.ts';
import { refusals as conferenceRefusals } from '../conferences/refusals.ts';
import { routes as conferences } from '../conferences/routes.ts';
import * as conferenceSchemas from '../conferences/schema.ts';
import * as schoolConferenceSchemas from '../conferences/school-schema.ts';
import { refusals as deliveryRefusals } from '../deliveries/refusals.ts';
import { routes as deliveries } from '../deliveries/routes.ts';
import * as deliverySchemas from '../deliveries/schema.ts';
import * as documentFamilySchemas from '../documents/family-schema.ts';
import * as documentPublishingSchemas from '../documents/publishing-schema.ts';
import { refusals as documentsRefusals } from '../documents/refusals.ts';
import { routes as documents } from '../documents/routes.ts';
import * as documentsSchemas from '../documents/schema.ts';
import * as documentSharingSchemas from '../documents/sharing-schema.ts';
import * as documentTemplateSchemas from '../documents/template-schema.ts';
import { refusals as familyRefusals } from '../family/refusals.ts';
import { routes as family } from '../family/routes.ts';
import * as familySchemas from '../family/schema.ts';
import { refusals as figureRefusals } from '../figures/refusals.ts';
import { routes as figures } from '../figures/routes.ts';
import * as figureSchemas from '../figures/schema.ts';
import { refusals as handlingRefusals } from '../handling/refusals.ts';
import { routes as handling } from '../handling/routes.ts';
import * as handlingSchemas from '../handling/schema.ts';
import { refusals as importRefusals } from '../imports/refusals.ts';
import { routes as imports } from '../imports/routes.ts';
import * as importSchemas from '../imports/schema.ts';
import { refusals as leaveRefusals } from '../leave/refusals.ts';
import { routes as leave } from '../leave/routes.ts';
import * as leaveSchemas from '../leave/schema.ts';
import { refusals as lessonRefusals } from '../lessons/refusals.ts';
import { routes as lessons } from '../lessons/routes.ts';
import * as lessonSchemas from '../lessons/schema.ts';
import { refusals as meetingRefusals } from '../meetings/refusals.ts';
import { routes as meetings } from '../meetings/routes.ts';
import * as meetingSchemas from '../meetings/schema.ts';
import { refusals as messageCareRefusals } from '../message-care/refusals.ts';
import { routes as messageCare } from '../message-care/routes.ts';
import * as messageCareSchemas from '../message-care/schema.ts';
import { refusals as messagesRefusals } from '../messages/refusals.ts';
import { routes as messages } from '../messages/routes.ts';
import * as messagesSchemas from '../messages/schema.ts';
import { refusals as notificationRefusals } from '../notifications/refusals.ts';
import { routes as notifications } from '../notifications/routes.ts';
import * as notificationSchemas from '../notifications/schema.ts';
import { refusals as officeRefusals } from '../office/refusals.ts';
import { routes as office } from '../office/routes.ts';
import * as officeSchemas from '../office/schema.ts';
import { refusals as remarkRefusals } from '../remarks/refusals.ts';
import { routes as remarks } from '../remarks/routes.ts';
import * as remarkSchemas from '../remarks/schema.ts';
import { refusals as rosterRefusals } from '../roster/refusals.ts';
import { routes as roster } from '../roster/routes.ts';
import * as rosterSchemas from '../roster/schema.ts';
import { refusals as settingsRefusals } from '../settings/refusals.ts';
import { routes as settings } from '../settings/routes.ts';
import * as settingsSchemas from '../settings/schema.ts';
import type { RouteTable } from '../shared/http/route.ts';
import type { Refusals } from '../shared/refusals.ts';
import { refusals as signInRefusals } from '../sign-in/refusals.ts';
import { routes as signIn } from '../sign-in/routes.ts';
import * as signInSchemas from '../sign-in/schema.ts';
import { refusals as statementRefusals } from '../statements/refusals.ts';
import { routes as statements } from '../statements/routes.ts';
import * as statementSchemas from '../statements/schema.ts';
import { refusals as warningRefusals } from '../warnings/refusals.ts';
import { routes as warnings } from '../warnings/routes.ts';
import * as warningSchemas from '../warnings/schema.ts';
import { FEATURE_WORDS } from './feature-words.ts';
import { routes as docs } from './routes.ts';

/** A feature's public side: routes, their schemas, and its refusals. */
export type Feature = {
  readonly name: string;
  readonly title: string;
  /** One sentence under the title. */
  readonly about: string;
  readonly routes: RouteTable;
  /** The exports of `schema.ts`; the schemas among them become components under their own names. */
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly refusals: Refusals;
};

/** The parts of each feature, in the order of the page. */
const PARTS = [
  { name: 'absence', routes: absence, schemas: absenceSchemas, refusals: absenceRefusals },
  { name: 'family', routes: family, schemas: familySchemas, refusals: familyRefusals },
  { name: 'handling', routes: handling, schemas: handlingSchemas, refusals: handlingRefusals },
  { name: 'figures', routes: figures, schemas: figureSchemas, refusals: figureRefusals },
  { name: 'leave', routes: leave, schemas: leaveSchemas, refusals: leaveRefusals },
  { name: 'lessons', routes: lessons, schemas: lessonSchemas, refusals: lessonRefusals },
  { name: 'notifications', routes: notifications, schemas: notificationSchemas, refusals: notificationRefusals },
  { name: 'channels', routes: channels, schemas: channelSchemas, refusals: channelRefusals },
  { name: 'office', routes: office, schemas: officeSchemas, refusals: officeRefusals },
  { name: 'roster', routes: roster, schemas: rosterSchemas, refusals: rosterRefusals },
  { name: 'imports', routes: imports, schemas: importSchemas, refusals: importRefusals },
  { name: 'settings', routes: settings, schemas: settingsSchemas, refusals: settingsRefusals },
  { name: 'statements', routes: statements, schemas: statementSchemas, refusals: statementRefusals },
  { name: 'warnings', routes: warnings, schemas: warningSchemas, refusals: warningRefusals },
  { name: 'deliveries', routes: deliveries, schemas: deliverySchemas, refusals: deliveryRefusals },
  { name: 'remarks', routes: remarks, schemas: remarkSchemas, refusals: remarkRefusals },
  { name: 'archive', routes: archive, schemas: archiveSchemas, refusals: archiveRefusals },
  { name: 'access', routes: access, schemas: accessSchemas, refusals: accessRefusals },
  { name: 'sign-in', routes: signIn, schemas: signInSchemas, refusals: signInRefusals },
  { name: 'message-care', routes: messageCare, schemas: messageCareSchemas, refusals: messageCareRefusals },
  { name: 'messages', routes: messages, schemas: messagesSchemas, refusals: messagesRefusals },
  { name: 'attachments', routes: attachments, schemas: attachmentsSchemas, refusals: attachmentsRefusals },
  {
    name: 'announcements',
    routes: announcements,
    schemas: announcementSchemas,
    refusals: announcementRefusals,
  },
  { name: 'meetings', routes: meetings, schemas: meetingSchemas, refusals: meetingRefusals },
  { name: 'calendar', routes: calendar, schemas: calendarSchemas, refusals: calendarRefusals },
  {
    name: 'conferences',
    routes: conferences,
    schemas: { ...conferenceSchemas, ...schoolConferenceSchemas },
    refusals: conferenceRefusals,
  },
  {
    name: 'documents',
    routes: documents,
    schemas: {
      ...documentsSchemas,
      ...documentSharingSchemas,
      ...documentTemplateSchemas,
      ...documentPublishingSchemas,
      ...documentFamilySchemas,
    },
    refusals: documentsRefusals,
  },
  { name: 'docs', routes: docs, schemas: {}, refusals: {} },
] as const satisfies readonly (Omit<Feature, 'title' | 'about' | 'name'> & {
  readonly name: keyof typeof FEATURE_WORDS;
})[];

/** Every feature that answers HTTP: the one list that the API's page, the matrix and the laws read. */
export const FEATURES: readonly Feature[] = PARTS.map((part) => ({ ...part, ...FEATURE_WORDS[part.name] }));
