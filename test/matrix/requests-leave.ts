import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;

const STALE = { 'if-match': '"99"' };
const PAST = { firstDay: '2026-11-02', lastDay: '2026-11-02', purposeId: 'travel' };
const child = ({ pupilId, leaveId }: Place) => ({ childId: pupilId, leaveId });
const pupil = ({ pupilId, leaveId }: Place) => ({ pupilId, leaveId });

const CHILD = '/v1/guardian/children/{childId}';
const PUPIL = '/v1/pupil/{pupilId}';
const STAFF = '/v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}';

export const LEAVE: Readonly<Record<string, (target: Place) => Sent>> = {
  [`GET ${CHILD}/leave-rules`]: ({ pupilId }) => ({ params: { childId: pupilId } }),
  [`POST ${CHILD}/leave-applications`]: ({ pupilId }) => ({ params: { childId: pupilId }, body: PAST }),
  [`GET ${CHILD}/leave-applications`]: ({ pupilId }) => ({ params: { childId: pupilId } }),
  [`GET ${CHILD}/leave-applications/{leaveId}`]: (at) => ({ params: child(at) }),
  [`POST ${CHILD}/leave-applications/{leaveId}/withdrawal`]: (at) => ({ params: child(at), headers: STALE }),
  [`GET ${PUPIL}/leave-rules`]: ({ pupilId }) => ({ params: { pupilId } }),
  [`POST ${PUPIL}/leave-applications`]: ({ pupilId }) => ({ params: { pupilId }, body: PAST }),
  [`GET ${PUPIL}/leave-applications`]: ({ pupilId }) => ({ params: { pupilId } }),
  [`GET ${PUPIL}/leave-applications/{leaveId}`]: (at) => ({ params: pupil(at) }),
  [`POST ${PUPIL}/leave-applications/{leaveId}/withdrawal`]: (at) => ({ params: pupil(at), headers: STALE }),
  'GET /v1/groups/{groupId}/leave-applications': ({ groupId }) => ({ params: { groupId } }),
  'GET /v1/schools/{schoolId}/leave-applications': ({ schoolId }) => ({ params: { schoolId } }),
  [`GET ${STAFF}`]: (at) => ({ params: { schoolId: at.schoolId, ...pupil(at) } }),
  [`POST ${STAFF}/decision`]: (at) => ({
    params: { schoolId: at.schoolId, ...pupil(at) },
    body: { outcome: 'granted' },
    headers: STALE,
  }),
  'GET /v1/schools/{schoolId}/groups': ({ schoolId }) => ({ params: { schoolId } }),
};
