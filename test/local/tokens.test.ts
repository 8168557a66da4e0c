import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, exportSPKI, generateKeyPair, importJWK, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../../local/system.ts';
import { personas } from '../../sample/personas.ts';
import { freePort } from '../support/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-system-'));
const PATH = '/v1/guardian/children';
const AUDIENCE = 'https://api.skolebro.example';
let system: System;
let port: number;

const start = () => startSystem({ port, folder, personas, report: () => {} });
beforeAll(async () => {
  port = await freePort();
  system = await start();
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function tokenOf(wish: Record<string, unknown>): Promise<string> {
  const response = await fetch(`${system.base}/dev/token`, { method: 'POST', body: JSON.stringify(wish) });
  const answer: { access_token?: string } = JSON.parse(await response.text());
  return answer.access_token ?? '';
}
async function ask(token: string | undefined, path = PATH) {
  const response = await fetch(`${system.base}${path}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: await response.text() };
}
const KARI = { persona: 'kari-guardian-two-schools' };

const claims = () => ({
  pid: '17848231061',
  acr: 'idporten-loa-high',
  scope: 'skolebro:guardian',
  client_id: 'skolebro-local',
});
const forged = (issuer = `${system.base}/idporten`) =>
  new SignJWT(claims()).setIssuer(issuer).setAudience(AUDIENCE).setIssuedAt().setExpirationTime('1h');

describe('the local gateway checks tokens as the deployed one does', () => {
  it('the local gateway takes a token of the code flow: the person is known to have no role before anything is imported', async () => {
    expect(await ask(await tokenOf(KARI))).toMatchObject({
      status: 403,
      body: expect.stringContaining('no-such-role'),
    });
  });

  it.each<[string, () => Promise<string | undefined>]>([
    ['no token', async () => undefined],
    ['no JWT at all', async () => 'abc'],
    [
      'alg none',
      async () =>
        new UnsecuredJWT(claims())
          .setIssuer(`${system.base}/idporten`)
          .setAudience(AUDIENCE)
          .setExpirationTime('1h')
          .encode(),
    ],
    [
      'HS256 with the issuer’s public key as the secret',
      async () => {
        const { keys }: { keys: Parameters<typeof importJWK>[0][] } = JSON.parse(
          await (await fetch(`${system.base}/idporten/jwks`)).text(),
        );
        const key = await importJWK({ ...keys[0] }, 'RS256', { extractable: true });
        if (key instanceof Uint8Array) throw new Error('not a public key');
        const secret = new TextEncoder().encode(await exportSPKI(key));
        return forged().setProtectedHeader({ alg: 'HS256', kid: keys[0]?.kid }).sign(secret);
      },
    ],
    [
      'another key',
      async () =>
        forged()
          .setProtectedHeader({ alg: 'RS256', kid: 'x' })
          .sign((await generateKeyPair('RS256')).privateKey),
    ],
    [
      'an unknown issuer',
      async () =>
        forged('https://evil.example')
          .setProtectedHeader({ alg: 'RS256', kid: 'x' })
          .sign((await generateKeyPair('RS256')).privateKey),
    ],
    ['a token of staff where guardians belong', () => tokenOf({ persona: 'bjorg-office' })],
    ['half of a good token', async () => (await tokenOf(KARI)).slice(0, -10)],
  ])('the local gateway checks tokens as the deployed one does refuses %s', async (_what, token) => {
    expect(await ask(await token())).toEqual({ status: 401, body: '{"message":"Unauthorized"}' });
  });

  it('the local gateway checks tokens as the deployed one does refuses a token when its time is out', async () => {
    const brief = await tokenOf({ ...KARI, brief: true });
    expect((await ask(brief)).status).toBe(403);
    await new Promise((later) => setTimeout(later, 2500));
    expect((await ask(brief)).status).toBe(401);
  });

  it('the local gateway checks tokens as the deployed one does tells a person at a level too low to sign in higher', async () => {
    const low = await ask(await tokenOf({ ...KARI, acr: 'idporten-loa-low' }));
    expect(low).toMatchObject({ status: 403, body: expect.stringContaining('login-level-too-low') });
  });

  it('the local gateway checks tokens as the deployed one does publishes keys that tokens verify with', async () => {
    const keys = createRemoteJWKSet(new URL(`${system.base}/idporten/jwks`));
    expect(await keys({ alg: 'RS256' }, { payload: '', signature: '' })).toBeDefined();
  });
});

describe('the local runtime', () => {
  it('the local runtime answers the API’s page and document, and 404 as a problem where there is nothing', async () => {
    expect(await ask(undefined, '/openapi.json')).toMatchObject({
      status: 200,
      body: expect.stringMatching(/^\{"openapi":"3\.1/),
    });
    expect((await ask(undefined, '/docs')).body).toContain('<html');
    expect(await ask(undefined, '/v1/nothing')).toMatchObject({
      status: 404,
      body: expect.stringContaining('urn:skolebro:problem:no-such-path'),
    });
  });

  it('the local runtime sets its clock forward only, and runs what falls due on the way', async () => {
    const clock = (body: unknown) => fetch(`${system.base}/dev/clock`, { method: 'POST', body: JSON.stringify(body) });
    const forward: { ran: string[] } = JSON.parse(await (await clock({ forwardMinutes: 24 * 60 })).text());
    expect(forward.ran.filter((name) => name.includes('EveryMorning'))).toHaveLength(1);
    expect((await clock({ set: '2020-01-01T00:00:00Z' })).status).toBe(409);
    expect((await clock({ forwardMinutes: 'soon' })).status).toBe(400);
  });

  it('the local runtime finds its clock, keys and tables again after a restart', async () => {
    const token = await tokenOf(KARI);
    const before: { now: string } = JSON.parse((await ask(undefined, '/dev/clock')).body);
    await system.stop();
    system = await start();
    expect(system.empty).toBe(false);
    const after: { now: string } = JSON.parse((await ask(undefined, '/dev/clock')).body);
    expect(Date.parse(after.now)).toBeGreaterThanOrEqual(Date.parse(before.now));
    const keys = createRemoteJWKSet(new URL(`${system.base}/idporten/jwks`), { cooldownDuration: 0 });
    expect((await jwtVerify(token, keys, { audience: AUDIENCE })).payload.pid).toBe('17848231061');
  });

  it('the local runtime says plainly when its port is taken', async () => {
    const other = mkdtempSync(join(tmpdir(), 'skolebro-other-'));
    await expect(startSystem({ port, folder: other, personas, report: () => {} })).rejects.toThrow('taken');
    rmSync(other, { recursive: true, force: true });
  });
});
