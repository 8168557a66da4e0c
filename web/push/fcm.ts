import { initializeApp } from '@firebase/app';
import { getMessaging, getToken } from '@firebase/messaging';
import type { PushWay } from '../config.ts';

/**
 * The token by which Google's service knows this browser; the library asks for a new one only when the subscription has
 * changed. Our own service worker shows the pushes (decision 049).
 */
export async function fcmToken(way: Extract<PushWay, { kind: 'fcm' }>): Promise<string> {
  const { projectId, appId, apiKey, messagingSenderId, vapidKey } = way;
  const app = initializeApp({ projectId, appId, apiKey, messagingSenderId });
  const serviceWorkerRegistration = await navigator.serviceWorker.ready;
  return getToken(getMessaging(app), { vapidKey, serviceWorkerRegistration });
}
