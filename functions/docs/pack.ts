import { gzipSync } from 'node:zlib';
import type { Context } from 'aws-lambda';
import type { HttpEvent, HttpResult } from '../shared/http/entry.ts';

type Entry = (event: HttpEvent, context: Context) => Promise<HttpResult>;

/** The number of characters from which compression is worth its time. */
const WORTH_PACKING = 10_000;

/** Compresses long texts for clients that accept gzip; the gateway compresses nothing. */
export const packing =
  (entry: Entry): Entry =>
  async (event, context) => {
    const answer = await entry(event, context);
    const { body = '', isBase64Encoded, headers } = answer;
    if (isBase64Encoded || body.length < WORTH_PACKING) return answer;
    const vary = { ...headers, vary: 'accept-encoding' };
    if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$|\s))/.test(event.headers['accept-encoding'] ?? ''))
      return { ...answer, headers: vary };
    const packed = gzipSync(body).toString('base64');
    return { ...answer, headers: { ...vary, 'content-encoding': 'gzip' }, isBase64Encoded: true, body: packed };
  };
