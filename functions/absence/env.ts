import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/actor.ts';

/** The environment of the absence functions; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ACCESS_LOG_TABLE_NAME: z.string().check(z.minLength(1)),
  /** How many days the access log is kept; two years when it is left out. */
  ACCESS_LOG_DAYS: z.optional(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,4}$/)), z.transform(Number))),
});

/** The morning run works with the table alone; the issuers tell it which owners there are. */
export const MorningEnv = z.pick(Env, { TABLE_NAME: true, LOGIN_KEY_SECRET_ARN: true, TOKEN_ISSUERS: true });

/** Who marks reports handled works with the table alone. */
export const DecidedEnv = z.pick(Env, { TABLE_NAME: true });
