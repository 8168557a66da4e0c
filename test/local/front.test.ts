import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../../local/system.ts';
import { personas } from '../../sample/personas.ts';
import { freePort } from '../support/free-port.ts';

/** The local front answers as the deployed gateway does, with the function behind `$default`. */
const folder = mkdtempSync(join(tmpdir(), 'skolebro-front-'));
let system: System;
beforeAll(async () => {
  system = await startSystem({ port: await freePort(), folder, personas, report: () => {} });
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

const PROBLEM = 'application/problem+json; charset=utf-8';
const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${system.base}${path}`, { method, headers });

/** Sends the path as it stands, which `fetch` would tidy. */
const raw = (path: string): Promise<number | undefined> =>
  new Promise((told, failed) => {
    const { hostname, port } = new URL(system.base);
    const sent = request({ hostname, port, path, method: 'GET' }, (response) => {
      response.resume();
      told(response.statusCode);
    });
    sent.once('error', failed);
    sent.end();
  });

describe('the front', () => {
  it('the front answers unknown addresses and other methods with problem documents', async () => {
    const unknown = await ask('GET', '/v1/nothing');
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, PROBLEM]);
    const other = await ask('DELETE', '/v1/guardian/children');
    expect([other.status, other.headers.get('allow'), other.headers.get('content-type')]).toEqual([
      405,
      'GET, HEAD, OPTIONS',
      PROBLEM,
    ]);
  });

  it('the front answers HEAD as GET, without the body', async () => {
    const head = await ask('HEAD', '/docs');
    const get = await ask('GET', '/docs');
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, get.headers.get('etag'), '']);
    expect((await ask('HEAD', '/v1/guardian/children')).status).toBe(401);
  });

  it('the front says how to sign in', async () => {
    const bare = await ask('GET', '/v1/guardian/children');
    expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const wrong = await ask('GET', '/v1/guardian/children', { authorization: 'Bearer x.y.z' });
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  });

  it('the front lets the portal’s origin ask first, and no other', async () => {
    const wish = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'if-match' };
    const { AllowOrigins } = system.deployed.cors ?? { AllowOrigins: [] };
    const ours = await ask('OPTIONS', '/v1/guardian/notice-choices', { ...wish, origin: String(AllowOrigins[0]) });
    expect([ours.status, ours.headers.get('access-control-allow-origin')]).toEqual([204, AllowOrigins[0]]);
    expect(ours.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(ours.headers.get('access-control-allow-headers')).toContain('if-none-match');
    const theirs = await ask('OPTIONS', '/v1/guardian/notice-choices', { ...wish, origin: 'https://evil.example' });
    expect(theirs.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['///', 404],
    ['//evil.example/docs', 404],
    ['/%', 404],
    ['/docs?a=%', 422],
    ['http://', 400],
  ])('the front never fails on %s', async (path, status) => {
    expect(await raw(path)).toBe(status);
  });
});
