import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { makeHandlers } from '../../../functions/sign-in/handlers.ts';
import { refusals } from '../../../functions/sign-in/refusals.ts';
import { routes } from '../../../functions/sign-in/routes.ts';
import type { FeideCode } from '../../../functions/sign-in/schema.ts';
import { CONTEXT } from '../../support/entries.ts';
import { httpEvent } from '../../support/events.ts';
import { captureLogs } from '../../support/leaks.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { clientOf, type FeideServer, type Lie, SECRET, SUBJECT, startFeide } from './feide-server.ts';

const ROUTE = 'POST /v1/sign-in/feide';
let server: FeideServer;
beforeAll(async () => {
  server = await startFeide();
});
beforeEach(() => {
  Object.assign(server.world, { secret: SECRET, lie: () => undefined });
  server.calls.length = 0;
});
afterAll(() => server.stop());

/** Asks the entry, as a browser without a token does. */
async function ask(body: unknown, language = 'nb', more: Parameters<typeof clientOf>[1] = {}) {
  const entry = httpEntry({
    routes,
    refusals,
    issuers: [],
    handlers: makeHandlers({ feide: clientOf(server, { wholeMs: 500, ...more }) }),
  });
  const headers = { 'accept-language': language };
  const result = await entry(httpEvent({ route: ROUTE, at: '2026-11-24T06:30:00Z', body, headers }), CONTEXT);
  expectDocumented(ROUTE, result);
  return { status: result.statusCode, headers: result.headers ?? {}, body: JSON.parse(String(result.body)) };
}
const lying = (lie: Lie, at = 'code') => {
  server.world.lie = ({ step }) => (step === at ? lie : undefined);
};

describe('the portal’s sign-in with Feide', () => {
  it('the portal’s sign-in with Feide gives a token that nobody may keep', async () => {
    const { status, headers, body } = await ask(server.signedIn());
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body).toEqual({ accessToken: 'jwt-of-these-tests', expiresInSeconds: 300, subject: SUBJECT });
  });

  it.each<[string, (code: FeideCode) => unknown]>([
    ['nothing', () => undefined],
    ['a list', (code) => [code]],
    ['no code', ({ codeVerifier, nonce }) => ({ codeVerifier, nonce })],
    ['an empty code', (code) => ({ ...code, code: '' })],
    ['a code of two lines', (code) => ({ ...code, code: 'a\nb' })],
    ['a code without an end', (code) => ({ ...code, code: 'x'.repeat(2001) })],
    ['a short verifier', (code) => ({ ...code, codeVerifier: 'v'.repeat(42) })],
    ['a long verifier', (code) => ({ ...code, codeVerifier: 'v'.repeat(129) })],
    ['a verifier with other letters', (code) => ({ ...code, codeVerifier: 'å'.repeat(43) })],
    ['a nonce that can be guessed', (code) => ({ ...code, nonce: '1' })],
    ['a redirect address of its own', (code) => ({ ...code, redirectUri: 'https://elsewhere.example/' })],
    ['a client of its own', (code) => ({ ...code, clientId: 'another' })],
  ])('the portal’s sign-in with Feide refuses a body with %s, and asks Feide nothing', async (_what, bodyOf) => {
    const { status, body } = await ask(bodyOf(server.signedIn()));
    expect([400, 415, 422]).toContain(status);
    expect(body.requestId).not.toBe('');
    expect(server.calls).toEqual([]);
  });

  it.each(['nb', 'nn', 'en'])('the portal’s sign-in with Feide refuses a used code in %s', async (language) => {
    const code = server.signedIn();
    await ask(code);
    const { status, headers, body } = await ask(code, language);
    expect([status, body.code, headers['content-language']]).toEqual([401, 'sign-in.refused', language]);
    expect(headers['cache-control']).toBe('no-store');
  });

  it.each<[string, Lie, string]>([
    ['is slow', 'slow', 'code'],
    ['is slow to exchange', 'slow', 'exchange'],
    ['is closed', { status: 503 }, 'discovery'],
    ['gives broken JSON', 'broken', 'code'],
    ['gives a token for another client', { claims: { aud: 'another' } }, 'code'],
    ['does not know our client', { status: 401, body: { error: 'invalid_client' } }, 'code'],
  ])('the portal’s sign-in with Feide says when to try again where Feide %s', async (_what, lie, at) => {
    lying(lie, at);
    const { status, headers, body } = await ask(server.signedIn());
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'unavailable', '2']);
  });

  it('the portal’s sign-in with Feide refuses the nonce of another sign-in', async () => {
    const { status, body } = await ask({ ...server.signedIn(), nonce: 'n'.repeat(43) });
    expect([status, body.code]).toEqual([401, 'sign-in.refused']);
  });

  it('the portal’s sign-in with Feide says so where Feide gives no access', async () => {
    lying({ status: 403, body: { error: 'access_denied' } }, 'exchange');
    const { status, body } = await ask(server.signedIn());
    expect([status, body.code]).toEqual([403, 'sign-in.no-access']);
  });
});

