import * as z from 'zod/mini';
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

const fact = <Name extends string>(name: Name) =>
  z.object({
    id: z.string(),
    name: z.literal(name),
    version: z.literal(1),
    occurredAt: z.string(),
    ownerId: z.string(),
    data: z.object(about),
  });

/** Every fact of this feature. Of what is held there is none: it is published by its release. */
export const RemarkFact = z.discriminatedUnion('name', [
  fact('remark-published'),
  fact('remark-corrected'),
  fact('remark-withdrawn'),
]);
export type RemarkFact = z.output<typeof RemarkFact>;
