import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod/mini';

/** A file that somebody sends to a bucket by a form, as S3's POST takes it. */
export type Posted = { readonly key: string; readonly bytes: Buffer };
/** The status and the code with which S3 refuses. */
export type RefusedPost = { readonly refused: readonly [status: number, code: string] };

/** More than any form of ours lets through, so that a refusal of S3 can be seen. */
const MOST_BODY = 30_000_000;

/**
 * Reads a form and checks it as S3 does: its policy is signed and has not expired, every field is in the policy with
 * the value that it wants, and the file's size is within its range. `secret` signs, `bucket` is the one in the
 * address.
 */
export async function postedFile(
  request: IncomingMessage,
  { bucket, secret, now }: { readonly bucket: string; readonly secret: string; readonly now: number },
): Promise<Posted | RefusedPost> {
  const boundary = /boundary="?([^";]+)"?/.exec(request.headers['content-type'] ?? '')?.[1];
  const body = await bodyOf(request);
  if (boundary === undefined || body === undefined) return { refused: [400, 'MalformedPOSTRequest'] };
  const { fields, file } = partsOf(body, boundary);
  if (!file) return { refused: [400, 'InvalidArgument'] };
  const policy = Policy.safeParse(jsonOf(fields.get('policy') ?? ''));
  if (!policy.success || !isSigned(fields, secret)) return { refused: [403, 'SignatureDoesNotMatch'] };
  const { expiration, conditions } = policy.data;
  if (Date.parse(expiration) <= now) return { refused: [403, 'AccessDenied'] };
  if (!areMet(conditions, new Map([...fields, ['bucket', bucket]]))) return { refused: [403, 'AccessDenied'] };
  for (const [kind, least, most] of conditions.filter((condition) => Array.isArray(condition))) {
    if (kind !== 'content-length-range') continue;
    if (file.length < Number(least)) return { refused: [400, 'EntityTooSmall'] };
    if (file.length > Number(most)) return { refused: [400, 'EntityTooLarge'] };
  }
  return { key: fields.get('key') ?? '', bytes: file };
}

const Policy = z.object({
  expiration: z.string(),
  conditions: z.array(
    z.union([
      z.tuple([z.string(), z.union([z.string(), z.number()]), z.union([z.string(), z.number()])]),
      z.record(z.string(), z.string()),
    ]),
  ),
});
type Conditions = z.output<typeof Policy>['conditions'];

function jsonOf(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MOST_BODY) chunks.push(chunk);
  }
  return size <= MOST_BODY ? Buffer.concat(chunks) : undefined;
}

/** The fields by their names in small letters, and the file. What comes after the file is none of S3's business. */
function partsOf(body: Buffer, boundary: string): { fields: Map<string, string>; file: Buffer | undefined } {
  const fields = new Map<string, string>();
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at !== -1; ) {
    const head = body.indexOf('\r\n\r\n', at);
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), head);
    if (head === -1 || next === -1) break;
    const content = body.subarray(head + 4, Math.max(head + 4, next));
    const name = /name="([^"]*)"/.exec(body.toString('latin1', at, head))?.[1]?.toLowerCase() ?? '';
    if (name === 'file') return { fields, file: content };
    fields.set(name, content.toString('utf8'));
    at = next + 2;
  }
  return { fields, file: undefined };
}

/** The policy's own signature, version 4. */
function isSigned(fields: ReadonlyMap<string, string>, secret: string): boolean {
  const scope = (fields.get('x-amz-credential') ?? '').split('/').slice(1);
  const signingKey = scope.reduce<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
  const wanted = createHmac('sha256', signingKey)
    .update(fields.get('policy') ?? '')
    .digest('hex');
  const given = fields.get('x-amz-signature') ?? '';
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}

/** Fields that need no condition. */
const FREE = ['policy', 'x-amz-signature', 'file'];

/** True when every condition is met, and every field has one. */
function areMet(conditions: Conditions, fields: ReadonlyMap<string, string>): boolean {
  const named = new Set<string>(FREE);
  const met = conditions.map((condition) => {
    if (!Array.isArray(condition)) {
      return Object.entries(condition).every(([name, value]) => {
        named.add(name.toLowerCase());
        return fields.get(name.toLowerCase()) === value;
      });
    }
    const [kind, field, value] = condition;
    if (kind === 'content-length-range') return true;
    const name = String(field).replace(/^\$/, '').toLowerCase();
    named.add(name);
    const given = fields.get(name) ?? '';
    return kind === 'eq' ? given === value : kind === 'starts-with' && given.startsWith(String(value));
  });
  return met.every(Boolean) && [...fields.keys()].every((name) => named.has(name) || name.startsWith('x-ignore-'));
}
