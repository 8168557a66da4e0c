import { key } from '../shared/table/dynamo.ts';
import type { ReportState } from './rules.ts';

/** The lists of a school's reports. */
export const KINDS = { open: 'REPORTED-OPEN', handled: 'REPORTED-HANDLED' } as const satisfies Record<
  ReportState,
  string
>;
export const schoolPk = (ownerId: string, schoolId: string): string => key(ownerId, 'SCHOOL', schoolId);

/** The open reports of a school. */
export const openReportsAt = (ownerId: string, schoolId: string) => ({
  pk: schoolPk(ownerId, schoolId),
  prefix: `${KINDS.open}#`,
});
