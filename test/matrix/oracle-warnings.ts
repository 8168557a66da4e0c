import type { Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const DRAFT = `${PUPIL}/warning-drafts/{warningId}`;
const leaders: readonly Role[] = ['leader', 'principal'];
const otherLeader = { 'other school': ['leader at the other school'] } as const;
const both = (roles: readonly Role[]) => ({ own: roles, grown: roles });

/** Teachers of the pupil warn in own subjects; order and conduct are the contact teacher's (D1). */
const writers = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: both(['contact teacher', 'subject teacher']),
});
/** The draft at each place is the contact teacher's, and waits for the principal; to colleagues it is not there. */
const author = (passes: number): Row => ({ names: 'pupil', passes, may: both(['contact teacher']) });
const authorOrPrincipal: Row = { names: 'pupil', passes: 200, may: both(['contact teacher', 'principal']) };
/** All warnings for leaders and the contact teacher; the subject teacher's list holds none of order (C1, D10). */
const register: Row = {
  names: 'pupil',
  passes: 200,
  may: { ...both([...leaders, 'contact teacher', 'subject teacher']), ...otherLeader },
};
const ofOrder: Row = {
  names: 'pupil',
  passes: 200,
  may: { ...both([...leaders, 'contact teacher']), ...otherLeader },
};

export const WARNINGS: Readonly<Record<string, Row>> = {
  [`GET ${PUPIL}/warning-form`]: writers(200),
  [`POST ${PUPIL}/warning-drafts`]: writers(422),
  [`GET ${DRAFT}`]: authorOrPrincipal,
  [`PUT ${DRAFT}`]: author(412),
  [`DELETE ${DRAFT}`]: author(412),
  [`GET ${DRAFT}/trail`]: authorOrPrincipal,
  [`GET ${DRAFT}/preview`]: authorOrPrincipal,
  [`GET ${DRAFT}/pdf`]: authorOrPrincipal,
  // Nobody needs to ask at a school where the principal does not approve.
  [`POST ${DRAFT}/approval-request`]: author(409),
  [`POST ${DRAFT}/approval`]: {
    names: 'pupil',
    passes: 412,
    may: both(['principal']),
    told: both(['contact teacher']),
  },
  [`POST ${DRAFT}/sending`]: author(412),
  [`GET ${PUPIL}/warnings`]: register,
  [`GET ${PUPIL}/warnings/prior`]: register,
  [`GET ${PUPIL}/warnings/{warningId}`]: ofOrder,
  [`GET ${PUPIL}/warnings/{warningId}/pdf`]: ofOrder,
  [`POST ${PUPIL}/warnings/{warningId}/end`]: {
    names: 'pupil',
    passes: 422,
    may: both(['contact teacher']),
    told: both(['subject teacher']),
  },
  'GET /v1/groups/{groupId}/warnings': {
    names: 'pupil',
    passes: 200,
    may: { ...both([...leaders, 'contact teacher']), ...otherLeader },
  },
  'GET /v1/schools/{schoolId}/warning-counts': {
    names: 'school',
    passes: 200,
    may: { own: leaders, ...otherLeader },
  },
  'GET /v1/schools/{schoolId}/warning-approvals': { names: 'school', passes: 200, may: { own: ['principal'] } },
};
