import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type FeideOptions, feideClient } from '../../../functions/sign-in/feide-client.ts';
import type { FeideCode } from '../../../functions/sign-in/schema.ts';
import { textOf } from '../../../local/read-body.ts';

type Json = Readonly<Record<string, unknown>>;
/** One request: `discovery`, `code` or `exchange`, with its form and the secret that came along. */
export type Call = { readonly step: string; readonly form: URLSearchParams; readonly secret: string };

/**
 * What goes wrong with one request: no answer at all, one cut off, broken or for people, a status with a body and
 * headers, or claims of the ID token other than the true ones.
 */
export type Lie =
  | 'slow'
  | 'drip'
  | 'cut'
  | 'broken'
  | 'page'
  | { readonly status: number; readonly body?: Json; readonly challenge?: string }
  | { readonly answer: Json }
  | { readonly claims: Json };

export const CLIENT = 'portal-of-these-tests';
export const SECRET = 'secret-of-these-tests';
export const SUBJECT = 'subject-of-these-tests';
export const AUDIENCE = 'https://n.feide.no/datasources/5f2c9d1e-7b3a-4c68-9e0d-2a4b6c8d0e1f';
const SCOPE = 'skolebro:feide';
const SIGNED_IN = 'https://portal.example/signed-in';
const NOW = () => Math.floor(Date.now() / 1000);

/** An issuer of Feide's kind behind a real socket, that does what a test says. */
export async function startFeide(given: { lie?: (call: Call) => Lie | undefined } = {}) {
  const calls: Call[] = [];
  const world = {
    calls,
    secret: SECRET,
    lie: given.lie ?? (() => undefined),
    issuer: '',
    codes: new Map<string, FeideCode>(),
    tokens: new Set<string>(),
  };
  const server = createServer((request, response) => {
    hear(world, request)
      .then((call) => respond(world, call, response))
      .catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const address = server.address();
  world.issuer = `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
  return {
    world,
    calls,
    /** A person has signed in, and their browser is on its way back with a code. */
    signedIn(): FeideCode {
      const word = () => `${randomUUID()}-${randomUUID()}`;
      const code = { code: `code-${randomUUID()}`, codeVerifier: word(), nonce: word() };
      world.codes.set(code.code, code);
      return code;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}
export type FeideServer = Awaited<ReturnType<typeof startFeide>>;
type World = FeideServer['world'];

/** Our client of an issuer of the test; quick to lose patience. */
export const clientOf = ({ world }: FeideServer, more: Partial<FeideOptions> = {}) =>
  feideClient({
    issuer: world.issuer,
    clientId: CLIENT,
    secret: async () => SECRET,
    renewedSecret: async () => SECRET,
    signedInUrl: SIGNED_IN,
    audience: AUDIENCE,
    scope: SCOPE,
    wholeMs: 2000,
    ...more,
  });

async function hear({ calls }: World, request: IncomingMessage): Promise<Call> {
  const form = new URLSearchParams(await textOf(request));
  const [, basic = ''] = (request.headers.authorization ?? '').split('Basic ');
  const [client = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent);
  const grant = form.get('grant_type') === 'authorization_code' ? 'code' : 'exchange';
  const call = {
    step: request.method === 'GET' ? 'discovery' : grant,
    form,
    secret: client === CLIENT ? secret : '',
  };
  calls.push(call);
  return call;
}

function respond(world: World, call: Call, response: ServerResponse): void {
  const lie = world.lie(call);
  if (lie === 'slow') return;
  if (lie === 'cut') response.destroy();
  else if (lie === 'drip') response.writeHead(200, { 'content-type': 'application/json' }).write('{"access');
  else if (lie === 'page') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Vedlikehald</html>');
  else if (lie === 'broken') send(response, { status: 200, text: '{"access_token": "' });
  else send(response, lie !== undefined && 'status' in lie ? written(lie) : bent(truth(world, call, lie), lie));
}

type Bent = Extract<Lie, { readonly answer: Json } | { readonly claims: Json }> | undefined;
const written = ({ status, body = {}, challenge }: Extract<Lie, { readonly status: number }>): Sent => ({
  status,
  text: JSON.stringify(body),
  challenge,
});
const bent = ({ status, body }: Answer, lie: Bent): Sent => ({
  status,
  text: JSON.stringify({ ...body, ...(lie && 'answer' in lie && lie.answer) }),
});

type Sent = { readonly status: number; readonly text: string; readonly challenge?: string | undefined };
function send(response: ServerResponse, { status, text, challenge }: Sent): void {
  const headers = { 'content-type': 'application/json', ...(challenge && { 'www-authenticate': challenge }) };
  response.writeHead(status, headers).end(text);
}

type Answer = { readonly status: number; readonly body: Json };
const no = (error: string, status = 400): Answer => ({ status, body: { error } });

/** What Feide answers when nothing is wrong with it. */
function truth(world: World, { step, form, secret }: Call, lie: Bent): Answer {
  const { issuer } = world;
  const claims = lie && 'claims' in lie ? lie.claims : {};
  if (step === 'discovery') return { status: 200, body: { issuer, token_endpoint: `${issuer}/token` } };
  if (secret !== world.secret) return no('invalid_client', 401);
  return step === 'code' ? redeemed(world, form, claims) : exchanged(world, form);
}

function redeemed({ issuer, codes, tokens }: World, form: URLSearchParams, claims: Json): Answer {
  const code = codes.get(form.get('code') ?? '');
  codes.delete(form.get('code') ?? '');
  if (!code || form.get('code_verifier') !== code.codeVerifier) return no('invalid_grant');
  if (form.get('redirect_uri') !== SIGNED_IN) return no('invalid_request');
  const token = `opaque-${hash(code.code)}`;
  tokens.add(token);
  const { nonce } = code;
  const own = { iss: issuer, aud: CLIENT, sub: SUBJECT, nonce, iat: NOW(), exp: NOW() + 3600 };
  const id_token = [{ alg: 'RS256' }, { ...own, ...claims }].map(encoded).concat('c2ln').join('.');
  return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: 28_800, id_token } };
}

function exchanged({ tokens }: World, form: URLSearchParams): Answer {
  if (!tokens.has(form.get('subject_token') ?? '')) return no('invalid_grant');
  if (form.get('audience') !== AUDIENCE) return no('invalid_target');
  if (form.get('scope') !== SCOPE) return no('invalid_scope');
  const issued_token_type = 'urn:ietf:params:oauth:token-type:jwt';
  return {
    status: 200,
    body: { access_token: 'jwt-of-these-tests', token_type: 'Bearer', expires_in: 300, issued_token_type },
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const encoded = (part: Json): string => Buffer.from(JSON.stringify(part)).toString('base64url');
