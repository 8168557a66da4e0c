import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../shared/time.ts';

/**
 * A receipt that an archive sends over HTTP. `receipt` is the XML as base64; the signature covers its characters, which
 * no transport changes.
 */
export type Callback = {
  readonly ownerId: string;
  readonly recordId: string;
  /** The time of signing. */
  readonly at: Instant;
  readonly receipt: string;
  /** HMAC-SHA256 in hex, by `signatureOf`. */
  readonly signature: string;
};

/** The tolerated difference between two clocks, which is also the period in which a copied callback still works. */
export const WINDOW_MS = 5 * 60_000;

/** An owner's own key, for its archive: derived from ours, so that no archive can sign for another owner. */
export const ownerKey = (secret: string, ownerId: string): string =>
  createHmac('sha256', secret).update(`archive-receipts:${ownerId}`).digest('hex');

/** The signature of a callback: owner, record, time and receipt, a line each, under the owner's key. */
export const signatureOf = (key: string, { ownerId, recordId, at, receipt }: Omit<Callback, 'signature'>): string =>
  createHmac('sha256', key).update([ownerId, recordId, at, receipt].join('\n')).digest('hex');

/** Checks that a callback is signed with the owner's key, then that it is recent: only a signed time counts. */
export function trustOf(callback: Callback, secret: string, now: Instant): 'trusted' | 'unsigned' | 'stale' {
  const wanted = Buffer.from(signatureOf(ownerKey(secret, callback.ownerId), callback));
  const given = Buffer.from(callback.signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'unsigned';
  return Math.abs(Date.parse(now) - Date.parse(callback.at)) <= WINDOW_MS ? 'trusted' : 'stale';
}
