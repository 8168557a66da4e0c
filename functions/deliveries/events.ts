import * as z from 'zod/mini';
import { PAPER_WHYS } from './rules.ts';

/** Facts of deliveries: who must be told again, and whom the school must bring a letter. Ids and codes only (law 1). */
const about = {
  warningId: z.string(),
  schoolId: z.string(),
  pupilId: z.string(),
  person: z.object({ kind: z.enum(['pupil', 'guardian']), id: z.string() }),
};

const fact = <Name extends string, Data extends z.ZodMiniType>(name: Name, data: Data) =>
  z.object({
    id: z.string(),
    name: z.literal(name),
    version: z.literal(1),
    occurredAt: z.string(),
    ownerId: z.string(),
    data,
  });

/** Every fact of this feature. */
export const DeliveryFact = z.discriminatedUnion('name', [
  fact('delivery-reminder-due', z.object(about)),
  fact('paper-task-made', z.object({ ...about, why: z.enum(PAPER_WHYS) })),
]);
export type DeliveryFact = z.output<typeof DeliveryFact>;
