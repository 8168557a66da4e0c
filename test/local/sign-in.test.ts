import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const AUDIENCE = 'https://fjordvik.skolebro.example';
const random = () => randomBytes(32).toString('base64url');

/** A client as anybody would write it: it knows the discovery document, keeps cookies, and follows redirects by hand. */
function client() {
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
    return visit(`${system.base}/idporten/auth?${new URLSearchParams(wanted)}`);
  };
  /** Signs Kari in on the login page; returns where the browser is sent in the end. */
  const signIn = async (): Promise<URLSearchParams> => {
    const login = (await authorize()).next;
    if (!login) throw new Error('no login page');
    let { next } = await visit(login, { subject: KARI });
    while (next && !next.href.startsWith(asked.redirect_uri)) next = (await visit(next)).next;
    return next?.searchParams ?? new URLSearchParams();
  };
  const exchange = (code: string, changed: Record<string, string> = {}) =>
    visit(`${system.base}/idporten/token`, {
      grant_type: 'authorization_code',
      client_id: 'skolebro-local',
      code,
      redirect_uri: asked.redirect_uri,
      code_verifier: verifier,
      resource: AUDIENCE,
      ...changed,
    });
  return { asked, authorize, visit, signIn, exchange };
}

describe('signing in by authorization code with PKCE (J5)', () => {
  it('works end to end: state and nonce come back, the token is for us, the gateway takes it', async () => {
    const { asked, signIn, exchange } = client();
    const back = await signIn();
    expect(back.get('state')).toBe(asked.state);
    const tokens = JSON.parse((await exchange(back.get('code') ?? '')).text);
    expect(decodeJwt(tokens.id_token)).toMatchObject({ nonce: asked.nonce, aud: 'skolebro-local' });
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      iss: `${system.base}/idporten`,
      aud: AUDIENCE,
      pid: KARI,
      acr: 'idporten-loa-substantial',
    });
    const home = await fetch(`${system.base}/v1/guardian/children`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    // Nothing is imported in this test: the token is good, the person unknown.
    expect([home.status, await home.text()]).toEqual([403, expect.stringContaining('no-such-role')]);
  });

  it('publishes where everything is', async () => {
    const found = await fetch(`${system.base}/idporten/.well-known/openid-configuration`);
    expect(JSON.parse(await found.text())).toMatchObject({
      issuer: `${system.base}/idporten`,
      authorization_endpoint: `${system.base}/idporten/auth`,
      token_endpoint: `${system.base}/idporten/token`,
      jwks_uri: `${system.base}/idporten/jwks`,
    });
  });

  it.each(['state', 'nonce'])('refuses a request without %s, as ID-porten does', async (name) => {
    const { status, text, next } = await client().authorize({ [name]: undefined });
    expect([status, next]).toEqual([400, undefined]);
    expect(text).toContain(name);
  });

  it.each([
    ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }],
    ['a challenge in the clear', { code_challenge_method: 'plain' }],
    ['another kind of answer', { response_type: 'token' }],
  ])('refuses %s', async (_what, changed) => {
    const { next, text } = await client().authorize(changed);
    expect(next?.pathname.includes('/interaction/') ?? false).toBe(false);
    expect(`${next?.search}${text}`).toMatch(/error/);
  });

  it('sends nobody to an address that is not registered', async () => {
    const { status, next } = await client().authorize({ redirect_uri: 'https://evil.example/' });
    expect([status, next]).toEqual([400, undefined]);
  });

  it.each<[string, Record<string, string>]>([
    ['another verifier', { code_verifier: random() }],
    ['no verifier', { code_verifier: '' }],
    ['another client', { client_id: 'skolebro-brief' }],
    ['another address', { redirect_uri: 'http://localhost/elsewhere' }],
  ])('gives no token for %s', async (_what, changed) => {
    const { signIn, exchange } = client();
    const code = (await signIn()).get('code') ?? '';
    expect(code).not.toBe('');
    const { status, text } = await exchange(code, changed);
    expect(status).toBe(400);
    expect(JSON.parse(text)).not.toHaveProperty('access_token');
  });

  it('takes a code once', async () => {
    const { signIn, exchange } = client();
    const code = (await signIn()).get('code') ?? '';
    expect((await exchange(code)).status).toBe(200);
    expect(JSON.parse((await exchange(code)).text).error).toBe('invalid_grant');
  });
});

describe('tokens for scripts', () => {
  const tokenFor = async (body: string) => {
    const response = await fetch(`${system.base}/dev/token`, { method: 'POST', body });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  it('gives every persona a token that the gateway takes', async () => {
    for (const { id, login } of personas) {
      const { body } = await tokenFor(JSON.stringify({ persona: id }));
      const path = login === 'guardian' ? '/v1/guardian/children' : '/v1/staff/me';
      const { status } = await fetch(system.base + path, { headers: { authorization: `Bearer ${body.access_token}` } });
      expect([id, status]).toEqual([id, 403]);
    }
  });

  it.each(['{"persona":"nobody"}', '{}', 'null', '[]', 'not JSON'])('answers %s with who there is', async (body) => {
    const answer = await tokenFor(body);
    expect([answer.status, answer.body.personas]).toEqual([404, personas.map(({ id }) => id)]);
  });
});
