import * as z from 'zod/mini';
import { refuse } from '../errors.ts';

/**
 * Issuer configuration (decision 007): which token issuers we trust and how a token names its owner.
 * `guardian` is ID-porten (the client names the owner), `feide` is staff and pupils (the realm of the Feide name does).
 */
export const TokenIssuers = z.array(
  z.discriminatedUnion('login', [
    z.strictObject({
      login: z.literal('guardian'),
      issuer: z.url(),
      scope: z.string(),
      /**
       * The audience that our clients request with `resource=`. Any client may request it, so it says which API a token
       * is for, never whose client it is.
       */
      audience: z.string(),
      /** Client id at the issuer → owner id. */
      clients: z.record(z.string(), z.string()),
      /** Accepted `acr` values: `idporten-loa-substantial` and above. */
      levels: z.array(z.string()),
    }),
    z.strictObject({
      login: z.literal('feide'),
      issuer: z.url(),
      scope: z.string(),
      /**
       * The data source: `https://n.feide.no/datasources/<uuid>`. Only Feide writes it, into tokens that were exchanged
       * for our API.
       */
      audience: z.string(),
      /** Realm of eduPersonPrincipalName → owner id. */
      realms: z.record(z.string(), z.string()),
    }),
  ]),
);
export type TokenIssuers = z.output<typeof TokenIssuers>;

const given = z.string().check(z.minLength(1));
const json = z.pipe(
  z.string(),
  z.transform((text): unknown => JSON.parse(text)),
);

/** Environment variables of every entry that people sign in to. */
export const LOGIN_ENV = {
  TABLE_NAME: given,
  LOGIN_KEY_SECRET_ARN: given,
  TOKEN_ISSUERS: z.pipe(json, TokenIssuers),
};

/** The variables of every entry that shows pupils' records: the table that keeps each look, and for how many days. */
export const ACCESS_LOG_ENV = {
  ACCESS_LOG_TABLE_NAME: given,
  ACCESS_LOG_DAYS: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,4}$/)), z.transform(Number)),
};

/** The owners whose logins we accept: a schedule works through them. */
export const ownerIdsOf = (issuers: TokenIssuers): readonly string[] => [
  ...new Set(issuers.flatMap((issuer) => Object.values(issuer.login === 'guardian' ? issuer.clients : issuer.realms))),
];

/**
 * The login that a verified token proves, before any record is read. `subject` is an identity number or a Feide name:
 * never log it, never put it in a key.
 */
export type Login = {
  readonly login: 'guardian' | 'feide';
  readonly ownerId: string;
  readonly subject: string;
};

export type Claims = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/**
 * Maps the claims of a token, whose signature the gateway has checked, to a login. Checks all that the gateway cannot
 * or may not check: issuer, audience, client or realm to owner, scope (an ID token has none), level, expiry, age.
 */
export function loginOf(claims: Claims, issuers: TokenIssuers, nowSeconds: number): Login {
  const issuer = issuers.find((known) => known.issuer === claims.iss);
  if (!issuer) throw refuse('unauthenticated');
  const expires = Number(claims.exp);
  if (!(expires > nowSeconds)) throw refuse('unauthenticated');
  const issued = claims.iat === undefined ? nowSeconds : Number(claims.iat);
  const age = nowSeconds - issued;
  if (!(age > -CLOCKS_APART && age < LONGEST_USE)) throw refuse('unauthenticated');
  if (!words(claims.scope).includes(issuer.scope)) throw refuse('wrong-audience');
  return issuer.login === 'guardian' ? guardianLogin(claims, issuer) : feideLogin(claims, issuer);
}

/** The largest accepted difference of two clocks, in seconds. */
const CLOCKS_APART = 60;
/**
 * The greatest age of a token in seconds, whatever its own `exp` says: the gateway has no such limit (decision 038).
 */
const LONGEST_USE = 24 * 3600;

type Issuer<Kind extends 'guardian' | 'feide'> = Extract<TokenIssuers[number], { login: Kind }>;

function guardianLogin(claims: Claims, issuer: Issuer<'guardian'>): Login {
  if (!audiencesOf(claims).includes(issuer.audience)) throw refuse('wrong-audience');
  const client = claims.client_id;
  const ownerId = typeof client === 'string' ? own(issuer.clients, client) : undefined;
  if (!ownerId) throw refuse('wrong-audience');
  if (!issuer.levels.includes(String(claims.acr))) throw refuse('login-level-too-low');
  const pid = claims.pid;
  if (typeof pid !== 'string' || !/^\d{11}$/.test(pid)) throw refuse('login-without-number');
  return { login: 'guardian', ownerId, subject: pid };
}

function feideLogin(claims: Claims, issuer: Issuer<'feide'>): Login {
  if (!audiencesOf(claims).includes(issuer.audience)) throw refuse('wrong-audience');
  const name = claims['https://n.feide.no/claims/eduPersonPrincipalName'];
  const subject = typeof name === 'string' ? name.toLowerCase() : '';
  const ownerId = own(issuer.realms, subject.split('@')[1] ?? '');
  if (!ownerId) throw refuse('wrong-audience');
  return { login: 'feide', ownerId, subject };
}

/** Looks up the map's own entries only: a token that says `constructor` must not find what every object inherits. */
const own = (map: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined;

/** API Gateway passes every claim as a string: a list arrives as `[a b]`. */
const audiencesOf = (claims: Claims): string[] => words(claims.aud);

function words(claim: Claims[string]): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  return String(claim ?? '')
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .filter(Boolean);
}
