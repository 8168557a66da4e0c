import type { FieldFault } from '../shared/errors.ts';
import { addDays, type Dated, type Day, holdsOn } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';

/** The longest grant: a month. For longer, the roster must make the colleague a teacher of the group. */
export const MAX_GRANT_DAYS = 31;

type Wanted = {
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly grantedBy: string;
  readonly colleague: { readonly staffId: string; readonly employed: Dated } | undefined;
};

/**
 * The fault of a grant and its field, if any. A grant may begin in the past, so that a substitute can still register an
 * earlier lesson, but must not have ended.
 */
export function faultOfGrant({ from, to, today, grantedBy, colleague }: Wanted): FieldFault<RefusalCode> | undefined {
  if (to < from) return { pointer: '/to', code: 'lessons.to-before-from', params: { from } };
  if (to < today) return { pointer: '/to', code: 'lessons.grant-over', params: { today } };
  const last = addDays(from, MAX_GRANT_DAYS - 1);
  if (to > last) return { pointer: '/to', code: 'lessons.grant-too-long', params: { maxDays: MAX_GRANT_DAYS, last } };
  const works = colleague && holdsOn(colleague.employed, from) && holdsOn(colleague.employed, to);
  if (!works) return { pointer: '/feideName', code: 'lessons.unknown-colleague', params: { from, to } };
  if (colleague.staffId !== grantedBy) return undefined;
  return { pointer: '/feideName', code: 'lessons.grant-to-yourself', params: {} };
}
