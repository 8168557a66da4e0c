import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';
import { broughtIdAt, paperIdAt, warningIdAt } from './warnings.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;

const CHILD = '/v1/guardian/children/{childId}/warnings';
const OWN = '/v1/pupil/{pupilId}/warnings';
const child = (at: Place) => ({ childId: at.pupilId, warningId: warningIdAt(at) });
const own = (at: Place) => ({ pupilId: at.pupilId, warningId: warningIdAt(at) });
const sent = (at: Place) => ({ schoolId: at.schoolId, ...own(at) });
const task = (at: Place) => ({ ...sent(at), warningId: paperIdAt(at), personId: at.pupilId });
const brought = (at: Place) => ({ ...task(at), warningId: broughtIdAt(at) });
const SCHOOL = '/v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}';

export const DELIVERIES: Readonly<Record<string, (target: Place) => Sent>> = {
  [`GET ${CHILD}`]: ({ pupilId }) => ({ params: { childId: pupilId } }),
  [`GET ${CHILD}/{warningId}`]: (at) => ({ params: child(at) }),
  [`GET ${CHILD}/{warningId}/pdf`]: (at) => ({ params: child(at) }),
  [`POST ${CHILD}/{warningId}/acknowledgement`]: (at) => ({ params: child(at) }),
  [`GET ${OWN}`]: ({ pupilId }) => ({ params: { pupilId } }),
  [`GET ${OWN}/{warningId}`]: (at) => ({ params: own(at) }),
  [`GET ${OWN}/{warningId}/pdf`]: (at) => ({ params: own(at) }),
  [`POST ${OWN}/{warningId}/acknowledgement`]: (at) => ({ params: own(at) }),
  [`GET ${SCHOOL}/deliveries`]: (at) => ({ params: sent(at) }),
  [`GET ${SCHOOL}/delivery-proof`]: (at) => ({ params: sent(at) }),
  'GET /v1/schools/{schoolId}/paper-tasks': ({ schoolId }) => ({ params: { schoolId } }),
  [`GET ${SCHOOL}/paper-tasks/{personId}/pdf`]: (at) => ({ params: task(at) }),
  [`POST ${SCHOOL}/paper-tasks/{personId}/completion`]: (at) => ({ params: brought(at), body: { how: 'posted' } }),
};
