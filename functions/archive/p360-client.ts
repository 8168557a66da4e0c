import type * as z from 'zod/mini';
import { type P360Place, p360Address } from './p360-address.ts';
import { Said } from './p360-answers.ts';
import { errorOf, P360Away, P360Refusal, statusError } from './p360-errors.ts';

export type P360Options = P360Place & {
  /** The installation's key, read at every hand-over, so that a rotated key takes effect. */
  readonly key: () => Promise<string>;
  /** The client id, if the installation requires one. */
  readonly clientId?: string;
  readonly fetch?: typeof fetch;
  /** Timeout of one call (milliseconds), and of all calls of one hand-over. */
  readonly callMs?: number;
  readonly wholeMs?: number;
  /** The size limit of one answer. */
  readonly mostBytes?: number;
};

type Service = 'CaseService' | 'DocumentService';
type Schema<Answer> = z.ZodMiniType<Answer>;
/** The calls of one hand-over to P360, with one common deadline. */
export type P360Calls = {
  /** One call. Throws `P360Away` or `P360Refusal`, and nothing else once the key is read. */
  readonly call: <A>(method: `${Service}/${string}`, parameter: object, answer: Schema<A>) => Promise<A>;
  /** A whole list, page by page (the first page is 0). Throws when the list changes between pages. */
  readonly list: <A>(
    method: `${Service}/${string}`,
    parameter: object,
    answer: Schema<readonly A[]>,
  ) => Promise<readonly A[]>;
};

const CALL_MS = 20_000;
/** Well below the lease of a job, so that no other hand-over begins while this one runs. */
const WHOLE_MS = 90_000;
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_PAGES = 40;

/** Opens calls to one P360 over its RPC services. Throws at once for an address that must not receive names. */
export function p360Client(options: P360Options): () => Promise<P360Calls> {
  const base = p360Address(options);
  const who = options.clientId === undefined ? '' : `?clientId=${encodeURIComponent(options.clientId)}`;
  return async () => {
    const whole = AbortSignal.timeout(options.wholeMs ?? WHOLE_MS);
    const key = await options.key();
    if (!/^[\x21-\x7e]+$/.test(key)) throw new P360Refusal('key-refused');
    const ask = async (method: string, parameter: object): Promise<unknown> => {
      const signal = AbortSignal.any([whole, AbortSignal.timeout(options.callMs ?? CALL_MS)]);
      return answerOf(await post(options, `${base}/${method}${who}`, { key, parameter, signal }));
    };
    const call: P360Calls['call'] = async (method, parameter, answer) => parsed(answer, await ask(method, parameter));
    return {
      call,
      async list(method, parameter, answer) {
        const first = await ask(method, parameter);
        const { TotalPageCount, TotalCount } = parsed(Said, first);
        const pages = TotalPageCount ?? 1;
        if (pages > MOST_PAGES) throw new P360Refusal('folder-too-big');
        const all = [...parsed(answer, first)];
        for (let page = 1; page < pages; page++)
          all.push(...(await call(method, { ...parameter, Page: page }, answer)));
        if (pages > 1 && typeof TotalCount === 'number' && all.length !== TotalCount)
          throw new P360Away('other-answer');
        return all;
      },
    };
  };
}

type Asked = { readonly key: string; readonly parameter: object; readonly signal: AbortSignal };

async function post(options: P360Options, url: string, { key, parameter, signal }: Asked): Promise<string> {
  const request = {
    method: 'POST',
    headers: { authorization: `authkey ${key}`, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ parameter }),
    redirect: 'manual',
    signal,
  } as const;
  try {
    const response = await (options.fetch ?? fetch)(url, request);
    if (response.status !== 200) {
      await response.body?.cancel();
      throw statusError(response.status);
    }
    return await textOf(response, options.mostBytes ?? MOST_BYTES);
  } catch (error) {
    if (error instanceof P360Refusal || error instanceof P360Away) throw error;
    throw new P360Away('no-answer');
  }
}

/** The body up to the size limit: a longer body is no archive's answer, so the read stops there. */
async function textOf({ body }: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new P360Away('too-much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The answer, if it reports success and no error. */
function answerOf(text: string): unknown {
  const answer = read(text);
  const { Successful, ErrorMessage } = parsed(Said, answer);
  const words = ErrorMessage?.trim() ?? '';
  if (!Successful || words !== '') throw errorOf(words);
  return answer;
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new P360Away('no-json');
  }
}

/** An answer of another shape counts as none; the error does not quote it, since it may hold names. */
function parsed<Answer>(schema: Schema<Answer>, value: unknown): Answer {
  const found = schema.safeParse(value);
  if (!found.success) throw new P360Away('other-answer');
  return found.data;
}
