import type { Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const LESSON = '/v1/groups/{groupId}/days/{date}/lessons/{lessonId}';
const SUBSTITUTES = '/v1/groups/{groupId}/substitutes';

/** Who teaches the class: the roster says so, or a grant of these days (B7). */
const TEACHERS: readonly Role[] = ['subject teacher', 'contact teacher', 'substitute'];
const SCHOOL: readonly Role[] = ['leader', 'principal', 'office'];

/** Own lessons are everybody's who has worked here: whoever teaches nothing has an empty list. */
const ownLessons: Row = {
  names: 'nothing',
  passes: 200,
  may: {
    own: [
      ...TEACHERS,
      ...SCHOOL,
      'former teacher',
      'former office',
      'substitute after the grant',
      'leader at the other school',
      'owner admin',
      'owner admin of another owner',
    ],
  },
};
/** Nobody registers or confirms but who teaches: not the office, not a leader (B2, B3). */
const register = (passes: number): Row => ({ names: 'pupil', passes, may: { own: TEACHERS, grown: TEACHERS } });
/** Who stands in lets nobody else in. */
const GRANTERS = [...TEACHERS.filter((role) => role !== 'substitute'), ...SCHOOL];
const grant = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: GRANTERS, grown: GRANTERS, 'other school': ['leader at the other school'] },
});

export const LESSONS: Readonly<Record<string, Row>> = {
  'GET /v1/staff/lessons': ownLessons,
  'GET /v1/staff/unconfirmed-lessons': ownLessons,
  'GET /v1/staff/unsettled-registers': ownLessons,
  // Each lesson is judged by itself: who may none is told so of each.
  'POST /v1/staff/lesson-confirmations': ownLessons,
  [`GET ${LESSON}`]: {
    names: 'pupil',
    passes: 200,
    may: {
      own: [...TEACHERS, ...SCHOOL],
      grown: [...TEACHERS, ...SCHOOL],
      'other school': ['leader at the other school'],
    },
  },
  [`POST ${LESSON}/entries`]: register(422),
  [`POST ${LESSON}/confirmation`]: register(200),
  [`DELETE ${LESSON}/confirmation`]: register(200),
  [`POST ${LESSON}/settlement`]: register(409),
  [`GET ${SUBSTITUTES}`]: grant(200),
  [`POST ${SUBSTITUTES}`]: grant(422),
  [`DELETE ${SUBSTITUTES}/{staffId}`]: grant(404),
};
