import * as z from 'zod/mini';
import { Job } from './schema.ts';

/** A job in a stored answer; older answers hold `state` instead of `status`, and `warningId` of a warning alone. */
export const KeptJob = z.pipe(
  z.looseObject({ state: z.optional(z.unknown()), warningId: z.optional(z.unknown()) }),
  z.transform(({ state, warningId, ...rest }) =>
    Job.parse({ status: state, kind: 'warning', recordId: warningId, ...rest }),
  ),
);
