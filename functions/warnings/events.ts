import * as z from 'zod/mini';
import { ENDINGS, WARNING_KINDS } from './rules.ts';

/** Facts of warnings, as they leave through the outbox: ids and codes, never a subject, a reason or a name (law 1). */
const about = {
  warningId: z.string(),
  schoolId: z.string(),
  pupilId: z.string(),
  kind: z.enum(WARNING_KINDS),
};
/** Those who got the warning, by which relation: the pupil always, and guardians as the policy named them that day. */
const recipients = z.array(
  z.object({ person: z.object({ kind: z.enum(['pupil', 'guardian']), id: z.string() }), basis: z.string() }),
);

const fact = <Name extends string, Data extends z.ZodMiniType>(name: Name, data: Data) =>
  z.object({
    id: z.string(),
    name: z.literal(name),
    version: z.literal(1),
    occurredAt: z.string(),
    ownerId: z.string(),
    data,
  });

/** Every fact of this feature. `endedBy`, `sentBy`, `askedBy` and `returnedTo` are ids of staff. */
export const WarningFact = z.discriminatedUnion('name', [
  fact('warning-sent', z.object({ ...about, sentBy: z.string(), recipients })),
  fact('warning-ended', z.object({ ...about, how: z.enum(ENDINGS), endedBy: z.string(), recipients })),
  fact('warning-approval-asked', z.object({ ...about, askedBy: z.string() })),
  fact('warning-approved', z.object({ ...about, returnedTo: z.string() })),
  fact('warning-returned', z.object({ ...about, returnedTo: z.string() })),
]);
export type WarningFact = z.output<typeof WarningFact>;
