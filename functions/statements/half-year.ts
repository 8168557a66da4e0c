import { halfYearFrom } from '../shared/school/half-year.ts';
import type { Day, HalfYear } from '../shared/time.ts';
import { refuse } from './refusals.ts';

/** Refuses to freeze a half-year that has not begun. */
export function mustHaveBegun(half: HalfYear, today: Day): void {
  if (half.from <= today) return;
  const params = { from: half.from };
  const faults = [{ pointer: '/halfYear', code: 'statements.half-year-not-begun', params }];
  throw refuse('statements.half-year-not-begun', params, { faults });
}

/** The half-year in front of a statement's id. */
export const halfYearIn = (statementId: string, today: Day): HalfYear =>
  halfYearFrom(statementId.slice(0, statementId.lastIndexOf('-')), today);
