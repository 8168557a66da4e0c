import type { Row } from './oracle.ts';

/**
 * Both guardians see leave and apply for it, the pupil from the birthday on; consent gives a guardian sight, never this
 * (A10).
 */
const guardianReads: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
};
const guardianActs = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['guardian'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian', 'guardian with consent'] },
});
const pupilReads: Row = { names: 'pupil', passes: 200, may: { own: ['pupil minor'], grown: ['pupil of age'] } };
const pupilActs = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { grown: ['pupil of age'] },
  told: { own: ['pupil minor'] },
});

const CHILD = '/v1/guardian/children/{childId}';
const PUPIL = '/v1/pupil/{pupilId}';
const STAFF = '/v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}';
const readers = ['office', 'leader', 'principal', 'contact teacher'] as const;

export const LEAVE: Readonly<Record<string, Row>> = {
  [`GET ${CHILD}/leave-rules`]: guardianReads,
  [`POST ${CHILD}/leave-applications`]: guardianActs(422),
  [`GET ${CHILD}/leave-applications`]: guardianReads,
  [`GET ${CHILD}/leave-applications/{leaveId}`]: guardianReads,
  [`POST ${CHILD}/leave-applications/{leaveId}/withdrawal`]: guardianActs(412),
  [`GET ${PUPIL}/leave-rules`]: pupilReads,
  [`POST ${PUPIL}/leave-applications`]: pupilActs(422),
  [`GET ${PUPIL}/leave-applications`]: pupilReads,
  [`GET ${PUPIL}/leave-applications/{leaveId}`]: pupilReads,
  [`POST ${PUPIL}/leave-applications/{leaveId}/withdrawal`]: pupilActs(412),
  'GET /v1/groups/{groupId}/leave-applications': {
    names: 'pupil',
    passes: 200,
    may: { own: ['contact teacher'], grown: ['contact teacher'] },
  },
  'GET /v1/schools/{schoolId}/leave-applications': {
    names: 'school',
    passes: 200,
    may: { own: ['office', 'leader', 'principal'], 'other school': ['leader at the other school'] },
  },
  [`GET ${STAFF}`]: {
    names: 'pupil',
    passes: 200,
    may: { own: readers, grown: readers, 'other school': ['leader at the other school'] },
  },
  // The office and the leaders may read an application, and are told that they do not decide.
  [`POST ${STAFF}/decision`]: {
    names: 'pupil',
    passes: 412,
    may: { own: ['contact teacher', 'principal'], grown: ['contact teacher', 'principal'] },
    told: {
      own: ['office', 'leader'],
      grown: ['office', 'leader'],
      'other school': ['leader at the other school'],
    },
  },
  // What the whole staff of a school may know of it: classes, never who is in them.
  'GET /v1/schools/{schoolId}/groups': {
    names: 'school',
    passes: 200,
    may: {
      own: ['subject teacher', 'contact teacher', 'leader', 'principal', 'office', 'substitute'],
      'other school': ['leader at the other school'],
    },
  },
};
