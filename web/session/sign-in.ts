import * as oauth from 'oauth4webapi';
import type { AnswerOf, RequestOf } from '../api/table.ts';
import { type LoadedConfig, loadConfig, type SignIn } from '../config.ts';
import { forget, keep, recall, StorageForbidden } from './browser-memory.ts';
import { RETURN_PATH } from './paths.ts';
import type { Session } from './session.ts';

const REDEEM = 'POST /v1/sign-in/feide';
const SECONDS_TO_ANSWER = 20;

/** What must survive the way to the issuer and back; it is removed at the return. */
type Kept = {
  readonly issuer: string;
  readonly clientId: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  /** The page to show afterwards. */
  readonly page: string;
  /** The tab that waits for a renewed sign-in, by the name of its channel. */
  readonly channel?: string;
};

export type SignInWish = {
  readonly page: string;
  readonly channel?: string;
  /** True to let the person choose an account, even with a sign-in at the issuer that still holds. */
  readonly choose?: boolean;
};

/**
 * Leads the browser to the issuer: authorization code with PKCE, state and nonce (RFC 7636, OpenID Connect Core).
 * Throws before that if the browser would forget them on the way.
 */
export async function goToIssuer(signIn: SignIn, wish: SignInWish): Promise<void> {
  const { authorization_endpoint: endpoint = '' } = await discover(signIn);
  const verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const kept: Kept = {
    issuer: signIn.issuer,
    clientId: signIn.clientId,
    verifier,
    state,
    nonce,
    page: wish.page,
    ...(wish.channel !== undefined && { channel: wish.channel }),
  };
  if (!keep('sign-in', JSON.stringify(kept))) throw new StorageForbidden();
  const url = new URL(endpoint);
  url.search = new URLSearchParams({
    client_id: signIn.clientId,
    response_type: 'code',
    redirect_uri: `${location.origin}${RETURN_PATH}`,
    scope: signIn.scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(signIn.resource !== undefined && { resource: signIn.resource }),
    ...(wish.choose && { prompt: 'login' }),
  }).toString();
  location.assign(url);
}

/** The end of a sign-in: the session, and what the sign-in was for. */
export type Returned = {
  readonly session: Omit<Session, 'expired'>;
  readonly page: string;
  readonly channel?: string;
};

/**
 * Takes the issuer's answer in the page's address and exchanges it for a token. Throws if the answer belongs to no
 * sign-in of this tab, or the issuer refuses.
 */
export async function returnFromIssuer(url: URL): Promise<Returned> {
  const text = recall('sign-in');
  forget('sign-in');
  if (text === undefined) throw new Error('The answer belongs to no sign-in of this tab.');
  const kept: Kept = JSON.parse(text);
  const config = await loadConfig();
  const signIn = config.signIn.find(({ issuer, clientId }) => issuer === kept.issuer && clientId === kept.clientId);
  if (!signIn) throw new Error('The issuer is not known.');
  const server = await discover(signIn);
  const client = clientOf(signIn, config);
  const answer = oauth.validateAuthResponse(server, client, url, kept.state);
  const redeemed = signIn.exchangeAt
    ? await redeemThere(signIn.exchangeAt, answer, kept)
    : await redeemHere({ signIn, server, client }, answer, kept);
  keep('signed-in-at', signIn.login);
  return { session: { login: signIn.login, ...redeemed }, page: kept.page, channel: kept.channel };
}

type Redeemed = Pick<Session, 'token' | 'subject'>;

/** Our own server redeems the code at an issuer that knows the portal by a secret. */
async function redeemThere(
  path: NonNullable<SignIn['exchangeAt']>,
  answer: URLSearchParams,
  { verifier, nonce }: Kept,
): Promise<Redeemed> {
  const body: RequestOf<typeof REDEEM>['body'] = { code: answer.get('code') ?? '', codeVerifier: verifier, nonce };
  const response = await fetch(path, {
    method: 'POST',
    cache: 'no-store',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(SECONDS_TO_ANSWER * 1000),
  });
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}.`);
  const { accessToken, subject }: AnswerOf<typeof REDEEM> = await response.json();
  return { token: accessToken, subject };
}

type Asking = { readonly signIn: SignIn; readonly server: oauth.AuthorizationServer; readonly client: oauth.Client };

/** The browser redeems the code itself, at an issuer that knows the portal without a secret. */
async function redeemHere(
  { signIn, server, client }: Asking,
  answer: URLSearchParams,
  { verifier, nonce }: Kept,
): Promise<Redeemed> {
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    answer,
    `${location.origin}${RETURN_PATH}`,
    verifier,
    {
      ...insecure(signIn),
      ...(signIn.resource !== undefined && { additionalParameters: { resource: signIn.resource } }),
    },
  );
  const granted = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  return { token: granted.access_token, subject: oauth.getValidatedIdTokenClaims(granted)?.sub ?? '' };
}

const clientOf = ({ clientId }: SignIn, { clockSkewSeconds }: LoadedConfig): oauth.Client => ({
  client_id: clientId,
  [oauth.clockSkew]: clockSkewSeconds,
});

async function discover(signIn: SignIn): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(signIn.issuer);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure(signIn)));
}

/** Only the issuers of the local system have no TLS. */
const insecure = ({ issuer }: SignIn) => ({
  [oauth.allowInsecureRequests]: new URL(issuer).hostname === 'localhost',
});
