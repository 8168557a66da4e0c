import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FeideFault } from '../../../functions/sign-in/feide-client.ts';
import type { Fault } from '../../../functions/sign-in/rules.ts';
import { AUDIENCE, clientOf, type FeideServer, type Lie, SECRET, SUBJECT, startFeide } from './feide-server.ts';

let server: FeideServer;
beforeAll(async () => {
  server = await startFeide();
});
beforeEach(() => {
  server.calls.length = 0;
  Object.assign(server.world, { secret: SECRET, lie: () => undefined });
});
afterAll(() => server.stop());

const lying = (lie: Lie, at = 'code') => {
  server.world.lie = ({ step }) => (step === at ? lie : undefined);
};
const steps = () => server.calls.map(({ step }) => step);
/** The fault of a sign-in that fails, by a client that has asked nothing before. */
async function faultOf(more: Parameters<typeof clientOf>[1] = {}, code = server.signedIn()): Promise<Fault> {
  const error = await clientOf(server, more)(code).catch((thrown: unknown) => thrown);
  if (!(error instanceof FeideFault)) throw new Error('The sign-in did not fail as it should.', { cause: error });
  expect(error).not.toHaveProperty('cause');
  return error.fault;
}

describe('a code that is good', () => {
  it('a code becomes a token of the data source, with the subject of the ID token', async () => {
    const code = server.signedIn();
    expect(await clientOf(server)(code)).toEqual({
      accessToken: 'jwt-of-these-tests',
      expiresInSeconds: 300,
      subject: SUBJECT,
    });
    expect(steps()).toEqual(['discovery', 'code', 'exchange']);
    const [, redeemed, exchanged] = server.calls;
    expect(Object.fromEntries(redeemed?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: code.code,
      code_verifier: code.codeVerifier,
      redirect_uri: 'https://portal.example/signed-in',
    });
    expect(Object.fromEntries(exchanged?.form ?? [])).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience: AUDIENCE,
      scope: 'skolebro:feide',
    });
    expect([redeemed?.secret, exchanged?.secret]).toEqual([SECRET, SECRET]);
  });

  it('the discovery document is read once by a client, and again after it could not be read', async () => {
    const client = clientOf(server);
    lying({ status: 503 }, 'discovery');
    await expect(client(server.signedIn())).rejects.toThrow('Feide: away');
    server.world.lie = () => undefined;
    await client(server.signedIn());
    await client(server.signedIn());
    expect(steps().filter((step) => step === 'discovery')).toHaveLength(2);
  });
});

describe('a code that is not good', () => {
  it('a code is good once', async () => {
    const code = server.signedIn();
    await clientOf(server)(code);
    expect(await faultOf({}, code)).toBe('code-refused');
  });

  it.each([
    ['another code', { code: 'guessed' }, 'code-refused'],
    ['another verifier', { codeVerifier: 'v'.repeat(43) }, 'code-refused'],
    ['another nonce', { nonce: 'n'.repeat(43) }, 'other-nonce'],
  ])('a sign-in gives nothing for %s, and exchanges nothing', async (_what, other, fault) => {
    expect(await faultOf({}, { ...server.signedIn(), ...other })).toBe(fault);
    expect(steps()).not.toContain('exchange');
  });
});

