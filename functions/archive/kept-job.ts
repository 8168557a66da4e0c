import * as z from 'zod/mini';
import { Job } from './schema.ts';

/** A job in a stored answer; answers older than the field `status` hold `state` instead. */
export const KeptJob = z.pipe(
  z.looseObject({ state: z.optional(z.unknown()) }),
  z.transform(({ state, ...rest }) => Job.parse({ status: state, ...rest })),
);
