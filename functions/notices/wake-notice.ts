import * as z from 'zod/mini';
import type { Moment } from '../shared/time.ts';
import { type SendDeps, sendNotice } from './send-notice.ts';

/** "Look at this notice": what the sweeper sends for each that is due, whose lease is over, or whose doubt is. */
export const Wake = z.object({ wake: z.string(), ownerId: z.string() });
export type Wake = z.output<typeof Wake>;

/** Takes a notice on from where it stands; one that is gone or done is nothing to do. */
export const wakeNotice =
  (deps: SendDeps) =>
  async ({ wake, ownerId }: Wake, now: Moment): Promise<void> => {
    const notice = await deps.store.find({ ownerId, id: wake });
    if (notice) await sendNotice(deps)(notice, now);
  };
