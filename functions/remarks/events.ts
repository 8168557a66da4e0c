import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';
import { LEDGERS, POLARITIES } from './rules.ts';

/** Data of every remark fact: ids and codes, never a category, a comment or a name (law 1). */
const about = {
  remarkId: z.string(),
  schoolId: z.string(),
  pupilId: z.string(),
  /** The member of staff who took the step. */
  teacherId: z.string(),
  version: z.number(),
  ledger: z.enum(LEDGERS),
  polarity: z.enum(POLARITIES),
};

/** Every fact of this feature. A held remark has no fact until its release publishes it. */
export const RemarkFact = z.discriminatedUnion('name', [
  fact('remark-published', about),
  fact('remark-corrected', about),
  fact('remark-withdrawn', about),
]);
export type RemarkFact = z.output<typeof RemarkFact>;

export const remarkFact = factMaker<RemarkFact>();
