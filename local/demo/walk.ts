/**
 * The steps of the demo walk, over HTTP against any running Skolebro. Every step prints the request, the answer and the
 * expected answer; the walk ends with the number of unexpected answers.
 */
export type Walker = {
  /** The API's address, without a trailing slash. */
  readonly baseUrl: string;
  /** Headers that every request carries (an emulator wants a Host). */
  readonly headers?: Readonly<Record<string, string>>;
  /** An access token of a persona of the sample municipality. */
  readonly tokenFor: (persona: string) => Promise<string>;
  readonly print: (line: string) => void;
  /** Only for a system on this machine: a clock that can be set forward, the sent notices, and the archive. */
  readonly machine?: {
    /** Sets the clock forward to an instant; does nothing if the clock is already later. */
    readonly setClock: (instant: string) => Promise<void>;
    readonly left: () => Promise<Json>;
    /** The archive's content. */
    readonly archive: () => Promise<Json>;
  };
};

/** `body` is empty where the answer is not JSON; `text` is the answer as it came, `size` its bytes. */
export type Answer = {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Json;
  readonly text: string;
  readonly size: number;
};
type Json = { readonly [name: string]: unknown };

type Asked = {
  readonly as: string;
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly match?: string;
  /** The status, or several where each is right. */
  readonly expect: number | readonly number[];
  readonly code?: string;
};

/** A walker's steps with a count of unexpected answers; `quiet` prints only those. */
export function stepper(walker: Walker) {
  let unexpected = 0;
  let count = 0;
  const asking =
    (print: (line: string) => void) =>
    async (asked: Asked): Promise<Answer> => {
      const method = asked.method ?? 'GET';
      print(`  ${asked.as} ▶ ${method} ${asked.path}${asked.body ? ` ${JSON.stringify(asked.body)}` : ''}`);
      const response = await send(walker, method, asked);
      const raw = Buffer.from(await response.arrayBuffer());
      const text = raw.toString('utf8');
      const body: Json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {};
      print(`  ◀ ${response.status} ${short(text)}`);
      const holds =
        [asked.expect].flat().includes(response.status) &&
        (asked.code === undefined || codesOf(body).includes(asked.code));
      count += 1;
      if (!holds) {
        unexpected += 1;
        walker.print(`  ✗ UNEXPECTED: wanted ${asked.expect}${asked.code ? ` ${asked.code}` : ''}`);
        if (print !== walker.print) walker.print(`    ${method} ${asked.path}: ${response.status} ${short(text)}`);
      }
      return { status: response.status, etag: response.headers.get('etag'), body, text, size: raw.length };
    };
  return {
    get unexpected() {
      return unexpected;
    },
    get count() {
      return count;
    },
    title(text: string): void {
      walker.print(`\n— ${text}`);
    },
    say(text: string): void {
      walker.print(`  ${text}`);
    },
    /** Counts and prints a fault if a condition does not hold. */
    check(what: string, holds: boolean): void {
      count += 1;
      if (!holds) unexpected += 1;
      walker.print(`  ${holds ? '✓' : '✗ UNEXPECTED:'} ${what}`);
    },
    /** Sends one request, prints both sides, and checks status and code. */
    ask: asking(walker.print),
    quiet: { ask: asking(() => {}) },
  };
}

async function send(walker: Walker, method: string, asked: Asked): Promise<Response> {
  const token = await walker.tokenFor(asked.as);
  return fetch(`${walker.baseUrl}${asked.path}`, {
    method,
    headers: {
      ...walker.headers,
      authorization: `Bearer ${token}`,
      'accept-language': 'en',
      ...(asked.body !== undefined && { 'content-type': 'application/json' }),
      ...(asked.key !== undefined && { 'idempotency-key': asked.key }),
      ...(asked.match !== undefined && { 'if-match': asked.match }),
    },
    ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
  });
}

/** Repeats a request until its answer is the wanted one, since facts travel through the outbox and a queue. */
export async function eventually(
  ask: () => Promise<Answer>,
  wanted: string | ((answer: Answer) => boolean),
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    const there = typeof wanted === 'string' ? answer.text.includes(wanted) : wanted(answer);
    if (attempt >= 40 || there) return answer;
    await new Promise((later) => setTimeout(later, 500));
  }
}

const short = (text: string): string =>
  text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text;

const codesOf = (body: Json): string[] => [String(body.code), ...list(body.errors).map((fault) => String(fault.code))];

/** A list of objects inside an answer, empty if absent. */
export const list = (value: unknown): Json[] => (Array.isArray(value) ? value : []);
/** An object inside an answer, empty if absent. */
export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
