import type { FieldFault } from '../shared/errors.ts';
import { addDays, type Dated, type Day, holdsOn } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';

/** The longest grant: a month. Longer is a teacher of the group, and the roster's to say. */
export const MAX_GRANT_DAYS = 31;

type Wanted = {
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly grantedBy: string;
  readonly colleague: { readonly staffId: string; readonly employed: Dated } | undefined;
};

/**
 * What is wrong with a grant, and where; `undefined` when nothing is. It may begin before today, so that who stood in
 * this morning can register this morning; it may not be over.
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
