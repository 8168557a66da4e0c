import { useEffect } from 'react';
import { recall } from './browser-memory.ts';
import type { Role } from './me.ts';

/** After the first page has come: the check loads code of its own. */
const AFTER_MS = 1500;

/** Looks after the pushes of this browser at every load of the portal, where somebody had switched them on. */
export function usePushCheck(role: Role): void {
  useEffect(() => {
    if (recall('push') === undefined) return;
    const check = async () => (await import('../push/this-device.ts')).checked(role);
    const timer = setTimeout(() => {
      // Without a connection nothing changes, and the next load tries again.
      check().catch(() => undefined);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [role]);
}
