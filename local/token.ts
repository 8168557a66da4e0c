import { createHash, randomBytes } from 'node:crypto';
import { BRIEF_CLIENT, CLIENT, type IssuerSettings, signInScope } from './issuer.ts';
import { ACCESS_TOKEN, EXCHANGE } from './token-exchange.ts';

export type TokenWish = {
  readonly subject: string;
  /** The level of the sign-in; the issuer's usual level if left out. */
  readonly acr?: string;
  /** True for a token that expires after two seconds. */
  readonly brief?: boolean;
};

/**
 * Signs a persona in by the same code flow as a browser: authorization request with PKCE, login page, code, token, and
 * for Feide the exchange for a JWT. Scripts and tests use it, so that the issuers need no shortcut for them.
 */
export async function tokenByCodeFlow(base: string, settings: IssuerSettings, wish: TokenWish): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const client = wish.brief ? BRIEF_CLIENT : CLIENT;
  const redirect = `${base}/dev/signed-in`;
  const resource: Record<string, string> = settings.login === 'guardian' ? { resource: settings.audience } : {};
  const start = new URL(`${base}${settings.path}/auth`);
  start.search = new URLSearchParams({
    client_id: client,
    response_type: 'code',
    redirect_uri: redirect,
    scope: signInScope(settings),
    ...resource,
    state: randomBytes(8).toString('hex'),
    nonce: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(wish.acr !== undefined && { acr_values: wish.acr }),
  }).toString();
  const { code } = await answerTo(start, wish.subject);
  const ask = (form: Readonly<Record<string, string>>) =>
    tokenFrom(`${base}${settings.path}/token`, { client_id: client, ...form });
  const token = await ask({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
    ...resource,
  });
  return settings.login === 'guardian' ? token : ask(exchangeOf(settings, token));
}

/** The issuer's answer to an authorization request, and the cookies by which it knows the person again. */
type IssuersAnswer = { readonly url: URL; readonly code: string; readonly cookies: ReadonlyMap<string, string> };

/** Asks for a code as somebody who signs in on the issuer's page. Throws if the issuer refuses. */
export async function answerTo(request: URL, subject: string): Promise<IssuersAnswer> {
  const cookies = new Map<string, string>();
  const redirect = request.searchParams.get('redirect_uri') ?? '';
  const login = await visit(request, cookies);
  let url = await visit(login, cookies, new URLSearchParams({ subject }));
  for (let hops = 0; !url.href.startsWith(redirect); hops++) {
    if (hops > 5) throw new Error(`The local issuer leads nowhere: ${url.pathname}`);
    url = await visit(url, cookies);
  }
  const code = url.searchParams.get('code');
  if (!code) throw new Error(`The local issuer gave no code: ${url.search}`);
  return { url, code, cookies };
}

/** The request that exchanges the opaque token of a sign-in for a JWT for our data source. */
export const exchangeOf = ({ audience, scope }: IssuerSettings, token: string): Readonly<Record<string, string>> => ({
  grant_type: EXCHANGE,
  subject_token: token,
  subject_token_type: ACCESS_TOKEN,
  audience,
  scope,
});

async function tokenFrom(url: string, form: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  const tokens: { access_token?: string } = JSON.parse(await answer.text());
  if (tokens.access_token) return tokens.access_token;
  throw new Error(`The local issuer gave no token: ${JSON.stringify(tokens)}`);
}

/** One step of a browser: sends cookies, keeps new ones, and returns the address of the redirect. */
async function visit(url: URL, cookies: Map<string, string>, form?: URLSearchParams): Promise<URL> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(form && { method: 'POST', body: form }),
  });
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  const location = response.headers.get('location');
  if (!location)
    throw new Error(
      `The local issuer answered ${response.status} where it should lead on: ${(await response.text()).slice(0, 300)}`,
    );
  return new URL(location, url);
}
