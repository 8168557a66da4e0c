import * as z from 'zod/mini';
import { Job } from './schema.ts';

/** A job in an answer that was kept for a repeat: of before `status` had its name it says `state`. */
export const KeptJob = z.pipe(
  z.looseObject({ state: z.optional(z.unknown()) }),
  z.transform(({ state, ...rest }) => Job.parse({ status: state, ...rest })),
);
