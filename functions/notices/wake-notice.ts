import * as z from 'zod/mini';
import type { Moment } from '../shared/time.ts';
import { type SendDeps, sendNotice } from './send-notice.ts';

/** The sweeper's message for one notice to look at again. */
export const Wake = z.object({ wake: z.string(), ownerId: z.string() });
export type Wake = z.output<typeof Wake>;

/** Takes a notice on from its stage; nothing happens if it is gone or done. */
export const wakeNotice =
  (deps: SendDeps) =>
  async ({ wake, ownerId }: Wake, now: Moment): Promise<void> => {
    const notice = await deps.store.find({ ownerId, id: wake });
    if (notice) await sendNotice(deps)(notice, now);
  };
