import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import { DaysQuery, PupilLessons, PupilReaders, PupilSummary } from './schema.ts';

const SEEN = ['not-found', 'no-such-role'] as const;
const OF_AGE = 'family.pupil-of-age';
const DAYS = ['family.days-turned', 'family.too-many-days'] as const;
const reads = {
  guardian: { action: 'child:read', refusals: [...SEEN, OF_AGE] },
  pupil: { action: 'pupil:read-own', refusals: SEEN },
} as const;

export const routes = routesAt(FAMILY, reads, {
  'GET /summary': {
    answer: { status: 200, schema: PupilSummary },
    description:
      'The newest five of each kind; `more` says that the kind’s own list has others. The figures are of this half-year. Marks nothing as read.',
    guardian: { summary: 'A child at a glance: reports, figures, warnings, remarks, leave and badges.' },
    pupil: { summary: 'The pupil at a glance: reports, figures, warnings, remarks, leave and badges.' },
  },
  'GET /lessons': {
    query: DaysQuery,
    answer: { status: 200, schema: PupilLessons },
    description:
      'A week from today by default, 14 days at most. Includes cancelled and moved lessons, with their status; `substitute` says that none ' +
      'of the group’s own teachers has the lesson.',
    guardian: { summary: 'A child’s timetable.', refusals: [...SEEN, OF_AGE, ...DAYS] },
    pupil: { summary: 'The pupil’s own timetable.', refusals: [...SEEN, ...DAYS] },
  },
  'GET /access': {
    answer: { status: 200, schema: PupilReaders },
    description:
      'Teachers and stand-ins by name, with groups and days; roles of the schools; other guardians by their number alone. `areas` follow the access policy. A teacher ' +
      'whom only the timetable names for a lesson is not listed, and reads that lesson alone. Who has opened something is in `access-log`.',
    guardian: {
      action: 'child:readers',
      summary: 'The people who may read about a child today.',
      refusals: [...SEEN, 'family.readers-of-age'],
    },
    pupil: { summary: 'The people who may read about the pupil today.' },
  },
}) satisfies RouteTable;
