import * as z from 'zod/mini';
import { ACCESS_LOG_ENV, LOGIN_ENV } from '../shared/http/login.ts';

/** The environment of the documents function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ...ACCESS_LOG_ENV,
});

/** The night's job needs the table and the list of owners. */
export const NightEnv = z.pick(Env, { TABLE_NAME: true, TOKEN_ISSUERS: true });
