import * as z from 'zod/mini';
import { fact, factMaker, UNHEARD } from '../shared/fact.ts';

/** Facts of statements, as they leave through the outbox: ids and the hash, never a figure or a name (law 1). */
const StatementFrozen = fact('statement-frozen', {
  pupilId: z.string(),
  schoolId: z.string(),
  statementId: z.string(),
  halfYear: z.string(),
  sha256: z.string(),
}).register(UNHEARD, { why: 'For the archive, which takes no statements yet.' });

/** Every fact of this feature. */
export const StatementFact = z.discriminatedUnion('name', [StatementFrozen]);
export type StatementFact = z.output<typeof StatementFact>;

export const statementFact = factMaker<StatementFact>();
