import * as z from 'zod/mini';
import { ACCESS_LOG_ENV, LOGIN_ENV } from '../shared/http/login.ts';

/** The environment of the handling function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ...ACCESS_LOG_ENV,
});

/** The queue's function needs no issuers: nobody logs in to it. */
export const LeaveEnv = z.pick(Env, { TABLE_NAME: true, LOGIN_KEY_SECRET_ARN: true });
