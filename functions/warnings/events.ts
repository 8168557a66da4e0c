import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';
import { ENDINGS, WARNING_KINDS } from './rules.ts';

/** Data of every warning fact: ids and codes, never a subject, a reason or a name (law 1). */
const about = {
  warningId: z.string(),
  schoolId: z.string(),
  pupilId: z.string(),
  kind: z.enum(WARNING_KINDS),
};
/** The recipients with their basis: always the pupil, and the guardians whom the policy named that day. */
const recipients = z.array(
  z.object({ person: z.object({ kind: z.enum(['pupil', 'guardian']), id: z.string() }), basis: z.string() }),
);

export const WarningSent = fact('warning-sent', { ...about, sentBy: z.string(), recipients });
export const WarningEnded = fact('warning-ended', { ...about, how: z.enum(ENDINGS), endedBy: z.string(), recipients });

/** Every fact of this feature. `endedBy`, `sentBy`, `askedBy` and `returnedTo` are ids of staff. */
export const WarningFact = z.discriminatedUnion('name', [
  WarningSent,
  WarningEnded,
  fact('warning-approval-asked', { ...about, askedBy: z.string() }),
  fact('warning-approved', { ...about, returnedTo: z.string() }),
  fact('warning-returned', { ...about, returnedTo: z.string() }),
]);
export type WarningFact = z.output<typeof WarningFact>;

export const warningFact = factMaker<WarningFact>();
