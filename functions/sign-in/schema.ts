import * as z from 'zod/mini';

/** A word of chance that the portal made for this sign-in, in the form of RFC 7636, 4.1. */
const random = z.string().check(z.regex(/^[A-Za-z0-9._~-]{43,128}$/));

export const FeideBody = z.strictObject({
  /** The code in the address to which Feide sent the browser back. */
  code: z.string().check(z.regex(/^[\x21-\x7e]{1,2000}$/)),
  /** The verifier whose hash went along to Feide. */
  codeVerifier: random,
  /** The nonce that went along to Feide. */
  nonce: random,
});

export const SignedIn = z.strictObject({
  accessToken: z.string(),
  expiresInSeconds: z.int(),
  /** The person as Feide names them to us. */
  subject: z.string(),
});

export type FeideCode = z.output<typeof FeideBody>;
export type SignedIn = z.output<typeof SignedIn>;
