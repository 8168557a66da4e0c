import * as z from 'zod/mini';
import { fact, factMaker, UNHEARD } from '../shared/fact.ts';

/** A statement was frozen: its hash, for a comparison outside the record. Ids and a hash, never a figure or a name. */
const StatementFrozen = fact('statement-frozen', {
  pupilId: z.string(),
  schoolId: z.string(),
  statementId: z.string(),
  halfYear: z.string(),
  sha256: z.string(),
}).register(UNHEARD, { why: 'Statements are not archived, and the outbox keeps a published fact for seven days.' });

/** Every fact of this feature. */
export const StatementFact = z.discriminatedUnion('name', [StatementFrozen]);
export type StatementFact = z.output<typeof StatementFact>;

export const statementFact = factMaker<StatementFact>();
