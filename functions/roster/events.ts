import * as z from 'zod/mini';

/** A roster file was taken in. nobody listens to roster-imported yet: notices to operators come with the notice planner. */
export const RosterImported = z.object({
  id: z.string(),
  name: z.literal('roster-imported'),
  version: z.literal(1),
  occurredAt: z.string(),
  ownerId: z.string(),
  data: z.object({ importId: z.string(), written: z.number(), refused: z.number() }),
});
