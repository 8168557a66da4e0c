import type { HttpEvent } from '../../functions/shared/http/entry.ts';
import { newId } from '../../functions/shared/ids.ts';

/** The sample owner of every test: its guardians' client and its Feide realm. */
export const OWNER = '7h3v0q9d2m8k4x1r6t5w2n0c8e';
const GUARDIAN_ISSUER = 'https://login.example/idporten';
const FEIDE_ISSUER = 'https://login.example/feide';
const DATA_SOURCE = 'https://n.feide.no/datasources/5f2c9d1e-7b3a-4c68-9e0d-2a4b6c8d0e1f';

/** Issuer configuration as the environment holds it, parsed. */
export const ISSUERS = [
  {
    login: 'guardian' as const,
    issuer: GUARDIAN_ISSUER,
    scope: 'skolebro:guardian',
    audience: 'https://api.skolebro.example',
    clients: { 'fjordvik-client': OWNER },
    levels: ['idporten-loa-substantial', 'idporten-loa-high'],
  },
  {
    login: 'feide' as const,
    issuer: FEIDE_ISSUER,
    scope: 'skolebro:feide',
    audience: DATA_SOURCE,
    realms: { 'fjordvik.example': OWNER },
  },
];

type Claims = HttpEvent['requestContext']['authorizer']['jwt']['claims'];
const FAR = 4_000_000_000;

/** Claims of a guardian's access token; `pid` is an identity number (synthetic in tests). */
export const guardianClaims = (pid: string, more: Claims = {}): Claims => ({
  iss: GUARDIAN_ISSUER,
  aud: 'https://api.skolebro.example',
  client_id: 'fjordvik-client',
  scope: 'openid skolebro:guardian',
  acr: 'idporten-loa-high',
  exp: FAR,
  pid,
  ...more,
});

/** Claims of a Feide access token, for staff and pupils. */
export const feideClaims = (name: string, more: Claims = {}): Claims => ({
  iss: FEIDE_ISSUER,
  aud: DATA_SOURCE,
  scope: 'skolebro:feide',
  exp: FAR,
  'https://n.feide.no/claims/eduPersonPrincipalName': `${name}@fjordvik.example`,
  ...more,
});

export type Ask = {
  /** Route key, `POST /v1/...`. */
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** An object goes out as JSON; a string as it is. */
  readonly body?: unknown;
  /** Left out: a request without a token. */
  readonly claims?: Claims | undefined;
  /** Added to `content-type: application/json`; an empty value removes a header. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The gateway's time, ISO with zone. */
  readonly at: string;
};

/** An API Gateway event (payload 2.0) as the JWT authorizer lets it through. */
export function httpEvent({ route, params, query, body, claims, headers = {}, at }: Ask): HttpEvent {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replace(/\{(\w+)\}/g, (_all, name: string) => params?.[name] ?? '');
  const all = { 'content-type': 'application/json', 'accept-language': 'nb', ...headers };
  const rawQueryString = new URLSearchParams(query).toString();
  return {
    version: '2.0',
    routeKey: route,
    rawPath: path,
    rawQueryString,
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
    queryStringParameters: query,
    pathParameters: params,
    isBase64Encoded: false,
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'api.skolebro.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: newId(),
      routeKey: route,
      stage: '$default',
      time: at,
      timeEpoch: Date.parse(at),
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: claims ?? {}, scopes: [] },
      },
    },
  };
}
