import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';
import { LEDGERS, POLARITIES } from './rules.ts';

/** Facts of remarks, as they leave through the outbox: ids and codes, never a category, a comment or a name (law 1). */
const about = {
  remarkId: z.string(),
  schoolId: z.string(),
  pupilId: z.string(),
  /** Who took the step. */
  teacherId: z.string(),
  version: z.number(),
  ledger: z.enum(LEDGERS),
  polarity: z.enum(POLARITIES),
};

/** Every fact of this feature. Of what is held there is none: it is published by its release. */
export const RemarkFact = z.discriminatedUnion('name', [
  fact('remark-published', about),
  fact('remark-corrected', about),
  fact('remark-withdrawn', about),
]);
export type RemarkFact = z.output<typeof RemarkFact>;

export const remarkFact = factMaker<RemarkFact>();