describe('an issuer that is away or lies', () => {
  it.each<[string, Lie, Fault]>([
    ['nobody answers in time', 'slow', 'away'],
    ['the connection is cut', 'cut', 'away'],
    ['an answer begins and does not go on', 'drip', 'other-answer'],
    ['broken JSON', 'broken', 'other-answer'],
    ['a page for people', 'page', 'other-answer'],
    ['a redirect, which is not followed', { status: 302 }, 'other-answer'],
    ['too many requests', { status: 429 }, 'away'],
    ['an issuer that is broken', { status: 500 }, 'away'],
    ['an issuer that is closed', { status: 503 }, 'away'],
  ])('an issuer that is away or lies at any step: %s', async (_what, lie, fault) => {
    for (const step of ['discovery', 'code', 'exchange']) {
      lying(lie, step);
      expect([step, await faultOf({ wholeMs: 400 })]).toEqual([step, fault]);
    }
  });

  it.each<[string, Lie, Fault]>([
    ['an ID token for another client', { claims: { aud: 'another-client' } }, 'other-token'],
    [
      'an ID token for several, of which none is responsible',
      { claims: { aud: ['portal-of-these-tests', 'b'] } },
      'other-token',
    ],
    ['an ID token of another issuer', { claims: { iss: 'https://auth.elsewhere.example' } }, 'other-token'],
    ['an ID token whose time is over', { claims: { exp: 1_700_000_000 } }, 'other-token'],
    ['an ID token that never ends', { claims: { exp: undefined } }, 'other-answer'],
    ['an ID token without a nonce', { claims: { nonce: undefined } }, 'other-answer'],
    ['an ID token with another nonce', { claims: { nonce: 'n'.repeat(43) } }, 'other-nonce'],
    ['an ID token of nobody', { claims: { sub: undefined } }, 'other-answer'],
    ['no ID token', { answer: { id_token: undefined } }, 'other-answer'],
    ['no token', { answer: { access_token: '' } }, 'other-answer'],
    ['a token of another kind', { answer: { token_type: 'mac' } }, 'other-answer'],
    [
      'a redirect address that it does not know',
      { status: 400, body: { error: 'invalid_request' } },
      'request-refused',
    ],
  ])('an issuer that lies about the person: %s', async (_what, lie, fault) => {
    lying(lie);
    expect(await faultOf()).toBe(fault);
    expect(steps()).not.toContain('exchange');
  });

  it.each<[string, Lie, Fault]>([
    ['no access for this person', { status: 403, body: { error: 'access_denied' } }, 'exchange-refused'],
    ['a data source that it does not know', { status: 400, body: { error: 'invalid_target' } }, 'exchange-refused'],
    ['no token', { answer: { access_token: undefined } }, 'other-answer'],
    ['no end of the token', { answer: { expires_in: undefined } }, 'other-answer'],
    ['an end that is no number', { answer: { expires_in: 'soon' } }, 'other-answer'],
  ])('an issuer that exchanges nothing: %s', async (_what, lie, fault) => {
    lying(lie, 'exchange');
    expect(await faultOf()).toBe(fault);
  });

  it('an issuer that says it is another is not believed', async () => {
    lying({ answer: { issuer: 'https://auth.elsewhere.example' } }, 'discovery');
    expect(await faultOf()).toBe('other-answer');
    expect(steps()).toEqual(['discovery']);
  });

  it('an issuer without TLS is asked nothing, unless it is on this machine', async () => {
    const elsewhere = clientOf(server, { issuer: server.world.issuer.replace('localhost', '127.0.0.1') });
    await expect(elsewhere(server.signedIn())).rejects.toThrow('Feide: away');
    expect(steps()).toEqual([]);
  });

  it('an issuer that nobody listens for is away', async () => {
    const gone = await startFeide();
    const code = gone.signedIn();
    await gone.stop();
    await expect(clientOf(gone)(code)).rejects.toThrow('Feide: away');
  });

  it('all requests of a sign-in have one deadline together', async () => {
    const before = performance.now();
    lying('slow', 'exchange');
    await expect(clientOf(server, { wholeMs: 300 })(server.signedIn())).rejects.toThrow('Feide: away');
    expect(performance.now() - before).toBeLessThan(1800);
  });
});

describe('the secret of our client', () => {
  it.each([
    ['as RFC 6749 wants it', undefined],
    ['with a challenge in a header', 'Basic realm="feide"'],
  ])('a secret that was changed is read anew, and the same code is good: refused %s', async (_how, challenge) => {
    server.world.secret = 'the-secret-of-now';
    server.world.lie = ({ secret }) =>
      secret === SECRET && challenge ? { status: 401, body: { error: 'invalid_client' }, challenge } : undefined;
    const known = [SECRET];
    const client = clientOf(server, {
      secret: async () => known.at(-1) ?? '',
      renewedSecret: async () => {
        known.push('the-secret-of-now');
        return 'the-secret-of-now';
      },
    });
    expect(await client(server.signedIn())).toMatchObject({ subject: SUBJECT });
    expect(steps()).toEqual(['discovery', 'code', 'code', 'exchange']);
    await client(server.signedIn());
    expect(known).toHaveLength(2);
  });

  it('a secret that is still refused is not tried a third time, nor is one that has not changed', async () => {
    server.world.secret = 'somebody-elses';
    expect(await faultOf({ renewedSecret: async () => 'not-this-either' })).toBe('client-refused');
    expect(steps()).toEqual(['discovery', 'code', 'code']);
    server.calls.length = 0;
    expect(await faultOf()).toBe('client-refused');
    expect(steps()).toEqual(['discovery', 'code']);
  });

  it('a secret that cannot be read is an error of ours, with its cause', async () => {
    const lost = Object.assign(new Error('no such secret'), { name: 'ResourceNotFoundException' });
    const client = clientOf(server, { secret: () => Promise.reject(lost) });
    await expect(client(server.signedIn())).rejects.toBe(lost);
  });
});
