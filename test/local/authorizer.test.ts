import { createServer, type Server } from 'node:http';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorizer } from '../../local/authorizer.ts';
import { at } from '../support/json.ts';

const AUDIENCE = 'https://api.skolebro.example';
const SCOPE = 'skolebro:guardian';

let server: Server;
let issuer = '';
let pair: Awaited<ReturnType<typeof generateKeyPair>>;
let stranger: typeof pair;
beforeAll(async () => {
  pair = await generateKeyPair('RS256', { extractable: true });
  stranger = await generateKeyPair('RS256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', use: 'sig' }] });
  server = createServer((_request, response) => response.end(keys));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  issuer = `http://127.0.0.1:${at(server.address(), 'port')}`;
});
afterAll(() => server.close());

const check = authorizer();
const ask = async (header: string | undefined) => check({ issuer, audience: [AUDIENCE], scopes: [SCOPE] }, header);
const draft = (claims: Record<string, unknown>, header: { alg: string; kid: string }) =>
  new SignJWT({ pid: '41018012345', scope: `openid ${SCOPE}`, ...claims }).setIssuer(issuer).setProtectedHeader(header);
const good = (claims: Record<string, unknown> = {}, header = { alg: 'RS256', kid: 'k' }) =>
  draft(claims, header)
    .setAudience(AUDIENCE)
    .setIssuedAt(claims.iat === undefined ? '-1s' : Number(claims.iat))
    .setExpirationTime('1h');
const REFUSED = { ok: false, status: 401 };

describe('the gateway’s check of a token', () => {
  it('the gateway’s check of a token lets a good one through, with its claims as text', async () => {
    const token = await good({ roles: ['a', 'b'], auth_time: 5 }).sign(pair.privateKey);
    expect(await ask(`Bearer ${token}`)).toMatchObject({
      ok: true,
      claims: { pid: '41018012345', roles: '[a b]', auth_time: '5' },
    });
  });

  it('the gateway’s check of a token takes every RSA algorithm, `client_id` where there is no audience, and `scp` for `scope`', async () => {
    for (const alg of ['RS384', 'RS512']) {
      const key = await importJWK(await exportJWK(pair.privateKey), alg);
      expect(await ask(`Bearer ${await good({}, { alg, kid: 'k' }).sign(key)}`)).toMatchObject({ ok: true });
    }
    const client = draft({ client_id: AUDIENCE }, { alg: 'RS256', kid: 'k' })
      .setIssuedAt('-1s')
      .setExpirationTime('1h');
    expect(await ask(`Bearer ${await client.sign(pair.privateKey)}`)).toMatchObject({ ok: true });
    const scp = await good({ scope: undefined, scp: [SCOPE] }).sign(pair.privateKey);
    expect(await ask(`Bearer ${scp}`)).toMatchObject({ ok: true });
  });

  it.each<[string, () => Promise<string>]>([
    ['for another audience', () => good().setAudience('https://nes.skolebro.example').sign(pair.privateKey)],
    ['for no audience', () => draft({}, { alg: 'RS256', kid: 'k' }).setExpirationTime('1h').sign(pair.privateKey)],
    ['of another issuer', () => good().setIssuer('https://evil.example').sign(pair.privateKey)],
    ['that is out of time', () => good().setExpirationTime('-1s').sign(pair.privateKey)],
    ['without an end', () => draft({}, { alg: 'RS256', kid: 'k' }).setAudience(AUDIENCE).sign(pair.privateKey)],
    ['that does not hold yet', () => good().setNotBefore('1h').sign(pair.privateKey)],
    ['under another key', () => good().sign(stranger.privateKey)],
    ['under a key with another name', () => good({}, { alg: 'RS256', kid: 'x' }).sign(pair.privateKey)],
    ['of the future', () => good({ iat: Math.floor(Date.now() / 1000) + 120 }).sign(pair.privateKey)],
    [
      'that does not say when it was made',
      () => draft({}, { alg: 'RS256', kid: 'k' }).setAudience(AUDIENCE).setExpirationTime('1h').sign(pair.privateKey),
    ],
    [
      'that names no key',
      () =>
        new SignJWT({ scope: SCOPE })
          .setIssuer(issuer)
          .setProtectedHeader({ alg: 'RS256' })
          .setAudience(AUDIENCE)
          .setIssuedAt('-1s')
          .setExpirationTime('1h')
          .sign(pair.privateKey),
    ],
    [
      'under HS256 with the public key for a secret',
      async () => good({}, { alg: 'HS256', kid: 'k' }).sign(new TextEncoder().encode(await exportSPKI(pair.publicKey))),
    ],
    [
      'of alg none',
      async () =>
        new UnsecuredJWT({ pid: '41018012345', scope: SCOPE })
          .setIssuer(issuer)
          .setAudience(AUDIENCE)
          .setExpirationTime('1h')
          .encode(),
    ],
    [
      'whose claims were changed',
      async () => {
        const [head, , seal] = (await good().sign(pair.privateKey)).split('.');
        const [, claims] = (await good({ pid: '41018012399' }).sign(pair.privateKey)).split('.');
        return [head, claims, seal].join('.');
      },
    ],
  ])('the gateway’s check of a token refuses one %s', async (_what, token) => {
    expect(await ask(`Bearer ${await token()}`)).toEqual(REFUSED);
  });

  it('the gateway’s check of a token refuses one without the route’s scope, as an ID token has none: 403', async () => {
    for (const scope of [undefined, '', 'openid', 'skolebro:guardians', 'skolebro:feide'])
      expect(await ask(`Bearer ${await good({ scope }).sign(pair.privateKey)}`)).toEqual({ ok: false, status: 403 });
  });

  it.each([undefined, '', 'Bearer', 'Basic a2FyaTprYXJp', 'Bearer a b', 'Bearer ...'])(
    'the gateway’s check of a token refuses the header %s',
    async (header) => {
      expect(await ask(header)).toEqual(REFUSED);
    },
  );
});
