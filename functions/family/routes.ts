import type { RouteTable } from '../shared/http/route.ts';
import { ChildParams, PupilParams } from '../shared/schema.ts';
import { DaysQuery, PupilLessons, PupilSummary } from './schema.ts';

const summary = {
  answer: { status: 200, schema: PupilSummary },
  description:
    'The newest five of each; `more` says that there are others where they are listed. The figures are of this half-year. Marks nothing as read.',
} as const;
const lessons = {
  query: DaysQuery,
  answer: { status: 200, schema: PupilLessons },
  description:
    'A week from today when nothing is said, 14 days at most. Lessons that are cancelled or moved are among them and say so; `substitute` ' +
    'says that somebody else than the group’s own teachers has the lesson.',
} as const;
const guardian = { audience: 'guardian', action: 'child:read', params: ChildParams } as const;
const pupil = { audience: 'feide', action: 'pupil:read-own', params: PupilParams } as const;
const SEEN = ['not-found', 'no-such-role'] as const;
const DAYS = ['family.days-turned', 'family.too-many-days'] as const;

export const routes = {
  'GET /v1/guardian/children/{childId}/summary': {
    ...guardian,
    ...summary,
    refusals: [...SEEN, 'family.pupil-of-age'],
    summary: 'A child at a glance: reports, figures, warnings, remarks, leave and badges.',
  },
  'GET /v1/guardian/children/{childId}/lessons': {
    ...guardian,
    ...lessons,
    refusals: [...SEEN, 'family.pupil-of-age', ...DAYS],
    summary: 'A child’s timetable.',
  },
  'GET /v1/pupil/{pupilId}/summary': {
    ...pupil,
    ...summary,
    refusals: SEEN,
    summary: 'The pupil at a glance: reports, figures, warnings, remarks, leave and badges.',
  },
  'GET /v1/pupil/{pupilId}/lessons': {
    ...pupil,
    ...lessons,
    refusals: [...SEEN, ...DAYS],
    summary: 'The pupil’s own timetable.',
  },
} as const satisfies RouteTable;
