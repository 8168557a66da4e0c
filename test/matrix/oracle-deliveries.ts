import type { Role } from './municipality.ts';
import type { Row } from './oracle.ts';

/** Who may read about the child may read its warnings; the warning at each place went to the pupil alone. */
const guardian = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
});
const pupil: Row = { names: 'pupil', passes: 200, may: { own: ['pupil minor'], grown: ['pupil of age'] } };

const leaders: readonly Role[] = ['leader', 'principal'];
const otherLeader = { 'other school': ['leader at the other school'] } as const;
/** The warning at each place is the contact teacher's own, of order: a subject teacher has no part in it. */
const trail: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: [...leaders, 'contact teacher'], grown: [...leaders, 'contact teacher'], ...otherLeader },
};
/** What goes on paper is the office's work, and the leader's. */
const paper = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: [...leaders, 'office'], grown: [...leaders, 'office'], ...otherLeader },
});

const SCHOOL = '/v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}';
const CHILD = '/v1/guardian/children/{childId}/warnings';
const OWN = '/v1/pupil/{pupilId}/warnings';

export const DELIVERIES: Readonly<Record<string, Row>> = {
  [`GET ${CHILD}`]: guardian(200),
  [`GET ${CHILD}/{warningId}`]: guardian(200),
  [`GET ${CHILD}/{warningId}/pdf`]: guardian(200),
  [`POST ${CHILD}/{warningId}/acknowledgement`]: guardian(409),
  [`GET ${OWN}`]: pupil,
  [`GET ${OWN}/{warningId}`]: pupil,
  [`GET ${OWN}/{warningId}/pdf`]: pupil,
  [`POST ${OWN}/{warningId}/acknowledgement`]: pupil,
  [`GET ${SCHOOL}/deliveries`]: trail,
  [`GET ${SCHOOL}/delivery-proof`]: trail,
  'GET /v1/schools/{schoolId}/paper-tasks': {
    names: 'school',
    passes: 200,
    may: { own: [...leaders, 'office'], ...otherLeader },
  },
  [`GET ${SCHOOL}/paper-tasks/{personId}/pdf`]: paper(200),
  [`POST ${SCHOOL}/paper-tasks/{personId}/completion`]: paper(200),
};
