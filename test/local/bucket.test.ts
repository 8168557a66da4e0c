import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uploadHeaders, uploads } from '../../functions/imports/s3.ts';
import { buckets, LOCAL_SECRET } from '../../local/bucket.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-bucket-'));
const arrived: string[] = [];
const serve = buckets(folder, async (_bucket, key) => void arrived.push(key));
const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    response.writeHead(500);
    response.end(String(error));
  });
});
let files: ReturnType<typeof uploads>;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const credentials = { accessKeyId: 'local', secretAccessKey: LOCAL_SECRET };
  const of = { region: 'eu-north-1', endpoint: `http://127.0.0.1:${port}`, forcePathStyle: true, credentials };
  files = uploads('files', new S3Client({ ...of, requestChecksumCalculation: 'WHEN_REQUIRED' }));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const BYTES = Buffer.from('a roster');
const place = (importId: string) => ({ ownerId: 'owner', importId, mode: 'dry-run' as const });
const send = async (url: string, body = BYTES, headers: Record<string, string> = { 'if-none-match': '*' }) =>
  (await fetch(url, { method: 'PUT', headers, body })).status;

it('an address takes its file once; a second one gets S3’s 412, and the first stays', async () => {
  const url = await files.announce(place('once'), BYTES.length);
  expect(uploadHeaders(BYTES.length)).toEqual({ 'content-length': '8', 'if-none-match': '*' });
  expect(await send(url)).toBe(200);
  expect(await send(url, Buffer.from('b roster'))).toBe(412);
  const path = join(folder, 'read');
  const { sha256 } = await files.fetch(place('once'), path);
  expect(readFileSync(path)).toEqual(BYTES);
  expect(sha256).toBe(createHash('sha256').update(BYTES).digest('hex'));
  expect(arrived.filter((key) => key.includes('once'))).toHaveLength(1);
});

it('two at once: one of them arrives, whole, and nothing is left of the other', async () => {
  const url = await files.announce(place('race'), BYTES.length);
  const bodies = ['a', 'b', 'c', 'd', 'e'].map((letter) => Buffer.from(letter.repeat(BYTES.length)));
  const states = await Promise.all(bodies.map((body) => send(url, body)));
  expect(states.sort()).toEqual([200, 412, 412, 412, 412]);
  expect(readdirSync(join(folder, 'files/imports/owner/race'))).toEqual(['dry-run']);
});

it('a file without the header, or of another size, does not fit the signature', async () => {
  const url = await files.announce(place('signed'), BYTES.length);
  expect(await send(url, BYTES, {})).toBe(403);
  expect(await send(url, Buffer.from('longer than announced'))).toBe(403);
  expect(await send(url)).toBe(200);
});

it('a dry run’s file is sent through when it is the one that was read, and no other', async () => {
  await send(await files.announce(place('copy'), BYTES.length));
  const { etag } = await files.fetch(place('copy'), join(folder, 'read'));
  expect(await files.reuse(place('copy'), '"another"')).toBe(false);
  expect(arrived).not.toContain('imports/owner/copy/apply');
  expect(await files.reuse(place('copy'), etag)).toBe(true);
  expect(arrived).toContain('imports/owner/copy/apply');
  await expect(files.reuse(place('nothing'), etag)).rejects.toThrow();
});
