import type { PushWay } from '../web/config.ts';

/**
 * The headers of every file of the portal, the same at CloudFront and in the local system.
 *
 * - Only our own scripts and styles run, no text becomes a script (Trusted Types), no other site is asked for anything.
 * - `connect-src` names the issuers, whose discovery documents the browser reads and of which ID-porten gives it a
 *   token for the code of a sign-in, the bucket to which an administrator's browser sends a roster, that to
 *   which people send files of messages, and what a browser asks for pushes.
 */
export const portalHeaders = (connectTo: readonly string[]): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src ${["'self'", ...new Set(connectTo.map(originOf))].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The one address that becomes a script is that of the service worker (`web/main.tsx`).
    'trusted-types skolebro',
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
});

/** What Google's library for pushes asks, where the stage offers them: it names the browser, then the subscription. */
export const pushOrigins = (push: PushWay | undefined): readonly string[] =>
  push?.kind === 'fcm'
    ? ['https://firebaseinstallations.googleapis.com', 'https://fcmregistrations.googleapis.com']
    : [];

/** The origin of an address, which may hold a token of CDK in place of a host. */
const originOf = (url: string): string => /^https?:\/\/[^/]+/.exec(url)?.[0] ?? url;

/** How long a browser may keep a file: those under `/assets` have a hash of their content in their name. */
export const cacheControlOf = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
