import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body'>;

const CLASS = '/v1/groups/{groupId}';
const ofClass = ({ groupId }: Place) => ({ params: { groupId } });
/** A day that has not been yet: a rule stops it. */
const early = ({ pupilId }: Place) => ({
  decisions: [{ pupilId, date: '2026-11-27', code: 'reported', version: 0 }],
  reports: [],
});

export const HANDLING: Readonly<Record<string, (target: Place) => Sent>> = {
  [`GET ${CLASS}/absence-queue`]: (at) => ({ ...ofClass(at), query: { to: '2026-12-01' } }),
  [`GET ${CLASS}/absences`]: (at) => ({ ...ofClass(at), query: { from: '2026-11-23', to: '2026-11-27' } }),
  [`GET ${CLASS}/absence-codes`]: ofClass,
  [`POST ${CLASS}/absence-decisions`]: (at) => ({ ...ofClass(at), body: early(at) }),
  [`POST ${CLASS}/absence-decisions/preview`]: (at) => ({ ...ofClass(at), body: early(at) }),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-decisions': ({ schoolId, pupilId }) => ({
    params: { schoolId, pupilId },
  }),
};
