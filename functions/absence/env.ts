import * as z from 'zod/mini';
import { ACCESS_LOG_ENV, LOGIN_ENV } from '../shared/http/login.ts';

/** The environment of the absence functions; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ...ACCESS_LOG_ENV,
});

/** The morning run uses the table alone; the issuers give it the list of owners. */
export const MorningEnv = z.pick(Env, { TABLE_NAME: true, LOGIN_KEY_SECRET_ARN: true, TOKEN_ISSUERS: true });

/** The consumer of decisions uses the table alone. */
export const DecidedEnv = z.pick(Env, { TABLE_NAME: true });
