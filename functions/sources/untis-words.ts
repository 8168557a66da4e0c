import type { RowData } from './rows.ts';
import { closedWords } from './words.ts';

type Status = RowData['lesson']['status'];

/** `code` of the JSON-RPC: `irregular` is a substitution or an extra lesson; no code shows a move. */
export const RPC_CODES = closedWords<Status>({ '': 'planned', cancelled: 'cancelled', irregular: 'planned' });
/**
 * `lstype` of the JSON-RPC: lesson and examination have pupils; office hour, standby and supervision of breaks do not.
 */
export const RPC_TYPES = closedWords({ '': true, ls: true, ex: true, oh: false, sb: false, bs: false });

/** `PeriodStatusEnum` of the REST API. */
export const REST_STATUSES = closedWords<Status>({
  REGULAR: 'planned',
  CHANGED: 'planned',
  ADDITIONAL: 'planned',
  CANCELLED: 'cancelled',
});
/** `PeriodTypeEnum` of the REST API: those with pupils are lessons. */
export const REST_TYPES = closedWords({
  NORMAL_TEACHING_PERIOD: true,
  ADDITIONAL_PERIOD: true,
  EXAM: true,
  EVENT: true,
  STAND_BY_PERIOD: false,
  OFFICE_HOUR: false,
  BREAK_SUPERVISION: false,
  MEETING: false,
});
/** `ResourceStatusEnum` of the REST API: true if the resource takes part. */
export const REST_RESOURCES = closedWords({ REGULAR: true, ADDED: true, REMOVED: false });
