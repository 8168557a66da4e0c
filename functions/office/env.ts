import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/actor.ts';

/** The environment of the office's HTTP function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ACCESS_LOG_TABLE_NAME: z.string().check(z.minLength(1)),
  /** How many days the access log is kept; two years when it is left out. */
  ACCESS_LOG_DAYS: z.optional(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,4}$/)), z.transform(Number))),
});
