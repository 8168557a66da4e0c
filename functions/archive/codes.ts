export type { ArchiveCodes } from '../settings/lookup.ts';

/** What a warning is called in an archive, by kind: the same for every pupil and in both forms of Norwegian, so that it can name nobody. */
export const TITLES = {
  subject: 'Varsel i fag',
  order: 'Varsel i orden',
  conduct: 'Varsel i oppførsel',
} as const;
