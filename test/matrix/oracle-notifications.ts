import { ROLES, type Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const GUARDIANS = ROLES.filter((role) => role.startsWith('guardian'));
const PUPILS: readonly Role[] = ['pupil minor', 'pupil of age'];
const STAFF = ROLES.filter((role) => role !== 'anonymous' && !GUARDIANS.includes(role) && !PUPILS.includes(role));

/** An own inbox is everybody's own, also of who has left; an item in it, and the notice of it, is nobody else's. */
const own = (as: string, roles: readonly Role[], readers: Row['may']): Readonly<Record<string, Row>> => ({
  [`GET /v1/${as}/inbox`]: { names: 'nothing', passes: 200, may: { own: roles } },
  [`POST /v1/${as}/inbox/reads`]: { names: 'item', passes: 200, may: readers },
  [`GET /v1/${as}/notices/{noticeId}`]: { names: 'item', passes: 200, may: readers },
});

export const NOTIFICATIONS: Readonly<Record<string, Row>> = {
  ...own('guardian', GUARDIANS, { own: ['guardian'], 'other owner': ['guardian of another owner'] }),
  ...own('pupil', PUPILS, { own: ['pupil minor'] }),
  ...own('staff', STAFF, { own: ['contact teacher'] }),
};
