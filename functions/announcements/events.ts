import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/** Facts of announcements: ids only, no word of what was written (law 1), and no reader: those of the day are read. */

const told = {
  announcementId: z.string(),
  groupId: z.string(),
  schoolId: z.string(),
  urgent: z.boolean(),
  /** The last pupil of the group who has been gone through; `''` at the start. */
  after: z.string(),
};

export const AnnouncementSent = fact('announcement-sent', told);
export const AnnouncementWithdrawn = fact('announcement-withdrawn', told);

/** Every fact of this feature. */
export const AnnouncementFact = z.discriminatedUnion('name', [AnnouncementSent, AnnouncementWithdrawn]);
export type AnnouncementFact = z.output<typeof AnnouncementFact>;

export const announcementFact = factMaker<AnnouncementFact>();
