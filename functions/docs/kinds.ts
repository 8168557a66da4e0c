import type { RefusalKind } from '../shared/errors.ts';

/**
 * The kind of the features' own refusals that are not `invalid` (422): the tests hold every answer to the document, so
 * a line that is missing here shows as an answer that is not documented.
 */
const KINDS: Readonly<Record<string, RefusalKind>> = {
  'absence.pupil-of-age': 'forbidden',
  'absence.pupil-not-of-age': 'forbidden',
  'absence.overlap': 'conflict',
  'absence.handled': 'conflict',
  'absence.withdrawn': 'conflict',
  'absence.still-open': 'conflict',
  'absence.not-open': 'conflict',
  'absence.not-asked': 'conflict',
  'absence.too-late': 'conflict',
  'channels.nothing-to-test': 'conflict',
  'channels.tested-lately': 'conflict',
  'channels.too-many-devices': 'conflict',
  'figures.pupil-of-age': 'forbidden',
  'figures.no-limit': 'conflict',
  'figures.hours-unknown': 'conflict',
  'figures.not-over-limit': 'conflict',
  'figures.over-principal-limit': 'conflict',
  'figures.decided': 'conflict',
  'figures.withdrawn': 'conflict',
  'handling.stale': 'conflict',
  'handling.report-stale': 'conflict',
  'handling.report-open': 'conflict',
  'handling.report-withdrawn': 'conflict',
  'imports.not-applicable': 'conflict',
  'lessons.cancelled': 'conflict',
  'lessons.not-begun': 'conflict',
  'lessons.half-year-over': 'conflict',
  'lessons.unsettled': 'conflict',
  'lessons.has-entries': 'conflict',
  'lessons.nothing-to-settle': 'conflict',
  'lessons.no-codes': 'conflict',
  'leave.pupil-of-age': 'forbidden',
  'leave.pupil-not-of-age': 'forbidden',
  'leave.not-decider': 'forbidden',
  'leave.principal-decides': 'forbidden',
  'leave.overlap': 'conflict',
  'leave.begun': 'conflict',
  'leave.already-granted': 'conflict',
  'leave.already-refused': 'conflict',
  'leave.already-withdrawn': 'conflict',
  'statements.pupil-of-age': 'forbidden',
  'statements.span-taken': 'conflict',
  'statements.days-used-up': 'conflict',
};

/** Which kind of refusal a feature's own code is. */
export const kindOf = (code: string): RefusalKind => KINDS[code] ?? 'invalid';
