import type { Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const READERS: readonly Role[] = ['contact teacher', 'leader', 'principal', 'office'];
const WRITERS: readonly Role[] = ['contact teacher', 'office'];
const LEADERS: readonly Role[] = ['leader', 'principal'];

/** Those who keep the pupil's papers, and leaders, who read (C1): never a subject teacher. */
const read: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: READERS, grown: READERS, 'other school': ['leader at the other school'] },
};
/** A leader reads and does not write. */
const write = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: WRITERS, grown: WRITERS },
  told: { own: LEADERS, grown: LEADERS, 'other school': ['leader at the other school'] },
});
const guardian: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
};
const pupil: Row = { names: 'pupil', passes: 200, may: { own: ['pupil minor'], grown: ['pupil of age'] } };

const STAFF = '/v1/schools/{schoolId}/pupils/{pupilId}';
const GUARDIAN = '/v1/guardian/children/{childId}/statements';
const PUPIL = '/v1/pupil/{pupilId}/statements';

export const STATEMENTS: Readonly<Record<string, Row>> = {
  [`POST ${STAFF}/statements`]: write(422),
  [`GET ${STAFF}/statements`]: read,
  [`GET ${STAFF}/statements/{statementId}`]: read,
  [`GET ${STAFF}/statements/{statementId}/pdf`]: read,
  [`GET ${STAFF}/statements/{statementId}/verification`]: read,
  [`GET ${STAFF}/strike-outs`]: read,
  [`POST ${STAFF}/strike-outs`]: write(422),
  [`DELETE ${STAFF}/strike-outs/{strikeOutId}`]: write(200),
  'GET /v1/groups/{groupId}/statements': read,
  'POST /v1/groups/{groupId}/statements': write(422),
  'GET /v1/groups/{groupId}/statements/csv': read,
  [`GET ${GUARDIAN}`]: guardian,
  [`GET ${GUARDIAN}/{statementId}`]: guardian,
  [`GET ${GUARDIAN}/{statementId}/pdf`]: guardian,
  [`GET ${PUPIL}`]: pupil,
  [`GET ${PUPIL}/{statementId}`]: pupil,
  [`GET ${PUPIL}/{statementId}/pdf`]: pupil,
};
