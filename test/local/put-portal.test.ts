import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buckets, LOCAL_SECRET } from '../../local/bucket.ts';
import { builtFiles } from '../../local/portal-files.ts';
import { putPortal } from '../../local/put-portal.ts';
import { freePort } from '../support/free-port.ts';
import { productionStage } from '../support/production-stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-portal-'));
const handle = buckets(folder, async () => {});
const asked: { readonly path: string; readonly type: string; readonly cache: string }[] = [];
const server = createServer((request, response) => {
  const { 'content-type': type = '', 'cache-control': cache = '' } = request.headers;
  asked.push({ path: new URL(request.url ?? '', 'http://s3').pathname, type, cache: String(cache) });
  handle(request, response).catch(() => response.destroy());
});
let s3: S3Client;
beforeAll(async () => {
  const port = await freePort();
  await new Promise<void>((ready) => server.listen(port, ready));
  s3 = new S3Client({
    endpoint: `http://localhost:${port}`,
    forcePathStyle: true,
    region: 'eu-north-1',
    credentials: { accessKeyId: '000000000000', secretAccessKey: LOCAL_SECRET },
  });
});
afterAll(() => {
  s3.destroy();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const FILES = ['/assets/index-1.js', '/assets/index-1.css', '/worker.js', '/index.html'];

describe('the deployment of the portal', () => {
  it('the deployment of the portal puts the page last, with a type and a time to keep for every file', async () => {
    const put = { s3, bucket: 'portal', stage: productionStage(), files: FILES };
    const count = await putPortal({ ...put, read: async (path) => Buffer.from(`content of ${path}`) });
    expect(count).toBe(5);
    const forever = 'public, max-age=31536000, immutable';
    expect(asked).toEqual([
      { path: '/portal/config.json', type: 'application/json', cache: 'no-cache' },
      { path: '/portal/assets/index-1.js', type: 'text/javascript; charset=utf-8', cache: forever },
      { path: '/portal/assets/index-1.css', type: 'text/css; charset=utf-8', cache: forever },
      { path: '/portal/worker.js', type: 'text/javascript; charset=utf-8', cache: 'no-cache' },
      { path: '/portal/index.html', type: 'text/html; charset=utf-8', cache: 'no-cache' },
    ]);
    expect(readFileSync(join(folder, 'portal/worker.js'), 'utf8')).toContain('content of /worker.js');
  });

  it('the deployment of the portal tells the browser where each kind of person signs in, and no secret', async () => {
    const config: { signIn: { login: string; clientId: string }[] } = JSON.parse(
      readFileSync(join(folder, 'portal/config.json'), 'utf8').replace(/^[0-9a-f]+\r\n|\r\n0[\s\S]*$/g, ''),
    );
    expect(config.signIn.map(({ login, clientId }) => [login, clientId])).toEqual([
      ['guardian', 'portal-fjordvik.no'],
      ['feide', 'portal.no'],
    ]);
    expect(JSON.stringify(config)).not.toMatch(/secret|key/i);
  });

  it('the built files come in the order of a deployment: hashed files, others, the page', () => {
    const files = builtFiles();
    const first = files.findIndex((path) => !path.startsWith('/assets/'));
    expect(files.at(-1)).toBe('/index.html');
    expect(files.slice(first).some((path) => path.startsWith('/assets/'))).toBe(false);
    expect(files).toContain('/worker.js');
  });
});
