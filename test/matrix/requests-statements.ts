import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';
import { statementIdAt, strikeOutIdAt } from './statements.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body'>;

const staff = ({ schoolId, pupilId }: Place) => ({ schoolId, pupilId });
const ofStaff = (at: Place): Sent => ({ params: staff(at) });
const oneOfStaff = (at: Place): Sent => ({ params: { ...staff(at), statementId: statementIdAt(at) } });
const ofChild = ({ pupilId }: Place): Sent => ({ params: { childId: pupilId } });
const oneOfChild = (at: Place): Sent => ({ params: { childId: at.pupilId, statementId: statementIdAt(at) } });
const ofPupil = ({ pupilId }: Place): Sent => ({ params: { pupilId } });
const oneOfPupil = (at: Place): Sent => ({ params: { pupilId: at.pupilId, statementId: statementIdAt(at) } });
const ofClass = ({ groupId }: Place): Sent => ({ params: { groupId } });
/** A half-year that has not begun, and a span that is not over: a rule stops both. */
const EARLY = { halfYear: '2027-spring' };
const AHEAD = { firstDay: '2026-12-01', lastDay: '2026-12-04', cause: 'health' };

const STAFF = '/v1/schools/{schoolId}/pupils/{pupilId}';
const GUARDIAN = '/v1/guardian/children/{childId}/statements';
const PUPIL = '/v1/pupil/{pupilId}/statements';

export const STATEMENTS: Readonly<Record<string, (target: Place) => Sent>> = {
  [`POST ${STAFF}/statements`]: (at) => ({ ...ofStaff(at), body: EARLY }),
  [`GET ${STAFF}/statements`]: ofStaff,
  [`GET ${STAFF}/statements/{statementId}`]: oneOfStaff,
  [`GET ${STAFF}/statements/{statementId}/pdf`]: (at) => ({ ...oneOfStaff(at), query: { language: 'nn' } }),
  [`GET ${STAFF}/statements/{statementId}/verification`]: oneOfStaff,
  [`GET ${STAFF}/strike-outs`]: ofStaff,
  [`POST ${STAFF}/strike-outs`]: (at) => ({ ...ofStaff(at), body: AHEAD }),
  [`DELETE ${STAFF}/strike-outs/{strikeOutId}`]: (at) => ({
    params: { ...staff(at), strikeOutId: strikeOutIdAt(at) },
  }),
  'GET /v1/groups/{groupId}/statements': ofClass,
  'POST /v1/groups/{groupId}/statements': (at) => ({ ...ofClass(at), body: EARLY }),
  'GET /v1/groups/{groupId}/statements/csv': (at) => ({ ...ofClass(at), query: { halfYear: '2026-autumn' } }),
  [`GET ${GUARDIAN}`]: ofChild,
  [`GET ${GUARDIAN}/{statementId}`]: oneOfChild,
  [`GET ${GUARDIAN}/{statementId}/pdf`]: oneOfChild,
  [`GET ${PUPIL}`]: ofPupil,
  [`GET ${PUPIL}/{statementId}`]: oneOfPupil,
  [`GET ${PUPIL}/{statementId}/pdf`]: oneOfPupil,
};
