import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;

/** The family name of everybody in the municipality. */
const body = { name: 'Fjord' };

export const OFFICE: Readonly<Record<string, (target: Place) => Sent>> = {
  'POST /v1/schools/{schoolId}/pupil-searches': ({ schoolId }) => ({ params: { schoolId }, body }),
  'GET /v1/schools/{schoolId}/waiting': ({ schoolId }) => ({ params: { schoolId } }),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}': ({ schoolId, pupilId }) => ({ params: { schoolId, pupilId } }),
  'GET /v1/groups/{groupId}/pupils': ({ groupId }) => ({ params: { groupId } }),
  'POST /v1/owner/pupil-searches': () => ({ body }),
};
