import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buckets, LOCAL_SECRET } from '../../local/bucket.ts';
import { postedFile } from '../../local/post-form.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-form-'));
const arrived: string[] = [];
const serve = buckets(folder, async (_bucket, key) => void arrived.push(key));
/** An hour that a test sets, for the endpoint that reads forms alone. */
let hours = 0;
const server = createServer((request, response) => {
  const reading = async () => {
    const now = Date.now() + hours * 3_600_000;
    const read = await postedFile(request, { bucket: 'files', secret: LOCAL_SECRET, now });
    response.writeHead('refused' in read ? read.refused[0] : 204).end('refused' in read ? read.refused[1] : undefined);
  };
  const answered = hours > 0 ? reading() : serve(request, response);
  answered.catch((error: unknown) => response.writeHead(500).end(String(error)));
});
let client: S3Client;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const credentials = { accessKeyId: 'local', secretAccessKey: LOCAL_SECRET };
  client = new S3Client({
    region: 'eu-north-1',
    endpoint: `http://127.0.0.1:${port}`,
    forcePathStyle: true,
    credentials,
  });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const BYTES = Buffer.from('%PDF-\r\n--boundary\r\n\r\nwhatever\0\xff', 'latin1');
const formOf = (size = BYTES.length) =>
  createPresignedPost(client, {
    Bucket: 'files',
    Key: 'quarantine/o/a',
    Fields: { 'Content-Type': 'application/pdf' },
    Conditions: [['content-length-range', size, size]],
    Expires: 600,
  });
type Form = Awaited<ReturnType<typeof formOf>>;
async function sent({ url, fields }: Form, change: Record<string, string> = {}, bytes = BYTES) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'whatever.pdf');
  const response = await fetch(url, { method: 'POST', body: form });
  return [response.status, /<Code>(\w+)/.exec(await response.text())?.[1]];
}

it('a form of the SDK brings its file whole, and the arrival is told', async () => {
  expect(await sent(await formOf())).toEqual([204, undefined]);
  expect(readFileSync(join(folder, 'files/quarantine/o/a'))).toEqual(BYTES);
  expect(arrived).toEqual(['quarantine/o/a']);
});

it.each([
  ['another place', { key: 'clean/o/a' }, 403, 'AccessDenied'],
  ['another type', { 'Content-Type': 'text/html' }, 403, 'AccessDenied'],
  ['a field that the policy does not name', { acl: 'public-read' }, 403, 'AccessDenied'],
  [
    'another policy',
    { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
    403,
    'SignatureDoesNotMatch',
  ],
  ['another signature', { 'X-Amz-Signature': '0'.repeat(64) }, 403, 'SignatureDoesNotMatch'],
  ['no policy', { Policy: '' }, 403, 'SignatureDoesNotMatch'],
])('a form with %s is refused as S3 does', async (_what, change, status, code) => {
  expect(await sent(await formOf(), change)).toEqual([status, code]);
});

it('a form for one bucket is refused by another', async () => {
  const form = await formOf();
  expect(await sent({ ...form, url: form.url.replace('/files', '/others') })).toEqual([403, 'AccessDenied']);
});

it('a file that is larger or smaller than the form allows is refused', async () => {
  expect(await sent(await formOf(BYTES.length + 1))).toEqual([400, 'EntityTooSmall']);
  expect(await sent(await formOf(BYTES.length - 1))).toEqual([400, 'EntityTooLarge']);
});

it('a form counts for ten minutes', async () => {
  const form = await formOf();
  hours = 1;
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(BYTES)]));
  expect((await fetch(form.url, { method: 'POST', body })).status).toBe(403);
  hours = 0.1;
  expect((await fetch(form.url, { method: 'POST', body })).status).toBe(204);
  hours = 0;
});
