import { NATIONAL_CODES } from '../settings/lookup.ts';

export type { ArchiveCodes, ArchiveFiling, ArchiveUnit } from '../settings/lookup.ts';

/** Titles of warnings in an archive, by kind: the same for every pupil and in both forms of Norwegian, so no name. */
export const TITLES = {
  subject: 'Varsel i fag',
  order: 'Varsel i orden',
  conduct: 'Varsel i oppførsel',
} as const;

/** The status of an outgoing entry in the published code list; the default of the owner's setting. */
export const PUBLISHED_STATUS = NATIONAL_CODES.outgoingStatus;
