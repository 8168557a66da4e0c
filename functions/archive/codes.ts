import { NATIONAL_CODES } from '../settings/lookup.ts';

export type { ArchiveCodes, ArchiveFiling, ArchiveUnit } from '../settings/lookup.ts';

/**
 * What a warning is called in an archive, by kind: the same for every pupil and in both forms of Norwegian, so that it
 * can name nobody.
 */
export const TITLES = {
  subject: 'Varsel i fag',
  order: 'Varsel i orden',
  conduct: 'Varsel i oppførsel',
} as const;

/** The status of what was sent in the published code list, until an owner says another. */
export const PUBLISHED_STATUS = NATIONAL_CODES.outgoingStatus;
