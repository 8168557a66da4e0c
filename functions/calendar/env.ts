import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/http/login.ts';

/** The environment of the HTTP function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  /** The start of the addresses of feeds. */
  CALENDAR_URL: z.url(),
});
