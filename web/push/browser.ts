import { emptyDatabases } from '../session/browser-memory.ts';
import type { Facts } from './state.ts';

/** What this browser says of itself. */
export function browserFacts(): Omit<Facts, 'offered' | 'registered'> {
  const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  return {
    able,
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    installed: matchMedia('(display-mode: standalone)').matches,
    permission: able ? Notification.permission : 'default',
  };
}

/** Ends what the browser itself holds for pushes, so that none is shown any more, also without a connection. */
export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  await Promise.allSettled([subscription?.unsubscribe(), emptyDatabases()]);
}
