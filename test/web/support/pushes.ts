import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { ask } from './ask.ts';
import { settled } from './browser.ts';

/** Lets the portal show notices, as a person does who answers the browser with a yes. */
export const allow = (page: Page): Promise<void> => page.context().grantPermissions(['notifications']);

/** Forbids the portal to show notices, as a person does who answers with a no. */
export async function forbid(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { browserContextId } = targetInfo;
  const notifications = { permission: { name: 'notifications' }, setting: 'denied' } as const;
  // The answer holds as long as this connection to the browser.
  await browser?.send('Browser.setPermission', { ...notifications, browserContextId });
}

/** Hands a push to the service worker, as the browser does. The browser drops one whose worker is still beginning. */
export async function deliver(page: Page, data: string): Promise<void> {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  const session = await page.context().newCDPSession(page);
  const registered = new Promise<string>((found) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [registration] }) => {
      if (registration) found(registration.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  await session.send('ServiceWorker.deliverPushMessage', { origin: inject('base'), registrationId, data });
  await session.detach();
}

/** The notices that the browser shows now. */
export const shownOn = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const shown = await registration.getNotifications();
    return shown.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
  });

/**
 * A tap on the notice that the browser shows. It has no window for notices here, so that the worker gets the event from
 * the test, and cannot bring a tab to the front.
 */
export async function click(page: Page): Promise<string> {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('The browser runs no service worker.');
  return worker.evaluate(async () => {
    const scope: ServiceWorkerGlobalScope = Object(globalThis);
    const [notification] = await scope.registration.getNotifications();
    if (!notification) throw new Error('No notice is shown.');
    let opened: string | undefined;
    scope.clients.openWindow = async (path) => {
      opened = String(path);
      return null;
    };
    let work: Promise<unknown> = Promise.resolve();
    const event = new NotificationEvent('notificationclick', { notification });
    event.waitUntil = (given) => {
      work = given;
    };
    scope.dispatchEvent(event);
    await work.catch(() => undefined);
    return opened === undefined ? 'led a tab' : `opened ${opened}`;
  });
}

type Place = 'guardian' | 'pupil' | 'staff';
type Channels = { readonly devices: readonly { readonly deviceId: string; readonly registeredAt: string }[] };

/** The devices that the API has of a person. */
export const devicesOf = async (persona: string, place: Place = 'guardian') =>
  (await ask<Channels>(persona, `GET /v1/${place}/notice-channels`)).devices;

export async function removeDevices(persona: string, place: Place = 'guardian'): Promise<void> {
  for (const { deviceId } of await devicesOf(persona, place))
    await ask(persona, `DELETE /v1/${place}/devices/${deviceId}`);
}

/** Loads the portal anew; the issuer still knows the person. */
export async function loadAnew(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: 'Logg ut' }).waitFor();
  await settled(page);
}

/** What the browser keeps of pushes. */
export const flagIn = (page: Page) => page.evaluate(() => localStorage.getItem('push'));
