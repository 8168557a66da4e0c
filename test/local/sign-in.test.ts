import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stageNamed } from '../../lib/stage.ts';
import { type System, startSystem } from '../../local/system.ts';
import { personas } from '../../sample/personas.ts';
import { freePort } from '../support/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-sign-in-'));
let system: System;
beforeAll(async () => {
  system = await startSystem({ port: await freePort(), folder, personas, report: () => {} });
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

const KARI = personas[0]?.subject ?? '';
const AUDIENCE = 'https://api.skolebro.example';
const OFFICE = personas.find((persona) => persona.id === 'bjorg-office')?.subject ?? '';
const TOKEN_TYPE = 'urn:ietf:params:oauth:token-type';
const random = () => randomBytes(32).toString('base64url');

/**
 * A client as anybody would write it: it knows the discovery document, keeps cookies, and follows redirects by hand.
 */
function client(change: Record<string, string | undefined> = {}, path = '/idporten', subject = KARI) {
  const cookies = new Map<string, string>();
  const verifier = random();
  const asked = {
    client_id: 'skolebro-local',
    response_type: 'code',
    redirect_uri: `${system.base}/dev/signed-in`,
    scope: 'openid skolebro:guardian',
    resource: AUDIENCE,
    state: random(),
    nonce: random(),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  const visit = async (url: string | URL, form?: Record<string, string>) => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const text = await response.text();
    const location = response.headers.get('location');
    return { status: response.status, text, next: location === null ? undefined : new URL(location, url) };
  };
  const authorize = (changed: Record<string, string | undefined> = {}) => {
    const wanted = Object.entries({ ...asked, ...changed }).filter((entry): entry is [string, string] => !!entry[1]);
    return visit(`${system.base}${path}/auth?${new URLSearchParams(wanted)}`);
  };
  /** Signs somebody in on the login page; returns where the browser is sent in the end. */
  const signIn = async (): Promise<URLSearchParams> => {
    const login = (await authorize()).next;
    if (!login) throw new Error('no login page');
    let { next } = await visit(login, { subject });
    while (next && !next.href.startsWith(asked.redirect_uri)) next = (await visit(next)).next;
    return next?.searchParams ?? new URLSearchParams();
  };
  const exchange = (code: string, changed: Record<string, string> = {}) =>
    visit(`${system.base}${path}/token`, {
      grant_type: 'authorization_code',
      client_id: 'skolebro-local',
      code,
      redirect_uri: asked.redirect_uri,
      code_verifier: verifier,
      ...(asked.resource !== undefined && { resource: asked.resource }),
      ...changed,
    });
  return { asked, authorize, visit, signIn, exchange };
}

/** A client of Feide: it signs in without naming us, and exchanges what it gets. */
function feideClient(change: Record<string, string | undefined> = {}) {
  const feide = client({ scope: 'openid userid-feide', resource: undefined, ...change }, '/feide', OFFICE);
  const dataSource = stageNamed('local').issuers.find((issuer) => issuer.login === 'feide')?.audience ?? '';
  return {
    authorize: feide.authorize,
    signIn: async (): Promise<string> =>
      JSON.parse((await feide.exchange((await feide.signIn()).get('code') ?? '')).text).access_token,
    exchange: async (subject_token: string, changed: Record<string, string> = {}) => {
      const { status, text } = await feide.visit(`${system.base}/feide/token`, {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        client_id: 'skolebro-local',
        subject_token,
        subject_token_type: `${TOKEN_TYPE}:access_token`,
        audience: dataSource,
        scope: 'skolebro:feide',
        ...changed,
      });
      return { status, body: JSON.parse(text) };
    },
  };
}

describe('signing in by authorization code with PKCE (J5)', () => {
  it('signing in by authorization code with PKCE works end to end: state and nonce come back, the token is for us, the gateway takes it', async () => {
    const { asked, signIn, exchange } = client();
    const back = await signIn();
    expect(back.get('state')).toBe(asked.state);
    const tokens = JSON.parse((await exchange(back.get('code') ?? '')).text);
    expect(decodeJwt(tokens.id_token)).toMatchObject({ nonce: asked.nonce, aud: 'skolebro-local' });
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      iss: `${system.base}/idporten`,
      aud: AUDIENCE,
      client_id: 'skolebro-local',
      pid: KARI,
      acr: 'idporten-loa-substantial',
    });
    const home = await fetch(`${system.base}/v1/guardian/children`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    // Nothing is imported in this test: the token is good, the person unknown.
    expect([home.status, await home.text()]).toEqual([403, expect.stringContaining('no-such-role')]);
  });

  it('signing in by authorization code with PKCE publishes where everything is', async () => {
    const found = await fetch(`${system.base}/idporten/.well-known/openid-configuration`);
    expect(JSON.parse(await found.text())).toMatchObject({
      issuer: `${system.base}/idporten`,
      authorization_endpoint: `${system.base}/idporten/auth`,
      token_endpoint: `${system.base}/idporten/token`,
      jwks_uri: `${system.base}/idporten/jwks`,
    });
  });

  it.each(['state', 'nonce'])(
    'signing in by authorization code with PKCE refuses a request without %s, as ID-porten does',
    async (name) => {
      const { status, text, next } = await client().authorize({ [name]: undefined });
      expect([status, next]).toEqual([400, undefined]);
      expect(text).toContain(name);
    },
  );

  it.each([
    ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }],
    ['a challenge in the clear', { code_challenge_method: 'plain' }],
    ['another kind of answer', { response_type: 'token' }],
  ])('signing in by authorization code with PKCE refuses %s', async (_what, changed) => {
    const { next, text } = await client().authorize(changed);
    expect(next?.pathname.includes('/interaction/') ?? false).toBe(false);
    expect(`${next?.search}${text}`).toMatch(/error/);
  });

  it('signing in by authorization code with PKCE sends nobody to an address that is not registered', async () => {
    const { status, next } = await client().authorize({ redirect_uri: 'https://evil.example/' });
    expect([status, next]).toEqual([400, undefined]);
  });

  it.each<[string, Record<string, string>]>([
    ['another verifier', { code_verifier: random() }],
    ['no verifier', { code_verifier: '' }],
    ['another client', { client_id: 'skolebro-brief' }],
    ['another address', { redirect_uri: 'http://localhost/elsewhere' }],
  ])('signing in by authorization code with PKCE gives no token for %s', async (_what, changed) => {
    const { signIn, exchange } = client();
    const code = (await signIn()).get('code') ?? '';
    expect(code).not.toBe('');
    const { status, text } = await exchange(code, changed);
    expect(status).toBe(400);
    expect(JSON.parse(text)).not.toHaveProperty('access_token');
  });

  it('signing in by authorization code with PKCE takes a code once', async () => {
    const { signIn, exchange } = client();
    const code = (await signIn()).get('code') ?? '';
    expect((await exchange(code)).status).toBe(200);
    expect(JSON.parse((await exchange(code)).text).error).toBe('invalid_grant');
  });
});

