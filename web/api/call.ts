import { sessionExpired, tokenNow } from '../session/session.ts';
import { languageNow } from '../words/language.ts';
import { problemOf, Refused, Unreachable } from './problem.ts';
import { serverSaid } from './server-clock.ts';
import type { AnswerOf, Key, RequestOf } from './table.ts';

/** A request as it goes out; `RequestOf` is the same, checked against its route. */
export type Sent = {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: object | undefined;
  readonly body?: unknown;
  readonly ifMatch?: string | undefined;
  /** Repeats of one action have one key, so that the action happens once. */
  readonly idempotencyKey?: string;
};

const tags = new WeakMap<object, string>();
const SECONDS_TO_ANSWER = 40;

/** The ETag that came with an answer, for `ifMatch` of a change; `*` if the answer had none. */
export const tagOf = (answer: object): string => tags.get(answer) ?? '*';

/**
 * Sends a request to the API and returns its answer. Throws `Refused` for an answer of no, `Unreachable` when no answer
 * came. An expired sign-in asks the person to sign in again, and the request waits for that.
 */
export async function call<K extends Key>(
  key: K,
  request: RequestOf<K> & { readonly idempotencyKey?: string },
): Promise<AnswerOf<K>> {
  return send(key, request) as Promise<AnswerOf<K>>;
}

/** `call` for a key that is known only at run time, such as one of the family's side. */
export async function send(key: string, request: Sent): Promise<unknown> {
  const token = await tokenNow();
  const response = await answerTo(key, request, token);
  serverSaid(response.headers.get('date'));
  if (response.status === 401) {
    await sessionExpired(token);
    return send(key, request);
  }
  if (response.status === 503 || response.status === 429) throw new Unreachable(`status ${response.status}`);
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined);
    throw new Refused(problemOf(response.status, response.headers.get('x-request-id') ?? '', body));
  }
  return answerOf(response);
}

async function answerTo(key: string, request: Sent, token: string): Promise<Response> {
  const [method = 'GET', path = ''] = key.split(' ');
  const { body, idempotencyKey, ifMatch } = request;
  try {
    return await fetch(urlOf(path, request), {
      method,
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(SECONDS_TO_ANSWER * 1000),
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': languageNow(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw new Unreachable(error);
  }
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  try {
    if (!(response.headers.get('content-type') ?? '').includes('json')) return await response.blob();
    const answer: unknown = await response.json();
    const tag = response.headers.get('etag');
    if (tag && typeof answer === 'object' && answer !== null) tags.set(answer, tag);
    return answer;
  } catch (error) {
    // The answer broke off: the request may have been carried out, and a repeat with the same key tells.
    throw new Unreachable(error);
  }
}

function urlOf(path: string, { params = {}, query = {} }: Sent): string {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}
