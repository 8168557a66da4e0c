import type { Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const GROUP = '/v1/groups/{groupId}';
const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}/remarks';
const ONE = `${PUPIL}/{remarkId}`;
const leaders: readonly Role[] = ['leader', 'principal'];
const otherLeader = { 'other school': ['leader at the other school'] } as const;
const both = (roles: readonly Role[]) => ({ own: roles, grown: roles });

/** Everybody who teaches the group, also by a grant (E1). */
const writers = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: both(['contact teacher', 'subject teacher', 'substitute']),
});
/** All remarks for leaders and the contact teacher; colleagues see their own only. */
const readers: Row = { names: 'pupil', passes: 200, may: { ...both([...leaders, 'contact teacher']), ...otherLeader } };
/**
 * The remark at each place is the contact teacher's and held: to colleagues it is not there, leaders are told whose
 * work it is.
 */
const movers: Row = {
  names: 'pupil',
  passes: 412,
  may: both(['contact teacher']),
  told: { ...both(leaders), ...otherLeader },
};

export const REMARKS: Readonly<Record<string, Row>> = {
  [`GET ${GROUP}/remark-form`]: writers(200),
  [`POST ${GROUP}/remarks`]: writers(422),
  [`GET ${GROUP}/remarks`]: readers,
  [`GET ${PUPIL}`]: readers,
  [`GET ${ONE}`]: readers,
  [`PUT ${ONE}`]: movers,
  [`POST ${ONE}/withdrawal`]: movers,
  [`POST ${ONE}/release`]: movers,
  'GET /v1/guardian/children/{childId}/remarks': {
    names: 'pupil',
    passes: 200,
    may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
    told: { grown: ['guardian'] },
  },
  'GET /v1/pupil/{pupilId}/remarks': {
    names: 'pupil',
    passes: 200,
    may: { own: ['pupil minor'], grown: ['pupil of age'] },
  },
};
