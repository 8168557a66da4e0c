import * as z from 'zod/mini';

/**
 * A statement was frozen: its hash, for a comparison outside the record. Ids and a hash, never a figure or a name.
 * Nobody listens to statement-frozen: statements are not archived, and the outbox keeps a published fact for seven
 * days.
 */
const StatementFrozen = z.object({
  id: z.string(),
  name: z.literal('statement-frozen'),
  version: z.literal(1),
  occurredAt: z.string(),
  ownerId: z.string(),
  data: z.object({
    pupilId: z.string(),
    schoolId: z.string(),
    statementId: z.string(),
    halfYear: z.string(),
    sha256: z.string(),
  }),
});

/** Every fact of this feature. */
export const StatementFact = z.discriminatedUnion('name', [StatementFrozen]);
export type StatementFact = z.output<typeof StatementFact>;
