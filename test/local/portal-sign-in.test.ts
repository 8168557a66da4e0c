import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../../local/system.ts';
import { personas } from '../../sample/personas.ts';
import type { PortalConfig } from '../../web/config.ts';
import { freePort } from '../support/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-portal-sign-in-'));
let system: System;
beforeAll(async () => {
  system = await startSystem({ port: await freePort(), folder, personas, report: () => {} });
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

const OFFICE = personas.find(({ id }) => id === 'bjorg-office')?.subject ?? '';
const INSECURE = { [oauth.allowInsecureRequests]: true };

/** The way to sign in with Feide, as the portal learns of it, and the issuer's own document. */
async function feide() {
  const config: PortalConfig = JSON.parse(await (await fetch(`${system.base}/config.json`)).text());
  const way = config.signIn.find(({ login }) => login === 'feide');
  if (!way?.exchangeAt) throw new Error('The portal has no sign-in with Feide.');
  const issuer = new URL(way.issuer);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, INSECURE));
  return { ...way, server, client: { client_id: way.clientId }, redeemAt: `${system.base}${way.exchangeAt}` };
}
type Way = Awaited<ReturnType<typeof feide>>;

/** Follows a browser with its cookies from one page to the next, until it is sent to the portal. */
async function walk(from: URL, subject: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const visit = async (url: URL, form?: URLSearchParams): Promise<URL> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const more = form && { method: 'POST', body: form };
    const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...more });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return new URL(response.headers.get('location') ?? `/no-way-on-${response.status}`, url);
  };
  let next = await visit(await visit(from), new URLSearchParams({ subject }));
  while (next.pathname.startsWith('/feide/')) next = await visit(next);
  return next;
}

/** A sign-in up to the portal's page, step by step as `web/session/sign-in.ts` makes it. */
async function signedIn({ server, client, clientId, scope }: Way, subject = OFFICE) {
  const codeVerifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: `${system.base}/signed-in`,
    scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  }).toString();
  const back = await walk(url, subject);
  const answer = oauth.validateAuthResponse(server, client, back, state);
  return { answer, body: { code: answer.get('code') ?? '', codeVerifier, nonce } };
}

async function redeem({ redeemAt }: Way, body: unknown) {
  const response = await fetch(redeemAt, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

describe('the portal signs in with Feide (J5)', () => {
  it('the portal signs in with Feide as a browser does, and the API takes the token', async () => {
    const way = await feide();
    const { status, headers, body } = await redeem(way, (await signedIn(way)).body);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(decodeJwt(body.accessToken)).toMatchObject({
      iss: `${system.base}/feide`,
      client_id: 'skolebro-portal',
      scope: 'skolebro:feide',
      'https://n.feide.no/claims/eduPersonPrincipalName': OFFICE,
    });
    expect([body.expiresInSeconds, typeof body.subject]).toEqual([3600, 'string']);
    const home = await fetch(`${system.base}/v1/staff/me`, {
      headers: { authorization: `Bearer ${body.accessToken}` },
    });
    // Nothing is imported in this test: the token is good, the person unknown.
    expect([home.status, await home.text()]).toEqual([403, expect.stringContaining('no-such-role')]);
  });

  it('the portal signs in a person of a realm that no owner has, and the API knows nobody of theirs', async () => {
    const way = await feide();
    const { status, body } = await redeem(way, (await signedIn(way, 'ola@elsewhere.example')).body);
    expect(status).toBe(200);
    const home = await fetch(`${system.base}/v1/staff/me`, {
      headers: { authorization: `Bearer ${body.accessToken}` },
    });
    expect([home.status, await home.text()]).toEqual([401, expect.stringContaining('wrong-audience')]);
  });

  it.each([
    ['once', {}],
    ['with its own verifier', { codeVerifier: 'v'.repeat(43) }],
    ['with its own nonce', { nonce: 'n'.repeat(43) }],
  ])('the portal signs in by a code %s only', async (how, other) => {
    const way = await feide();
    const { body } = await signedIn(way);
    if (how === 'once') await redeem(way, body);
    expect(await redeem(way, { ...body, ...other })).toMatchObject({ status: 401, body: { code: 'sign-in.refused' } });
  });
});

describe('Feide without the portal’s secret', () => {
  it('Feide without the portal’s secret gives a browser nothing for the portal’s code', async () => {
    const way = await feide();
    const { answer, body } = await signedIn(way);
    const page = `${system.base}/signed-in`;
    for (const secret of [oauth.None(), oauth.ClientSecretBasic('a-guess')]) {
      const response = await oauth.authorizationCodeGrantRequest(
        way.server,
        way.client,
        secret,
        answer,
        page,
        body.codeVerifier,
        INSECURE,
      );
      expect([response.status, await response.text()]).toEqual([401, expect.stringContaining('invalid_client')]);
    }
    // The code is still good for the one who has the secret.
    expect((await redeem(way, body)).status).toBe(200);
  });

  it('Feide without the portal’s secret exchanges no token for the portal’s client', async () => {
    const { server, client } = await feide();
    const grant = 'urn:ietf:params:oauth:grant-type:token-exchange';
    const form = { subject_token: 'x', subject_token_type: 'urn:ietf:params:oauth:token-type:access_token' };
    const response = await oauth.genericTokenEndpointRequest(server, client, oauth.None(), grant, form, INSECURE);
    expect([response.status, await response.text()]).toEqual([401, expect.stringContaining('invalid_client')]);
  });

  it('Feide without the portal’s secret sends the clients of scripts never to the portal’s page', async () => {
    const way = await feide();
    await expect(signedIn({ ...way, clientId: 'skolebro-local' })).rejects.toThrow();
  });

  it('the portal’s secret lies with the state of this machine, and the page’s configuration does not hold it', async () => {
    const secrets: Record<string, string> = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
    const secret = secrets['skolebro/feide'] ?? '';
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await (await fetch(`${system.base}/config.json`)).text()).not.toContain(secret);
  });
});
