import * as z from 'zod/mini';

/** A fact, as stored in the outbox and sent to consumers. */
export const Fact = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  occurredAt: z.string(),
  ownerId: z.string(),
  data: z.record(z.string(), z.unknown()),
});
