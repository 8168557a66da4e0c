import { inject } from 'vitest';

type Given = { readonly body?: unknown; readonly ifMatch?: string };
/** Who asks: a persona of the sample, or anybody whom an issuer knows. */
type SignIn = { readonly persona: string } | { readonly login: string; readonly subject: string };

const tokens = new Map<string, Promise<string>>();

/**
 * Asks the API as a persona, as in `ask('tor-guardian', 'GET /v1/guardian/children')`, for what a test needs before
 * the browser opens and for what is stored afterwards. Throws if the API refuses.
 */
export const ask = <Answer>(persona: string, request: string, given?: Given): Promise<Answer> =>
  askBy({ persona }, request, given);

/** The same for somebody who is no persona. */
export async function askBy<Answer>(who: SignIn, request: string, { body, ifMatch }: Given = {}): Promise<Answer> {
  const [method, path = ''] = request.split(' ');
  const response = await fetch(inject('base') + path, {
    method,
    headers: {
      authorization: `Bearer ${await tokenOf(who)}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${request} by ${JSON.stringify(who)}: ${response.status} ${text}`);
  return JSON.parse(text || 'null') as Answer;
}

function tokenOf(who: SignIn): Promise<string> {
  const key = JSON.stringify(who);
  const known = tokens.get(key) ?? fetchToken(key);
  tokens.set(key, known);
  return known;
}

async function fetchToken(body: string): Promise<string> {
  const response = await fetch(`${inject('base')}/dev/token`, { method: 'POST', body });
  return ((await response.json()) as { readonly access_token: string }).access_token;
}
