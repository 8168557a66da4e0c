import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Left } from './left.ts';

/**
 * The push service of a browser, as Google's is: it knows a browser by a token, and brings what SNS hands it. The
 * cookie stands for the subscription that a real browser keeps outside of what pages can read.
 */
const COOKIE = 'local-push';
const PREFIX = 'local-web:';
const ONE_YEAR = 365 * 86_400;

/** True for a token of this service; the tokens of phones go nowhere. */
export const isBrowser = (token: string): boolean => token.startsWith(PREFIX);

type Asking = Pick<IncomingMessage, 'headers'>;

/** The browser's token, the same one each time, and the cookie that brings it again. */
export function tokenFor(request: Asking): { readonly token: string; readonly cookie: string } {
  const token = tokenIn(request) ?? `${PREFIX}${randomBytes(96).toString('base64url')}`;
  return { token, cookie: `${COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/dev; Max-Age=${ONE_YEAR}` };
}

/** The pushes to the asking browser since it last asked, each as a browser gets it. */
export function messagesFor(request: Asking, left: Pick<Left, 'fetchWaiting'>): readonly object[] {
  const token = tokenIn(request);
  return token === undefined ? [] : left.fetchWaiting(token).map(pushOf);
}

const tokenIn = ({ headers }: Asking): string | undefined =>
  new RegExp(`\\b${COOKIE}=(${PREFIX}[\\w-]+)`).exec(headers.cookie ?? '')?.[1];

type Part = { readonly [name: string]: unknown };

/** What Google's service makes of a message for a browser: the common part, and over it the part for the web. */
function pushOf(payload: string): object {
  const { notification, data, webpush }: { [name: string]: Part | undefined } =
    JSON.parse(payload).fcmV1Message.message;
  return {
    notification: { ...notification, ...Object(webpush?.notification) },
    data,
    fcmOptions: webpush?.fcm_options,
    from: '000000000000',
    fcmMessageId: randomBytes(16).toString('hex'),
  };
}
