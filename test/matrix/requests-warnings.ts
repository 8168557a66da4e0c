import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';
import { draftIdAt, warningIdAt } from './warnings.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;

const STALE = { 'if-match': '"99"' };
const pupil = ({ schoolId, pupilId }: Place) => ({ schoolId, pupilId });
const draft = (place: Place) => ({ ...pupil(place), warningId: draftIdAt(place) });
const sent = (place: Place) => ({ ...pupil(place), warningId: warningIdAt(place) });

const content = {
  periodId: 'first-term',
  subjects: [],
  reasonIds: [],
  details: '',
  wayOut: '',
  byDay: null,
  contact: { name: '', phone: '' },
  missingWork: [],
};
/** A day in the past: whoever gets as far as 422 was let through. */
const past = { kind: 'subject', ...content, byDay: '2026-11-02' };

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const DRAFT = `${PUPIL}/warning-drafts/{warningId}`;

export const WARNINGS: Readonly<Record<string, (target: Place) => Sent>> = {
  [`GET ${PUPIL}/warning-form`]: (at) => ({ params: pupil(at) }),
  [`POST ${PUPIL}/warning-drafts`]: (at) => ({ params: pupil(at), body: past }),
  [`GET ${DRAFT}`]: (at) => ({ params: draft(at) }),
  [`PUT ${DRAFT}`]: (at) => ({ params: draft(at), body: content, headers: STALE }),
  [`DELETE ${DRAFT}`]: (at) => ({ params: draft(at), headers: STALE }),
  [`GET ${DRAFT}/trail`]: (at) => ({ params: draft(at) }),
  [`GET ${DRAFT}/preview`]: (at) => ({ params: draft(at) }),
  [`GET ${DRAFT}/pdf`]: (at) => ({ params: draft(at) }),
  [`POST ${DRAFT}/approval-request`]: (at) => ({ params: draft(at), headers: STALE }),
  [`POST ${DRAFT}/approval`]: (at) => ({ params: draft(at), body: { outcome: 'approved' }, headers: STALE }),
  [`POST ${DRAFT}/sending`]: (at) => ({
    params: draft(at),
    body: { seen: '0123456789ab' },
    headers: STALE,
  }),
  [`GET ${PUPIL}/warnings`]: (at) => ({ params: pupil(at) }),
  [`GET ${PUPIL}/warnings/prior`]: (at) => ({
    params: pupil(at),
    query: { kind: 'order', before: '2026-11-24' },
  }),
  [`GET ${PUPIL}/warnings/{warningId}`]: (at) => ({ params: sent(at) }),
  [`GET ${PUPIL}/warnings/{warningId}/pdf`]: (at) => ({ params: sent(at) }),
  [`POST ${PUPIL}/warnings/{warningId}/end`]: (at) => ({ params: sent(at), body: { outcome: 'withdrawn' } }),
  'GET /v1/staff/warnings': () => ({}),
  'GET /v1/groups/{groupId}/warnings': ({ groupId }) => ({ params: { groupId } }),
  'GET /v1/schools/{schoolId}/warning-counts': ({ schoolId }) => ({ params: { schoolId } }),
  'GET /v1/schools/{schoolId}/warning-approvals': ({ schoolId }) => ({ params: { schoolId } }),
};
