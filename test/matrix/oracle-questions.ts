import type { Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const SAME = '/v1/same-people/{kind}/{personId}/{otherId}';
const school: readonly Role[] = ['office', 'leader', 'principal'];
const otherLeader: Role = 'leader at the other school';

/** Office and leaders of the pupil's school settle what the list asks; everybody else hears of no pupil (J2). */
const settlers: Row = {
  names: 'pupil',
  passes: 409,
  may: { own: school, grown: school, 'other school': [otherLeader] },
};
/** Whether two are one is for the school of both, and for the owner. */
const joiners = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: {
    own: [...school, 'owner admin'],
    grown: [...school, 'owner admin'],
    'other school': [otherLeader, 'owner admin'],
    'other owner': ['owner admin of another owner'],
  },
});

export const QUESTIONS: Readonly<Record<string, Row>> = {
  'GET /v1/schools/{schoolId}/work-list': {
    names: 'school',
    passes: 200,
    may: { own: school, 'other school': [otherLeader] },
  },
  [`POST ${PUPIL}/guardians/{guardianId}/basis-settlement`]: settlers,
  [`POST ${PUPIL}/protection-settlement`]: settlers,
  [`POST ${PUPIL}/guardians/{guardianId}/protection-settlement`]: settlers,
  // Which adults may be named to each other: who has the pupil's card sees it, office and leaders decide (J2).
  [`GET ${PUPIL}/homes`]: {
    names: 'pupil',
    passes: 200,
    may: {
      own: [...school, 'contact teacher'],
      grown: [...school, 'contact teacher'],
      'other school': [otherLeader],
    },
  },
  [`PUT ${PUPIL}/homes/{guardianId}/{otherId}`]: { ...settlers, passes: 412 },
  [`GET ${SAME}`]: joiners(200),
  [`POST ${SAME}/settlement`]: joiners(409),
};
