import type { Row } from './oracle.ts';

/**
 * What a contact teacher does with the class, and nobody else: not the office, not a leader, not a subject teacher
 * (B5).
 */
const contactTeacher = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['contact teacher'], grown: ['contact teacher'] },
});
const CLASS = '/v1/groups/{groupId}';

export const HANDLING: Readonly<Record<string, Row>> = {
  [`GET ${CLASS}/absence-queue`]: contactTeacher(200),
  [`GET ${CLASS}/absences`]: contactTeacher(200),
  [`GET ${CLASS}/absence-codes`]: contactTeacher(200),
  [`POST ${CLASS}/absence-decisions`]: contactTeacher(422),
  [`POST ${CLASS}/absence-decisions/preview`]: contactTeacher(422),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-decisions': contactTeacher(200),
};
