import type { Instant } from './time.ts';

/** The longest reuse of a read. */
const KEPT_MILLISECONDS = 15_000;

/**
 * Keeps an owner's read for some seconds, by the moments of the requests, in one running function. Without a moment it
 * always reads anew. It forgets a failed read, so that the next request tries again.
 */
export function kept<Found>(read: (ownerId: string) => Promise<Found>) {
  const known = new Map<string, { readonly at: number; readonly found: Promise<Found> }>();
  return (ownerId: string, now?: Instant): Promise<Found> => {
    if (now === undefined) return read(ownerId);
    const at = Date.parse(now);
    const earlier = known.get(ownerId);
    if (earlier && earlier.at <= at && at < earlier.at + KEPT_MILLISECONDS) return earlier.found;
    const found = read(ownerId);
    known.set(ownerId, { at, found });
    found.catch(() => known.get(ownerId)?.found === found && known.delete(ownerId));
    return found;
  };
}
