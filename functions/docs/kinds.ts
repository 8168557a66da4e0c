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
  'imports.not-applicable': 'conflict',
};

/** Which kind of refusal a feature's own code is. */
export const kindOf = (code: string): RefusalKind => KINDS[code] ?? 'invalid';
