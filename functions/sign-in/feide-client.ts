import * as oauth from 'oauth4webapi';
import { type Fault, faultOf, type Step, type Told } from './rules.ts';
import type { FeideCode, SignedIn } from './schema.ts';

export type FeideOptions = {
  readonly issuer: string;
  /** The portal's client, and its secret: as it is known, and read anew after Feide has refused it. */
  readonly clientId: string;
  readonly secret: () => Promise<string>;
  readonly renewedSecret: () => Promise<string>;
  /** The page to which Feide sends the browser back. */
  readonly signedInUrl: string;
  /** Our data source, and the access level that tokens of it carry. */
  readonly audience: string;
  readonly scope: string;
  /** Timeout of all requests of a sign-in together, in milliseconds. */
  readonly wholeMs?: number;
};

/** Redeems the code of a sign-in. Throws `FeideFault` when Feide does not answer as it should. */
export type Feide = (code: FeideCode) => Promise<SignedIn>;

/** Feide refused, lied or was away. It has no cause, since the library's errors hold tokens and claims. */
export class FeideFault extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(`Feide: ${fault}`);
    this.name = 'FeideFault';
    this.fault = fault;
  }
}

/** Well below the function's own time limit. */
const WHOLE_MS = 7000;
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

/** Feide as its confidential client sees it (docs/sign-in.md). The discovery document is read once. */
export function feideClient(options: FeideOptions): Feide {
  let server: oauth.AuthorizationServer | undefined;
  return async (code) => {
    const signal = AbortSignal.timeout(options.wholeMs ?? WHOLE_MS);
    server ??= await discover(options.issuer, signal);
    const asking = { server, options, signal };
    const { token, subject } = await redeem(asking, code);
    return { ...(await exchange(asking, token)), subject };
  };
}

type Asking = {
  readonly server: oauth.AuthorizationServer;
  readonly options: FeideOptions;
  readonly signal: AbortSignal;
};

/** The document of a sign-in's issuer, which names its endpoints. */
function discover(issuer: string, signal: AbortSignal): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer);
  return heard('discovery', oauth.discoveryRequest(url, { signal, ...insecure(issuer) }), (response) =>
    oauth.processDiscoveryResponse(url, response),
  );
}

/** The opaque token of the sign-in, after the ID token's issuer, audience, nonce and time have been checked. */
async function redeem(asking: Asking, { code, codeVerifier, nonce }: FeideCode) {
  const { server, options } = asking;
  const parameters = { code, code_verifier: codeVerifier, redirect_uri: options.signedInUrl };
  const checks = { expectedNonce: nonce, requireIdToken: true };
  const granted = await ask(asking, { step: 'code', grant: 'authorization_code', parameters }, (client, response) =>
    oauth.processAuthorizationCodeResponse(server, client, response, checks),
  );
  return { token: granted.access_token, subject: oauth.getValidatedIdTokenClaims(granted)?.sub ?? '' };
}

/** The JWT of our data source for the opaque token (RFC 8693). */
async function exchange(asking: Asking, token: string): Promise<Omit<SignedIn, 'subject'>> {
  const { server, options } = asking;
  const { audience, scope } = options;
  const parameters = { subject_token: token, subject_token_type: ACCESS_TOKEN, audience, scope };
  const given = await ask(asking, { step: 'exchange', grant: EXCHANGE, parameters }, (client, response) =>
    oauth.processGenericTokenEndpointResponse(server, client, response),
  );
  // RFC 8693 recommends the time and Feide gives it; without it the portal could not say when to sign in again.
  if (given.expires_in === undefined) throw new FeideFault('other-answer');
  return { accessToken: given.access_token, expiresInSeconds: Math.floor(given.expires_in) };
}

type Request = { readonly step: Step; readonly grant: string; readonly parameters: Readonly<Record<string, string>> };
type Read<Answer> = (client: oauth.Client, response: Response) => Promise<Answer>;

/**
 * Asks the token endpoint with the client's secret. The secret may have been changed since it was read, so a refused
 * client asks once more with the secret of now: a refused client has used up no code.
 */
async function ask<Answer>({ server, options, signal }: Asking, request: Request, read: Read<Answer>): Promise<Answer> {
  const { step, grant, parameters } = request;
  const client = { client_id: options.clientId };
  const withSecret = (secret: string): Promise<Answer> => {
    const basic = oauth.ClientSecretBasic(secret);
    const more = { signal, ...insecure(options.issuer) };
    const asked = oauth.genericTokenEndpointRequest(server, client, basic, grant, { ...parameters }, more);
    return heard(step, asked, (response) => read(client, response));
  };
  const secret = await options.secret();
  try {
    return await withSecret(secret);
  } catch (error) {
    const renewed = isRefusedClient(error) ? await options.renewedSecret() : secret;
    if (renewed === secret) throw error;
    return withSecret(renewed);
  }
}

const isRefusedClient = (error: unknown): boolean => error instanceof FeideFault && error.fault === 'client-refused';

/** The answer to a request as it was read; every failure of both becomes a `FeideFault`. */
async function heard<Answer>(
  step: Step,
  asked: Promise<Response>,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  const response = await asked.catch(() => {
    throw new FeideFault('away');
  });
  return read(response).catch((error: unknown) => {
    throw new FeideFault(faultOf(step, toldBy(error)));
  });
}

/** What an error of the library tells of the answer, without its texts. */
function toldBy(error: unknown): Told {
  if (error instanceof oauth.ResponseBodyError) return { status: error.status, error: error.error };
  if (error instanceof oauth.WWWAuthenticateChallengeError) return { status: error.status };
  const cause: unknown = error instanceof oauth.OperationProcessingError ? error.cause : undefined;
  if (cause instanceof Response) return { status: cause.status };
  const claim: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'claim') : undefined;
  return typeof claim === 'string' ? { claim } : {};
}

/** Only the local issuer has no TLS. */
const insecure = (issuer: string) => ({ [oauth.allowInsecureRequests]: new URL(issuer).hostname === 'localhost' });
