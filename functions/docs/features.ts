import { refusals as absenceRefusals } from '../absence/refusals.ts';
import { routes as absence } from '../absence/routes.ts';
import * as absenceSchemas from '../absence/schema.ts';
import { refusals as accessRefusals } from '../access/refusals.ts';
import { routes as access } from '../access/routes.ts';
import * as accessSchemas from '../access/schema.ts';
import { refusals as archiveRefusals } from '../archive/refusals.ts';
import { routes as archive } from '../archive/routes.ts';
import * as archiveSchemas from '../archive/schema.ts';
import { refusals as channelRefusals } from '../channels/refusals.ts';
import { routes as channels } from '../channels/routes.ts';
import * as channelSchemas from '../channels/schema.ts';
import { refusals as deliveryRefusals } from '../deliveries/refusals.ts';
import { routes as deliveries } from '../deliveries/routes.ts';
import * as deliverySchemas from '../deliveries/schema.ts';
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
import { refusals as statementRefusals } from '../statements/refusals.ts';
import { routes as statements } from '../statements/routes.ts';
import * as statementSchemas from '../statements/schema.ts';
import { refusals as warningRefusals } from '../warnings/refusals.ts';
import { routes as warnings } from '../warnings/routes.ts';
import * as warningSchemas from '../warnings/schema.ts';
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

/** Every feature that answers HTTP: the one list that the API's page, the matrix and the laws read. */
export const FEATURES: readonly Feature[] = [
  {
    name: 'absence',
    title: 'Absence',
    about: 'Guardians and pupils of age report absence; the school sees, enters and handles it.',
    routes: absence,
    schemas: absenceSchemas,
    refusals: absenceRefusals,
  },
  {
    name: 'family',
    title: 'Family',
    about: 'A child at a glance and the timetable, for guardians and the pupil.',
    routes: family,
    schemas: familySchemas,
    refusals: familyRefusals,
  },
  {
    name: 'handling',
    title: 'Handling',
    about: 'The contact teacher decides how absence counts, with reports, entries and decisions side by side.',
    routes: handling,
    schemas: handlingSchemas,
    refusals: handlingRefusals,
  },
  {
    name: 'figures',
    title: 'Figures',
    about: 'Absence in sums and day by day, limited to the caller’s role; exports; the absence limit.',
    routes: figures,
    schemas: figureSchemas,
    refusals: figureRefusals,
  },
  {
    name: 'leave',
    title: 'Leave',
    about:
      'Families apply for leave, the contact teacher or the principal decides, and granted leave becomes absence by rule.',
    routes: leave,
    schemas: leaveSchemas,
    refusals: leaveRefusals,
  },
  {
    name: 'lessons',
    title: 'Lessons',
    about: 'The teacher’s day: own lessons, expected absence, registration and confirmation, and substitutes.',
    routes: lessons,
    schemas: lessonSchemas,
    refusals: lessonRefusals,
  },
  {
    name: 'notifications',
    title: 'Inbox',
    about: 'News for guardians, pupils and staff, each in an inbox of their own.',
    routes: notifications,
    schemas: notificationSchemas,
    refusals: notificationRefusals,
  },
  {
    name: 'channels',
    title: 'Channels',
    about: 'A person’s channels for notices: devices, e-mail, choices, and advice for a channel that does not work.',
    routes: channels,
    schemas: channelSchemas,
    refusals: channelRefusals,
  },
  {
    name: 'office',
    title: 'Office',
    about: 'Lookups for office, leaders and administrators: a pupil by name, contacts, a class, pending work.',
    routes: office,
    schemas: officeSchemas,
    refusals: officeRefusals,
  },
  {
    name: 'roster',
    title: 'Roster',
    about: 'Imports of people, groups and lessons; the schools’ work lists; consent of pupils of age.',
    routes: roster,
    schemas: rosterSchemas,
    refusals: rosterRefusals,
  },
  {
    name: 'imports',
    title: 'Imports',
    about: 'Imports of the roster from an owner’s other systems.',
    routes: imports,
    schemas: importSchemas,
    refusals: importRefusals,
  },
  {
    name: 'settings',
    title: 'Settings',
    about: 'The rules that an owner and its schools set for themselves, with their origin and history.',
    routes: settings,
    schemas: settingsSchemas,
    refusals: settingsRefusals,
  },
  {
    name: 'statements',
    title: 'Statements',
    about:
      'A pupil’s absence of a half-year, frozen, verifiable and printable; days left out on the diploma on demand.',
    routes: statements,
    schemas: statementSchemas,
    refusals: statementRefusals,
  },
  {
    name: 'warnings',
    title: 'Warnings',
    about:
      'Formal warnings to a pupil and the guardians: drafts, approval, the letter that is sent and frozen, and its end.',
    routes: warnings,
    schemas: warningSchemas,
    refusals: warningRefusals,
  },
  {
    name: 'deliveries',
    title: 'Warnings to families',
    about:
      'Warnings as the pupil and the guardians get them, how far each has come, what must go on paper, and the proof of it.',
    routes: deliveries,
    schemas: deliverySchemas,
    refusals: deliveryRefusals,
  },
  {
    name: 'remarks',
    title: 'Remarks',
    about:
      'Remarks on order and conduct: registered fast, held where the school says so, corrected with a trail, counted.',
    routes: remarks,
    schemas: remarkSchemas,
    refusals: remarkRefusals,
  },
  {
    name: 'archive',
    title: 'Archive',
    about:
      'The hand-over of sent warnings to the owner’s archive, for those who run it: what waits, what failed, another try.',
    routes: archive,
    schemas: archiveSchemas,
    refusals: archiveRefusals,
  },
  {
    name: 'access',
    title: 'Access log',
    about: 'The access log of a pupil’s record: for the owner, and looks of staff for the family.',
    routes: access,
    schemas: accessSchemas,
    refusals: accessRefusals,
  },
  { name: 'docs', title: 'This API', about: 'How to use it.', routes: docs, schemas: {}, refusals: {} },
];
