import { createHash, randomBytes } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import type { Persona } from '../../../local/issuer.ts';
import { answerTo } from '../../../local/token.ts';
import type { PortalConfig, SignIn } from '../../../web/config.ts';

let config: Promise<PortalConfig> | undefined;

/**
 * The address at which the issuer sends the browser back to the portal, for a persona who has signed in without a
 * browser. The context remembers what the portal would have: the portal redeems the code as always. The two pages
 * before it have tests of their own, and would take half the time of most tests.
 */
export async function returnOf(context: BrowserContext, { login, subject }: Persona, page: string): Promise<string> {
  const base = inject('base');
  config ??= fetch(`${base}/config.json`).then((response) => response.json() as Promise<PortalConfig>);
  const signIn = (await config).signIn.find((each) => each.login === login);
  if (!signIn) throw new Error(`Nobody signs in as ${login}.`);
  const { request, kept } = requestOf(base, signIn);
  const { url, cookies } = await answerTo(request, subject);
  // The issuer knows the browser again when the sign-in has expired.
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: base })));
  await context.addInitScript(
    ([state, text]) => {
      const { pathname, searchParams } = new URL(location.href);
      if (pathname === '/signed-in' && searchParams.get('state') === state) sessionStorage.setItem('sign-in', text);
    },
    [kept.state, JSON.stringify({ ...kept, page })] as const,
  );
  return url.href;
}

/** What the portal asks an issuer, and keeps in the tab meanwhile; see `web/session/sign-in.ts`. */
function requestOf(base: string, { issuer, clientId, scope, resource }: SignIn) {
  const [verifier, state, nonce] = [random(), random(), random()];
  const request = new URL(`${issuer}/auth`);
  request.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: `${base}/signed-in`,
    scope,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(resource !== undefined && { resource }),
  }).toString();
  return { request, kept: { issuer, clientId, verifier, state, nonce } };
}

const random = (): string => randomBytes(32).toString('base64url');
