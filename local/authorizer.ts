import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Route } from './template.ts';

export type Authorized =
  | { readonly ok: true; readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] }
  | { readonly ok: false; readonly status: 401 | 403 };

type Keys = ReturnType<typeof createRemoteJWKSet>;

/**
 * Checks what API Gateway's JWT authorizer checks by its documentation: an RSA signature under the issuer's key with
 * the token's `kid`, issuer, audience (or `client_id` without one), `exp` after now, `nbf` and `iat` not after now, and
 * one of the route's scopes in `scope` or `scp`. It sets no age limit; the functions do (`shared/http/login.ts`).
 * Claims reach the function as text, as from API Gateway.
 */
export function authorizer() {
  const keys = new Map<string, Keys>();
  const keysOf = (issuer: string): Keys => {
    const known = keys.get(issuer) ?? createRemoteJWKSet(new URL(`${issuer}/jwks`), { cooldownDuration: 1000 });
    keys.set(issuer, known);
    return known;
  };
  return async (wanted: NonNullable<Route['authorizer']>, header: string | undefined): Promise<Authorized> => {
    const token = /^bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
    if (!token) return { ok: false, status: 401 };
    try {
      const { payload } = await verified(token, wanted, keysOf(wanted.issuer));
      const scopes = [payload.scope ?? payload.scp ?? '']
        .flat()
        .flatMap((claim) => String(claim).split(' ').filter(Boolean));
      const allowed = wanted.scopes.length === 0 || wanted.scopes.some((scope) => scopes.includes(scope));
      return allowed ? { ok: true, claims: textOf(payload), scopes: [...wanted.scopes] } : { ok: false, status: 403 };
    } catch {
      return { ok: false, status: 401 };
    }
  };
}

/** Verifies a token. A failed fetch of the keys is not the token's fault, so that is tried once more. */
async function verified(token: string, wanted: NonNullable<Route['authorizer']>, keys: Keys) {
  const rules = { issuer: wanted.issuer, algorithms: ['RS256', 'RS384', 'RS512'], requiredClaims: ['exp', 'iat'] };
  const ask = () => jwtVerify(token, keys, rules);
  const result = await ask().catch((error: unknown) => {
    if (error instanceof errors.JOSEError) throw error;
    return ask();
  });
  const { payload, protectedHeader } = result;
  const meant = [payload.aud ?? payload.client_id ?? []].flat();
  if (protectedHeader.kid === undefined) throw new Error('The token names no key.');
  if (!meant.some((audience) => wanted.audience.includes(String(audience))))
    throw new Error('The token is for somebody else.');
  if (Number(payload.iat) > Math.floor(Date.now() / 1000)) throw new Error('The token is of the future.');
  return result;
}

const textOf = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
