import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';
import { remarkIdAt } from './remarks.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;

const STALE = { 'if-match': '"99"' };
const GROUP = '/v1/groups/{groupId}';
const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}/remarks';
const ONE = `${PUPIL}/{remarkId}`;
const pupil = ({ schoolId, pupilId }: Place) => ({ schoolId, pupilId });
const remark = (at: Place) => ({ ...pupil(at), remarkId: remarkIdAt(at) });
const correction = { date: '2026-11-20', categoryId: 'late', comment: '', reason: 'Feil kategori.' };

export const REMARKS: Readonly<Record<string, (target: Place) => Sent>> = {
  [`GET ${GROUP}/remark-form`]: ({ groupId }) => ({ params: { groupId } }),
  // A day that has not come: whoever gets as far as 422 was let through.
  [`POST ${GROUP}/remarks`]: ({ groupId, pupilId }) => ({
    params: { groupId },
    body: { date: '2026-11-25', remarks: [{ pupilId, categoryId: 'late' }] },
  }),
  [`GET ${GROUP}/remarks`]: ({ groupId }) => ({ params: { groupId } }),
  'GET /v1/staff/remarks': () => ({}),
  [`GET ${PUPIL}`]: (at) => ({ params: pupil(at) }),
  [`GET ${ONE}`]: (at) => ({ params: remark(at) }),
  [`PUT ${ONE}`]: (at) => ({ params: remark(at), body: correction, headers: STALE }),
  [`POST ${ONE}/withdrawal`]: (at) => ({ params: remark(at), body: { reason: 'Feil elev.' }, headers: STALE }),
  [`POST ${ONE}/release`]: (at) => ({ params: remark(at), headers: STALE }),
  'GET /v1/guardian/children/{childId}/remarks': ({ pupilId }) => ({ params: { childId: pupilId } }),
  'GET /v1/pupil/{pupilId}/remarks': ({ pupilId }) => ({ params: { pupilId } }),
};
