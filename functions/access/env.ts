import * as z from 'zod/mini';
import { TokenIssuers } from '../shared/actor.ts';

/** The environment of the access log's function; the CDK construct sets it. */
export const Env = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  ACCESS_LOG_TABLE_NAME: z.string().check(z.minLength(1)),
  LOGIN_KEY_SECRET_ARN: z.string().check(z.minLength(1)),
  TOKEN_ISSUERS: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text): unknown => JSON.parse(text)),
    ),
    TokenIssuers,
  ),
});
