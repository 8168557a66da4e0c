import * as z from 'zod/mini';

/** What makes archive jobs works with the table alone: nobody logs in to it. */
export const FactEnv = z.object({ TABLE_NAME: z.string().check(z.minLength(1)) });
