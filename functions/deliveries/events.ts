import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';
import { PAPER_WHYS } from './rules.ts';

/** Facts of deliveries: a person needs a reminder, or the school must bring a letter. Ids and codes only (law 1). */
const about = {
  warningId: z.string(),
  schoolId: z.string(),
  pupilId: z.string(),
  person: z.object({ kind: z.enum(['pupil', 'guardian']), id: z.string() }),
};

/** Every fact of this feature. */
export const DeliveryFact = z.discriminatedUnion('name', [
  fact('delivery-reminder-due', about),
  fact('paper-task-made', { ...about, why: z.enum(PAPER_WHYS) }),
]);
export type DeliveryFact = z.output<typeof DeliveryFact>;

export const deliveryFact = factMaker<DeliveryFact>();
