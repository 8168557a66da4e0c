import type { Role, Where } from './municipality.ts';
import type { Row } from './oracle.ts';

type At = Partial<Readonly<Record<Where, readonly Role[]>>>;

const child: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
};
const own: Row = { names: 'pupil', passes: 200, may: { own: ['pupil minor'], grown: ['pupil of age'] } };

const LEADERS: readonly Role[] = ['leader', 'principal'];
const IN_CLASS: readonly Role[] = ['contact teacher', ...LEADERS];
/** A class and its sums: the contact teacher and the leaders of its school (C1). */
const ofClass: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: IN_CLASS, grown: IN_CLASS, 'other school': ['leader at the other school'] },
};
/** One pupil: teachers too, of own subjects (C1). */
const ofPupil: Row = {
  names: 'pupil',
  passes: 200,
  may: {
    own: ['subject teacher', ...IN_CLASS],
    grown: ['subject teacher', ...IN_CLASS],
    'other school': ['leader at the other school'],
  },
};
/** The principal personally (OF § 9-8); those who see the figures are told that it is not theirs. */
const told: At = {
  own: ['subject teacher', 'contact teacher', 'leader'],
  grown: ['subject teacher', 'contact teacher', 'leader'],
  'other school': ['leader at the other school'],
};
const principal = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['principal'], grown: ['principal'] },
  told,
});

const GROUP = '/v1/groups/{groupId}/absence-figures';
const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';

export const FIGURES: Readonly<Record<string, Row>> = {
  'GET /v1/guardian/children/{childId}/absence-figures': child,
  'GET /v1/guardian/children/{childId}/absences': child,
  'GET /v1/pupil/{pupilId}/absence-figures': own,
  'GET /v1/pupil/{pupilId}/absences': own,
  [`GET ${GROUP}`]: ofClass,
  [`GET ${GROUP}/csv`]: ofClass,
  'GET /v1/schools/{schoolId}/absence-figures': {
    names: 'school',
    passes: 200,
    may: { own: LEADERS, 'other school': ['leader at the other school'] },
  },
  [`GET ${PUPIL}/absence-figures`]: ofPupil,
  [`GET ${PUPIL}/absences`]: ofPupil,
  [`GET ${PUPIL}/absences/csv`]: ofPupil,
  [`GET ${PUPIL}/limit-decisions`]: principal(200),
  // Compulsory school has no limit to decide on.
  [`POST ${PUPIL}/limit-decisions`]: principal(409),
  [`POST ${PUPIL}/limit-decisions/{decisionId}/withdrawal`]: principal(404),
};
