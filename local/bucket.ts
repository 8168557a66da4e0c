import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { postedFile } from './post-form.ts';

export type Uploaded = (bucket: string, key: string, bytes: number) => Promise<void>;

/** The secret that signs requests on this machine. It protects nothing, but signatures are checked as by S3. */
export const LOCAL_SECRET = 'local';

/**
 * Buckets as folders, by the part of S3's protocol that we use: GET, HEAD, PUT (also presigned, as a copy, or
 * conditional on an absent object or the source's ETag), DELETE, and POST of a signed form.
 */
export function buckets(folder: string, uploaded: Uploaded) {
  const pathOf = (bucket: string, key: string): string => {
    const path = normalize(join(folder, bucket, key));
    if (!path.startsWith(join(folder, bucket))) throw new Error('a key that leaves its bucket');
    return path;
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // As the deployed buckets: a page of the portal may send a file to its presigned address or form.
    response.setHeader('access-control-allow-origin', '*');
    if (request.method === 'OPTIONS') return allow(response);
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const [, bucket = '', ...rest] = decodeURIComponent(url.pathname).split('/');
    const key = rest.join('/');
    if (url.searchParams.has('X-Amz-Signature') && !presigned(request, url))
      return refuse(response, 403, 'SignatureDoesNotMatch');
    if (request.method === 'POST') return post(request, response, { bucket, pathOf, uploaded });
    const path = pathOf(bucket, key);
    if (request.method === 'DELETE') {
      rmSync(path, { force: true });
      response.writeHead(204);
      response.end();
      return;
    }
    if (request.method === 'PUT')
      return put(request, response, path, copySource(request, pathOf), () =>
        uploaded(bucket, key, statSync(path).size),
      );
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'MethodNotAllowed');
    const size = sizeOf(path);
    if (size === undefined) return refuse(response, 404, 'NoSuchKey');
    const etag = await etagOf(path);
    if ((request.headers['if-match'] ?? etag) !== etag) return refuse(response, 412, 'PreconditionFailed');
    const told = { 'content-length': size, etag, 'last-modified': new Date().toUTCString() };
    response.writeHead(200, { ...told, ...wantedHeaders(url) });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(path), response);
  };
}

/** The headers that a presigned address names for its answer. */
const wantedHeaders = ({ searchParams }: URL): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['content-disposition', 'content-type', 'cache-control'].flatMap((name) => {
      const value = searchParams.get(`response-${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );

type Posting = {
  readonly bucket: string;
  readonly pathOf: (bucket: string, key: string) => string;
  readonly uploaded: Uploaded;
};

/** Takes the file of a form; it arrives as a whole. */
async function post(request: IncomingMessage, response: ServerResponse, to: Posting): Promise<void> {
  const { bucket, pathOf, uploaded } = to;
  const posted = await postedFile(request, { bucket, secret: LOCAL_SECRET, now: Date.now() });
  if ('refused' in posted) return refuse(response, ...posted.refused);
  const path = pathOf(bucket, posted.key);
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}.part`;
  writeFileSync(part, posted.bytes);
  renameSync(part, path);
  response.writeHead(204);
  response.end();
  await uploaded(bucket, posted.key, posted.bytes.length);
}

/** Answers a browser's question whether it may put. */
function allow(response: ServerResponse): void {
  response.writeHead(204, { 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': '*' });
  response.end();
}

function copySource(request: IncomingMessage, pathOf: (bucket: string, key: string) => string): string | undefined {
  const header = request.headers['x-amz-copy-source'];
  if (typeof header !== 'string') return undefined;
  const [bucket = '', ...key] = decodeURIComponent(header).replace(/^\//, '').split('/');
  return pathOf(bucket, key.join('/'));
}

/** A file's ETag as S3 gives it without encryption: the MD5 of its bytes, in quotes. */
async function etagOf(path: string): Promise<string> {
  const hash = createHash('md5');
  await pipeline(createReadStream(path), hash);
  return `"${hash.digest('hex')}"`;
}

async function put(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  source: string | undefined,
  done: () => Promise<void>,
): Promise<void> {
  const once = request.headers['if-none-match'] === '*';
  const refused = await preconditions(request, { path, source, once });
  if (refused) {
    request.resume();
    return refuse(response, ...refused);
  }
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}.part`;
  await pipeline(source === undefined ? request : createReadStream(source), createWriteStream(part));
  const etag = await etagOf(part);
  if (!arrive(part, path, once)) return refuse(response, 412, 'PreconditionFailed');
  const copied = `<?xml version="1.0"?><CopyObjectResult><ETag>${etag.replaceAll('"', '&quot;')}</ETag></CopyObjectResult>`;
  response.writeHead(200, { etag, 'content-type': 'application/xml' });
  response.end(source === undefined ? undefined : copied);
  await done();
}

/** The error with which S3 would refuse a PUT before its body; `undefined` if it would not. */
async function preconditions(
  request: IncomingMessage,
  { path, source, once }: { readonly path: string; readonly source: string | undefined; readonly once: boolean },
): Promise<readonly [number, string] | undefined> {
  if (once && sizeOf(path) !== undefined) return [412, 'PreconditionFailed'];
  if (source === undefined) return undefined;
  if (sizeOf(source) === undefined) return [404, 'NoSuchKey'];
  const wanted = request.headers['x-amz-copy-source-if-match'];
  return wanted === undefined || wanted === (await etagOf(source)) ? undefined : [412, 'PreconditionFailed'];
}

/**
 * Moves a complete file to its place. With `once` it makes a link, which never replaces a file: `false` if one exists.
 */
function arrive(part: string, path: string, once: boolean): boolean {
  if (!once) {
    renameSync(part, path);
    return true;
  }
  try {
    linkSync(part, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(part);
  }
}

function sizeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}

/** A presigned request: not expired, and signed for exactly this method, path, query and the headers it names. */
function presigned(request: IncomingMessage, url: URL): boolean {
  const query = url.searchParams;
  const date = query.get('X-Amz-Date') ?? '';
  const started = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Date.now() <= started + Number(query.get('X-Amz-Expires')) * 1000)) return false;
  const given = query.get('X-Amz-Signature') ?? '';
  const scope = (query.get('X-Amz-Credential') ?? '').split('/').slice(1);
  const names = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const sorted = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const headers = names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('');
  const canonical = [
    request.method,
    url.pathname,
    sorted.join('&'),
    headers,
    names.join(';'),
    query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope.join('/'), createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  const signingKey = scope.reduce<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${LOCAL_SECRET}`),
  );
  const wanted = createHmac('sha256', signingKey).update(toSign).digest('hex');
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}
