import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type ClientMetadata, type Configuration, errors, type JWKS } from 'oidc-provider';
import { issuerStore } from './issuer-store.ts';
import { loginPage } from './pages/login-page.ts';
import { jsonFile } from './state.ts';
import { EXCHANGE, exchangeTokens, resourceOf } from './token-exchange.ts';

export type Persona = {
  readonly id: string;
  readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  readonly login: 'guardian' | 'feide';
  readonly subject: string;
  readonly what: string;
};

/** The settings of one local issuer. */
export type IssuerSettings = {
  readonly login: 'guardian' | 'feide';
  /** `/idporten` or `/feide`. */
  readonly path: string;
  /** The scope in the API's tokens: our scope at ID-porten, an access level of our data source at Feide. */
  readonly scope: string;
  /** The audience that clients request with `resource=` at ID-porten; the data source at Feide. */
  readonly audience: string;
  /** The portal's client where it has a secret, as at Feide; it returns to the portal's page alone. */
  readonly portal?: { readonly clientId: string; readonly secret: string };
};

/** The scopes that a client requests at sign-in. Feide knows our access level only in the exchange of tokens. */
export const signInScope = ({ login, scope }: IssuerSettings): string =>
  `openid ${login === 'guardian' ? scope : FEIDE_SCOPE}`;

export const CLIENT = 'skolebro-local';
/** A client whose tokens expire after two seconds, for trying an expired token. */
export const BRIEF_CLIENT = 'skolebro-brief';
const FEIDE_SCOPE = 'userid-feide';
const FEIDE_NAME = 'https://n.feide.no/claims/eduPersonPrincipalName';
const LEVEL = 'idporten-loa-substantial';

/** An account: the person and the level of the sign-in. Opaque in tokens, like a pairwise subject. */
const accountOf = (subject: string, acr: string): string =>
  Buffer.from(JSON.stringify([subject, acr])).toString('base64url');
function readAccount(account: string): readonly [subject: string, acr: string] {
  const [subject, acr]: string[] = JSON.parse(Buffer.from(account, 'base64url').toString('utf8'));
  return [subject ?? '', acr ?? LEVEL];
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * A real OpenID Connect issuer: authorization code with PKCE. As ID-porten it writes any audience that a client
 * requests into an RS256 token; as Feide it issues opaque access tokens, and exchanges them for a JWT. Its login page
 * lets a person choose an account without proof. Returns `false` for paths that are not its own.
 */
export function startIssuer(
  base: string,
  folder: string,
  settings: IssuerSettings,
  personas: readonly Persona[],
): Handle {
  const provider = new Provider(`${base}${settings.path}`, configuration(base, folder, settings));
  if (settings.login === 'feide') exchangeTokens(provider, settings, secondsFor);
  provider.on('server_error', (_context, error) => console.error('The local issuer failed:', error.message));
  const callback = provider.callback();
  const own = personas.filter((persona) => persona.login === settings.login);
  return async (request, response) => {
    const path = request.url ?? '/';
    if (path !== settings.path && !path.startsWith(`${settings.path}/`)) return false;
    if (path.startsWith(`${settings.path}/interaction/`)) {
      await interact(provider, request, response, own, settings);
      return true;
    }
    const missing = missingFrom(new URL(path, base), `${settings.path}/auth`);
    if (missing.length > 0) {
      response.writeHead(400, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(
        JSON.stringify({ error: 'invalid_request', error_description: `Send ${missing.join(' and ')} too.` }),
      );
      return true;
    }
    // The provider knows only its own paths, and reads the mount point from the original URL.
    Object.assign(request, { originalUrl: path });
    request.url = path.slice(settings.path.length) || '/';
    await callback(request, response);
    return true;
  };
}

/** ID-porten wants `state` and `nonce` in every authorization request; the library below would do without. */
const missingFrom = (url: URL, authorization: string): readonly string[] =>
  url.pathname === authorization ? ['state', 'nonce'].filter((name) => !url.searchParams.get(name)) : [];

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  personas: readonly Persona[],
  settings: IssuerSettings,
): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(loginPage(settings, personas));
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  const wanted = details.params.acr_values;
  const subject = (form.get('other') || form.get('subject') || '').trim();
  const accountId = accountOf(subject, typeof wanted === 'string' && wanted !== '' ? wanted : LEVEL);
  await provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false });
}

function configuration(base: string, folder: string, settings: IssuerSettings): Configuration {
  return {
    adapter: issuerStore(),
    clients: clientsOf(base, settings),
    jwks: jsonFile<JWKS>(folder, `keys${settings.path.replace('/', '-')}.json`, newKeys).read(),
    cookies: { keys: [randomBytes(16).toString('hex')] },
    pkce: { required: () => true },
    scopes: signInScope(settings).split(' '),
    acrValues: ['idporten-loa-low', LEVEL, 'idporten-loa-high'],
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        // Without `resource` a token has no audience, and no API accepts it.
        defaultResource: () => [],
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource, { clientId }) => {
          if (settings.login === 'feide') throw new errors.InvalidTarget();
          return resourceOf(settings, resource, secondsFor(clientId));
        },
      },
    },
    interactions: { url: (_context, interaction) => `${settings.path}/interaction/${interaction.uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    extraTokenClaims: (_context, token) => ('accountId' in token ? claimsOf(settings, token.accountId ?? '') : {}),
    loadExistingGrant: async (context) => {
      const { client: asking, session, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: asking?.clientId, accountId: session?.accountId });
      grant.addOIDCScope(signInScope(settings));
      const { resource } = context.oidc.params ?? {};
      if (typeof resource === 'string') grant.addResourceScope(resource, settings.scope);
      await grant.save();
      return grant;
    },
    ttl: {
      // As long as at the real issuers: a page that is loaded again signs in by itself.
      Session: 3600,
      Interaction: 600,
      Grant: 3600,
      IdToken: 3600,
      AuthorizationCode: 60,
      AccessToken: (_context, token) => token.resourceServer?.accessTokenTTL ?? 3600,
    },
  };
}

/** The clients of scripts, which have no secret, and the portal's: where it has a client of its own, that one alone. */
function clientsOf(base: string, { login, portal }: IssuerSettings): ClientMetadata[] {
  const portalPage = `${base}/signed-in`;
  const client = (client_id: string, ...redirect_uris: string[]): ClientMetadata => ({
    client_id,
    token_endpoint_auth_method: 'none',
    application_type: 'web',
    grant_types: ['authorization_code', ...(login === 'feide' ? [EXCHANGE] : [])],
    response_types: ['code'],
    redirect_uris,
  });
  // The address at which a script reads its code.
  const pages = [`${base}/dev/signed-in`, ...(portal ? [] : [portalPage])];
  const scripts = [client(CLIENT, ...pages), client(BRIEF_CLIENT, ...pages)];
  if (!portal) return scripts;
  const confidential = { client_secret: portal.secret, token_endpoint_auth_method: 'client_secret_basic' as const };
  return [...scripts, { ...client(portal.clientId, portalPage), ...confidential }];
}

const secondsFor = (clientId: string): number => (clientId === BRIEF_CLIENT ? 2 : 3600);

function claimsOf(settings: IssuerSettings, account: string): Record<string, string> {
  const [subject, acr] = readAccount(account);
  return settings.login === 'guardian' ? { pid: subject, acr } : { [FEIDE_NAME]: subject };
}

function newKeys(): JWKS {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    keys: [
      {
        ...privateKey.export({ format: 'jwk' }),
        kty: 'RSA',
        kid: randomBytes(8).toString('hex'),
        alg: 'RS256',
        use: 'sig',
      },
    ],
  };
}
