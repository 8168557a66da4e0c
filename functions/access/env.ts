import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/http/login.ts';

/** The environment of the access log's function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ACCESS_LOG_TABLE_NAME: z.string().check(z.minLength(1)),
});
