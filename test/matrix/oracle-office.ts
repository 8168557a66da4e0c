import type { Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const DESK: readonly Role[] = ['office', 'leader', 'principal'];
const otherLeader: Role = 'leader at the other school';
/** What is asked of a school is for its office and leaders. */
const ofSchool: Row = { names: 'school', passes: 200, may: { own: DESK, 'other school': [otherLeader] } };
const among = (roles: readonly Role[]): Row => ({
  names: 'pupil',
  passes: 200,
  may: { own: roles, grown: roles, 'other school': [otherLeader] },
});

/** Finding a pupil, whom to call, a class, what waits (A9, J2, J4). */
export const officeRows = (ownerRoute: (passes: number) => Row): Readonly<Record<string, Row>> => ({
  'POST /v1/schools/{schoolId}/pupil-searches': ofSchool,
  'GET /v1/schools/{schoolId}/waiting': ofSchool,
  'GET /v1/schools/{schoolId}/pupils/{pupilId}': among([...DESK, 'contact teacher']),
  'GET /v1/groups/{groupId}/pupils': among([...DESK, 'contact teacher', 'subject teacher', 'substitute']),
  'POST /v1/owner/pupil-searches': ownerRoute(200),
});
