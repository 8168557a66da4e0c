import * as z from 'zod/mini';

/** Facts of leave, as they leave through the outbox: ids and days, never a purpose or a reason (law 1). */
const data = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  leaveId: z.string(),
  version: z.number(),
  firstDay: z.string(),
  lastDay: z.string(),
  /** The school days of it. */
  dates: z.array(z.string()),
  madeBy: z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), personId: z.string() }),
});

const fact = <Name extends string>(name: Name) =>
  z.object({
    id: z.string(),
    name: z.literal(name),
    version: z.literal(1),
    occurredAt: z.string(),
    ownerId: z.string(),
    data,
  });

/**
 * Every fact of this feature. Days and figures follow granted and withdrawn ones (decision 014).
 * Nobody listens to leave-applied yet: it waits on the lists of those who decide, who get a notice with F7.
 * Nobody listens to leave-refused yet: it changes no day, and guardians read it on their page.
 */
export const LeaveFact = z.discriminatedUnion('name', [
  fact('leave-applied'),
  fact('leave-granted'),
  fact('leave-refused'),
  fact('leave-withdrawn'),
]);
export type LeaveFact = z.output<typeof LeaveFact>;
