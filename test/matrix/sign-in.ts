import { GOOD_CODE } from '../support/fake-feide.ts';
import type { Asking } from './canary-walk.ts';
import type { Row } from './oracle.ts';

const ROUTE = 'POST /v1/sign-in/feide';

/** Whoever asks: nobody has a token yet, and the code is none of Feide's. */
export const SIGN_IN_ROWS: Readonly<Record<string, Row>> = { [ROUTE]: { names: 'nothing', passes: 401, may: {} } };

const body = { code: 'no-code-of-feide', codeVerifier: 'v'.repeat(43), nonce: 'n'.repeat(43) };
export const SIGN_IN = { [ROUTE]: () => ({ body }) };

/** A sign-in that succeeds. */
export async function signInWalk(ask: Asking): Promise<void> {
  await ask(ROUTE, 'anonymous', { body: { ...body, code: GOOD_CODE } });
}
