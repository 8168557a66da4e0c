import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/** Facts of handling, as they leave through the outbox: ids and days, never a code or a reason (law 1). */
const AbsenceDecided = fact('absence-decided', {
  pupilId: z.string(),
  schoolId: z.string(),
  dates: z.array(z.string()),
  /** The handled reports, each at the version that the teacher saw. */
  reports: z.array(z.object({ reportId: z.string(), version: z.number() })),
  decidedBy: z.string(),
  /** True when a reason that guardians had seen has changed (C2). */
  reasonChanged: z.boolean(),
});

/** Every fact of this feature. */
export const HandlingFact = z.discriminatedUnion('name', [AbsenceDecided]);
export type HandlingFact = z.output<typeof HandlingFact>;

export const handlingFact = factMaker<HandlingFact>();
