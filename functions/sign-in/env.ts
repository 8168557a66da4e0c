import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/http/login.ts';

const given = z.string().check(z.minLength(1));

/** The environment of the HTTP function; the CDK construct sets it. The function uses no table. */
export const Env = z.object({
  TOKEN_ISSUERS: LOGIN_ENV.TOKEN_ISSUERS,
  /** The portal's client at Feide, and the name of the secret with the client's own secret. */
  FEIDE_CLIENT_ID: given,
  FEIDE_SECRET_NAME: given,
  /** The portal's page to which Feide sends the browser back. */
  SIGNED_IN_URL: z.url(),
});
