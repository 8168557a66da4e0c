import * as z from 'zod/mini';
import { ACCESS_LOG_ENV, LOGIN_ENV } from '../shared/http/login.ts';

/** The environment of the conferences function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ...ACCESS_LOG_ENV,
});

/** The queue's function works with the table alone: nobody logs in to it. */
export const FactEnv = z.pick(Env, { TABLE_NAME: true });

/** A job needs the table and the list of owners. */
export const JobEnv = z.pick(Env, { TABLE_NAME: true, TOKEN_ISSUERS: true });
