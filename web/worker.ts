/// <reference lib="webworker" />
/**
 * The service worker: it keeps the shell (the page, its code and its style), so that the portal opens without a
 * connection, and shows pushes. It never keeps an answer of the API: those hold personal data.
 */
declare const self: ServiceWorkerGlobalScope;

/** The build puts its own name here (`vite.config.ts`), so that every build has a cache of its own. */
const SHELL = 'shell-%BUILD%';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add('/')));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([forgetOlderBuilds(), self.clients.claim()]));
});

async function forgetOlderBuilds(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
}

const isPage = (pathname: string): boolean => !pathname.startsWith('/dev') && !pathname.startsWith('/docs');

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isPage(pathname))
    event.respondWith(fetch(request).catch(async () => (await caches.match('/')) ?? Response.error()));
  // Files under /assets carry a hash of their content: a kept file is never old.
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request));
});

async function kept(request: Request): Promise<Response> {
  const found = await caches.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    const cache = await caches.open(SHELL);
    // A full storage is no reason to fail: the file has come.
    await cache.put(request, copy).catch(() => undefined);
  }
  return response;
}

/** A push as Google's service hands it to a browser; `functions/notices/sns.ts` wrote it. */
type Push = {
  readonly notification?: { readonly body?: string; readonly tag?: string };
  readonly data?: { readonly link?: string };
};

/** Shown for a push that cannot be read. It holds nothing either (law 1). */
const WAITS: Readonly<Record<string, string>> = {
  nn: 'Det ventar noko på deg i Skolebro.',
  en: 'Something is waiting for you in Skolebro.',
};
const waits = (): string => WAITS[navigator.language.slice(0, 2)] ?? 'Det venter noe på deg i Skolebro.';

// A browser takes the right to pushes from a page that shows nothing for one.
self.addEventListener('push', (event) => {
  const { notification, data } = pushOf(event.data);
  const options = {
    body: notification?.body ?? waits(),
    // A second push with the same tag takes the place of the first.
    tag: notification?.tag ?? 'skolebro',
    data: pathOf(data?.link),
    icon: '/icon-180.png',
    badge: '/badge-96.png',
  };
  event.waitUntil(self.registration.showNotification('Skolebro', options));
});

function pushOf(data: PushMessageData | null): Push {
  try {
    return Object(data?.json());
  } catch {
    return {};
  }
}

/** The page of a notice. Any other address is not ours, and leads to the inbox. */
const pathOf = (link = ''): string => /\/n\/\w+$/.exec(link)?.[0] ?? '/inbox';

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

/** Leads an open tab there: it is signed in, which a new one is not. */
async function open(path: string): Promise<unknown> {
  const tabs = await self.clients.matchAll({ type: 'window' });
  const tab = tabs.find(({ url }) => isPage(new URL(url).pathname));
  if (!tab) return self.clients.openWindow(path);
  tab.postMessage({ open: path });
  return tab.focus();
}

export {};
