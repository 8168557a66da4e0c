import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../shared/time.ts';

/**
 * A receipt that an archive sends by itself. `receipt` is the XML as base64: what is signed are its characters, which
 * nothing on the way changes.
 */
export type Callback = {
  readonly ownerId: string;
  readonly warningId: string;
  /** When it was signed. */
  readonly at: Instant;
  readonly receipt: string;
  /** HMAC-SHA256 in hex, by `signatureOf`. */
  readonly signature: string;
};

/** How far the clocks of two machines may differ, and how long a callback that somebody copied could be sent again. */
export const WINDOW_MS = 5 * 60_000;

/** An owner's own key, which its archive gets: made from ours, so that no archive can speak for another owner. */
export const ownerKey = (secret: string, ownerId: string): string =>
  createHmac('sha256', secret).update(`archive-receipts:${ownerId}`).digest('hex');

/** What an archive puts under its callback: owner, warning, time and receipt, a line each, under the owner's key. */
export const signatureOf = (key: string, { ownerId, warningId, at, receipt }: Omit<Callback, 'signature'>): string =>
  createHmac('sha256', key).update([ownerId, warningId, at, receipt].join('\n')).digest('hex');

/**
 * Whether a callback may be believed: signed by who has the owner's key, and now. Time is looked at only in what is
 * signed.
 */
export function trustOf(callback: Callback, secret: string, now: Instant): 'trusted' | 'unsigned' | 'stale' {
  const wanted = Buffer.from(signatureOf(ownerKey(secret, callback.ownerId), callback));
  const given = Buffer.from(callback.signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'unsigned';
  return Math.abs(Date.parse(now) - Date.parse(callback.at)) <= WINDOW_MS ? 'trusted' : 'stale';
}
