import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/**
 * Facts of statements, as they leave through the outbox: ids and the hash, never a figure or a name (law 1).
 * Nobody listens to statement-frozen yet: the archive will, since absence of all pupils must be kept for good.
 */
const StatementFrozen = fact('statement-frozen', {
  pupilId: z.string(),
  schoolId: z.string(),
  statementId: z.string(),
  halfYear: z.string(),
  sha256: z.string(),
});

/** Every fact of this feature. */
export const StatementFact = z.discriminatedUnion('name', [StatementFrozen]);
export type StatementFact = z.output<typeof StatementFact>;

export const statementFact = factMaker<StatementFact>();