describe('the log of a sign-in (threat 24)', () => {
  const LIES: readonly (Lie | undefined)[] = [
    undefined,
    'cut',
    'broken',
    'page',
    { status: 500 },
    { status: 400, body: { error: 'invalid_grant', error_description: `${SUBJECT} and ${SECRET}` } },
    { status: 401, body: { error: 'invalid_client' }, challenge: `Basic realm="${SECRET}"` },
    { claims: { aud: SUBJECT } },
    { claims: { nonce: SUBJECT } },
    { claims: { exp: 1 } },
    { answer: { id_token: 'jwt-of-these-tests' } },
    { answer: { expires_in: SUBJECT } },
  ];

  /** The lines of one sign-in, in which something goes wrong. */
  async function logOf(code: FeideCode, lie: Lie | undefined, at: string, secret: string): Promise<readonly string[]> {
    server.world.lie = ({ step }) => (step === at ? lie : undefined);
    const logs = captureLogs();
    try {
      await ask(code, 'nb', { secret: async () => secret });
    } finally {
      logs.stop();
    }
    return logs.lines;
  }

  it('the log of a sign-in holds no code, no token, no secret and nobody, whatever goes wrong at whatever step', async () => {
    const said: string[] = [];
    const sign = fc.asyncProperty(
      fc.constantFrom(...LIES),
      fc.constantFrom('discovery', 'code', 'exchange'),
      fc.constantFrom(SECRET, 'secret-of-before'),
      async (lie, at, secret) => {
        const code = server.signedIn();
        const lines = await logOf(code, lie, at, secret);
        const hidden = [...Object.values(code), SECRET, secret, SUBJECT, 'opaque-', 'jwt-of-these-tests', 'c2ln'];
        expect(hidden.filter((word) => lines.join('\n').includes(word))).toEqual([]);
        said.push(...lines);
      },
    );
    // Each lie once where it does most, so that chance leaves out none of the faults below.
    const examples = LIES.map((lie): [Lie | undefined, string, string] => [lie, 'code', SECRET]);
    await fc.assert(sign, { numRuns: 120, examples });
    for (const fault of ['code-refused', 'client-refused', 'other-token', 'other-answer', 'away'])
      expect(
        said.some((line) => line.includes(`"kind":"${fault}"`)),
        fault,
      ).toBe(true);
  });

  it('the log of a sign-in rings for what needs a person, and not for what anybody can send', async () => {
    const levels = async (lie: Lie | undefined, code = server.signedIn()) => {
      const lines = (await logOf(code, lie, 'code', SECRET)).map((line) => JSON.parse(line));
      return lines.filter(({ message }) => message === 'sign-in-failed').map(({ level, kind }) => [level, kind]);
    };
    expect(await levels(undefined, { ...server.signedIn(), code: 'guessed' })).toEqual([['WARN', 'code-refused']]);
    expect(await levels({ status: 500 })).toEqual([['ERROR', 'away']]);
  });
});
