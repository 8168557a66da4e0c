import { ROLES, type Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const GUARDIANS = ROLES.filter((role) => role.startsWith('guardian'));
const PUPILS: readonly Role[] = ['pupil minor', 'pupil of age'];
const STAFF = ROLES.filter((role) => role !== 'anonymous' && !GUARDIANS.includes(role) && !PUPILS.includes(role));

/** Own channels are everybody's own: whoever has a person in that role gets through, also who has left. */
const own = (as: 'guardian' | 'pupil' | 'staff', roles: readonly Role[]): Readonly<Record<string, Row>> => {
  const row = (passes: number): Row => ({ names: 'nothing', passes, may: { own: roles } });
  return {
    [`GET /v1/${as}/notice-channels`]: row(200),
    // No provider takes the matrix's token.
    [`POST /v1/${as}/devices`]: row(422),
    [`DELETE /v1/${as}/devices/{deviceId}`]: row(204),
    [`GET /v1/${as}/notice-choices`]: row(200),
    [`PUT /v1/${as}/notice-choices`]: row(412),
    [`POST /v1/${as}/test-notices`]: row(409),
  };
};

export const CHANNELS: Readonly<Record<string, Row>> = {
  ...own('guardian', GUARDIANS),
  ...own('pupil', PUPILS),
  ...own('staff', STAFF),
  'GET /v1/groups/{groupId}/unreachable-families': {
    names: 'pupil',
    passes: 200,
    may: {
      own: ['contact teacher', 'office', 'leader', 'principal'],
      grown: ['contact teacher', 'office', 'leader', 'principal'],
      'other school': ['leader at the other school'],
    },
  },
};
