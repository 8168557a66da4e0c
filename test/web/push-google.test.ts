import type { BrowserContext } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { portalHeaders, pushOrigins } from '../../lib/portal-headers.ts';
import type { PushWay } from '../../web/config.ts';
import { browseWhole, visitAs } from './support/browser.ts';
import { allow, devicesOf, loadAnew, removeDevices } from './support/pushes.ts';

/** This file owns the devices of Tor. */
const TOR = 'tor-separated-guardian';

const GOOGLE: PushWay = {
  kind: 'fcm',
  projectId: 'skolebro-tests',
  appId: '1:1:web:1',
  apiKey: 'of-these-tests',
  messagingSenderId: '1',
  vapidKey: 'BDOU99-h67HcA6JeFXHbSNMu7e2yNNu3RzoMj8TM4W88jITfq7ZmPvIM1Iv-4_l2LxQcYwhqby2xGpWwzjfAnG4',
};
const TOKEN = `cZ9:${'APA91b-x_'.repeat(14)}`;

afterEach(() => removeDevices(TOR));

/** A stage with Google's service, under the policy that it has in AWS, and Google's answers. */
const withGoogle = (asked: string[]) => async (context: BrowserContext) => {
  const config = await (await fetch(`${inject('base')}/config.json`)).json();
  const policy = portalHeaders([inject('base'), ...pushOrigins(GOOGLE)]);
  await context.route(`${inject('base')}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/config.json') return route.fulfill({ json: { ...config, push: GOOGLE } });
    if (!['/', '/choices', '/signed-in'].includes(pathname)) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), ...policy } });
  });
  await context.route('https://*.googleapis.com/**', (route) => {
    const { hostname } = new URL(route.request().url());
    asked.push(`${route.request().method()} ${hostname}`);
    const authToken = { token: 'of-the-installation', expiresIn: '604800s' };
    const installation = { fid: 'c'.repeat(22), refreshToken: 'r', authToken };
    return route.fulfill({
      json: hostname.startsWith('fcm') ? { token: TOKEN } : installation,
      headers: { 'access-control-allow-origin': '*' },
    });
  });
  // The browser of the tests has no push service of its own.
  await context.addInitScript(() => {
    const key = (fill: number) => new Uint8Array(16).fill(fill).buffer;
    const subscription = { endpoint: 'https://push.invalid/1', getKey: (name: string) => key(name.length) };
    Object.assign(PushManager.prototype, { getSubscription: async () => null, subscribe: async () => subscription });
  });
};

beforeAll(browseWhole);

describe('pushes by Google’s service', () => {
  it('the library works with our own worker and policy, asks two origins, and leaves nothing at a sign-out', async () => {
    const asked: string[] = [];
    const page = await visitAs(TOR, {
      path: '/choices',
      prepare: withGoogle(asked),
      mayAsk: pushOrigins(GOOGLE),
    });
    await allow(page);
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Slå på beskjeder' }).click();
    await page.getByRole('button', { name: 'Slå av beskjeder' }).waitFor();
    expect(asked).toEqual(['POST firebaseinstallations.googleapis.com', 'POST fcmregistrations.googleapis.com']);
    const [device] = await devicesOf(TOR);
    await loadAnew(page);
    await page.getByRole('button', { name: 'Slå av beskjeder' }).waitFor();
    expect(asked).toHaveLength(2);
    expect(await devicesOf(TOR)).toMatchObject([{ deviceId: device?.deviceId }]);
    await page.getByRole('button', { name: 'Logg ut' }).click();
    await page.getByRole('button', { name: 'Foresatt' }).waitFor();
    expect(await devicesOf(TOR)).toEqual([]);
    expect(await page.evaluate(storedRecords)).toBe(0);
  });
});

/** How many records the databases of the browser hold. */
async function storedRecords(): Promise<number> {
  let records = 0;
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((opened) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => opened(opening.result);
    });
    for (const store of database.objectStoreNames) {
      records += await new Promise<number>((counted) => {
        const counting = database.transaction(store).objectStore(store).count();
        counting.onsuccess = () => counted(counting.result);
      });
    }
    database.close();
  }
  return records;
}
