import * as z from 'zod/mini';
import { TokenIssuers } from '../shared/actor.ts';

const given = z.string().check(z.minLength(1));

/** The environment of the roster's HTTP function; the CDK construct sets it. */
export const Env = z.object({
  TABLE_NAME: given,
  LOGIN_KEY_SECRET_ARN: given,
  TOKEN_ISSUERS: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text): unknown => JSON.parse(text)),
    ),
    TokenIssuers,
  ),
});