describe('what each issuer says in its tokens', () => {
  const homeWith = async (token: string, path: string) => {
    const answer = await fetch(system.base + path, { headers: { authorization: `Bearer ${token}` } });
    return { status: answer.status, text: await answer.text() };
  };
  const tokensOf = async (change: Record<string, string | undefined>) => {
    const { signIn, exchange } = client(change);
    return JSON.parse((await exchange((await signIn()).get('code') ?? '')).text);
  };

  it('ID-porten writes no audience that nobody asked for, and the gateway does not take such a token', async () => {
    const { access_token } = await tokensOf({ resource: undefined });
    expect(() => decodeJwt(access_token)).toThrow();
    expect((await homeWith(access_token, '/v1/guardian/children')).status).toBe(401);
  });

  it('ID-porten writes any audience that is asked for: it says nothing of whose the token is', async () => {
    const { access_token } = await tokensOf({ resource: 'https://somebody.else.example' });
    expect(decodeJwt(access_token).aud).toBe('https://somebody.else.example');
    expect((await homeWith(access_token, '/v1/guardian/children')).status).toBe(401);
  });

  it('Feide’s own access token is opaque and good for nothing here; exchanged, it is for the data source', async () => {
    const feide = feideClient();
    const opaque = await feide.signIn();
    expect(opaque.split('.')).toHaveLength(1);
    expect((await homeWith(opaque, '/v1/staff/me')).status).toBe(401);
    const { status, body } = await feide.exchange(opaque);
    expect([status, body.token_type, body.issued_token_type]).toEqual([200, 'Bearer', `${TOKEN_TYPE}:jwt`]);
    expect(decodeJwt(body.access_token)).toMatchObject({
      iss: `${system.base}/feide`,
      aud: expect.stringMatching(/^https:\/\/n\.feide\.no\/datasources\/[0-9a-f-]{36}$/),
      scope: 'skolebro:feide',
      'https://n.feide.no/claims/eduPersonPrincipalName': OFFICE,
    });
    // Nothing is imported in this test: the token is good, the person unknown.
    expect((await homeWith(body.access_token, '/v1/staff/me')).status).toBe(403);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a token that is none', { subject_token: 'x' }, 'invalid_grant'],
    ['another kind of token', { subject_token_type: `${TOKEN_TYPE}:id_token` }, 'invalid_request'],
    ['another data source', { audience: 'https://n.feide.no/datasources/other' }, 'invalid_target'],
    ['another access level', { scope: 'everything' }, 'invalid_scope'],
    ['another client', { client_id: 'skolebro-brief' }, 'invalid_grant'],
  ])('Feide exchanges nothing for %s', async (_what, changed, error) => {
    const feide = feideClient();
    const { status, body } = await feide.exchange(await feide.signIn(), changed);
    expect([status, body.error, body.access_token]).toEqual([400, error, undefined]);
  });

  it('Feide knows no `resource`', async () => {
    const answer = await feideClient({ resource: AUDIENCE }).authorize();
    expect(`${answer.next?.search}${answer.text}`).toContain('invalid_target');
  });
});

describe('tokens for scripts', () => {
  const tokenFor = async (body: string) => {
    const response = await fetch(`${system.base}/dev/token`, { method: 'POST', body });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  it('tokens for scripts gives every persona a token that the gateway takes', async () => {
    for (const { id, login } of personas) {
      const { body } = await tokenFor(JSON.stringify({ persona: id }));
      const path = login === 'guardian' ? '/v1/guardian/children' : '/v1/staff/me';
      const { status } = await fetch(system.base + path, { headers: { authorization: `Bearer ${body.access_token}` } });
      expect([id, status]).toEqual([id, 403]);
    }
  });

  it.each(['{"persona":"nobody"}', '{}', 'null', '[]', 'not JSON'])(
    'tokens for scripts answers %s with who there is',
    async (body) => {
      const answer = await tokenFor(body);
      expect([answer.status, answer.body.personas]).toEqual([404, personas.map(({ id }) => id)]);
    },
  );
});
