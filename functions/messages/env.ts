import * as z from 'zod/mini';
import { ACCESS_LOG_ENV, LOGIN_ENV } from '../shared/http/login.ts';

/** The environment of the messages function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ...ACCESS_LOG_ENV,
  /** `off` where the stage has no scanner of files. */
  ATTACHMENTS: z.enum(['on', 'off']),
});

/** The job that delivers needs the table and the list of owners. */
export const JobEnv = z.pick(Env, { TABLE_NAME: true, TOKEN_ISSUERS: true });
