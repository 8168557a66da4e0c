import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { browseWhole, expectAccessible, expectNothingKept, signIn, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { goTo } from './support/class-data.ts';
import { allow, click, deliver, devicesOf, flagIn, loadAnew, removeDevices, shownOn } from './support/pushes.ts';

/** This file owns the devices of Anne and Mona, and the tests of notices that Anne orders. */
const ANNE = 'anne-separated-guardian';
const MONA = 'mona-child-of-age';

afterEach(() => Promise.all([removeDevices(ANNE), removeDevices(MONA)]));

/** Switches notices on by the page's own button. */
async function switchOn(page: Page): Promise<void> {
  await allow(page);
  await goTo(page, '/choices');
  await page.getByRole('button', { name: 'Slå på beskjeder' }).click();
  await page.getByRole('button', { name: 'Slå av beskjeder' }).waitFor();
}

const NOTICE = 'a1'.repeat(20);
const PUSH = JSON.stringify({
  notification: { title: 'Skolebro', body: 'Det ventar noko på deg i Skolebro.', tag: NOTICE },
  data: { link: `https://skolebro.no/n/${NOTICE}` },
});

beforeAll(browseWhole);

describe('pushes in a browser', () => {
  it.each(WIDTHS)('a guardian switches notices on and off at %i px with a tap each', async (width) => {
    const page = await visitAs(ANNE, { width, path: '/choices' });
    await allow(page);
    await page.getByText('Slå på, så sier enheten fra').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Slå på beskjeder' }).dblclick();
    await page.getByRole('heading', { name: 'Denne nettleseren' }).waitFor();
    expect(await devicesOf(ANNE)).toMatchObject([{ platform: 'web' }]);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Slå av beskjeder' }).click();
    await page.getByRole('button', { name: 'Slå på beskjeder' }).waitFor();
    expect(await devicesOf(ANNE)).toEqual([]);
  });

  it('two pushes of one notice are one, which names nobody; one that cannot be read is shown too', async () => {
    const page = await visitAs(ANNE);
    await allow(page);
    for (const data of [PUSH, PUSH, 'no JSON']) await deliver(page, data);
    await expect.poll(() => shownOn(page), { timeout: 15_000 }).toHaveLength(2);
    expect(await shownOn(page)).toEqual([
      { title: 'Skolebro', body: 'Det ventar noko på deg i Skolebro.', tag: NOTICE, data: `/n/${NOTICE}` },
      { title: 'Skolebro', body: 'Det venter noe på deg i Skolebro.', tag: 'skolebro', data: '/inbox' },
    ]);
  });

  it('a test of notices comes to this browser, and a tap on it opens the notice in the tab that is open', async () => {
    const page = await visitAs(ANNE);
    await switchOn(page);
    await page.getByRole('button', { name: 'Test beskjedene mine' }).click();
    await page.getByText(/Nettleser tok imot testen/).waitFor();
    await expect.poll(() => shownOn(page), { timeout: 20_000 }).toHaveLength(1);
    const [shown] = await shownOn(page);
    expect(shown).toMatchObject({ title: 'Skolebro', data: `/n/${shown?.tag}` });
    expect(await click(page)).toBe('led a tab');
    await page.waitForURL(`**/n/${shown?.tag}`);
    await page.getByRole('button', { name: 'Logg ut' }).waitFor();
    expect(await shownOn(page)).toEqual([]);
  });

  it('a tap on a notice opens a window where no tab of the portal is open', async () => {
    const page = await visitAs(ANNE);
    await allow(page);
    await deliver(page, PUSH);
    await expect.poll(() => shownOn(page), { timeout: 15_000 }).toHaveLength(1);
    await page.goto('/docs');
    expect(await click(page)).toBe(`opened /n/${NOTICE}`);
  });

  it('the files of older builds leave the cache when a new worker begins', async () => {
    const page = await visitAs(ANNE);
    const names = await page.evaluate(async () => {
      await caches.open('shell-1');
      const registration = await navigator.serviceWorker.ready;
      await registration.unregister();
      return caches.keys();
    });
    expect(names).toHaveLength(2);
    await loadAnew(page);
    await expect
      .poll(() => page.evaluate(() => caches.keys()))
      .toEqual([expect.stringMatching(/^shell-[0-9a-f]{12}$/)]);
  });
});

describe('the device at a load and at a sign-out', () => {
  it('a load registers the browser anew as the same device, or as another with a renewed token', async () => {
    const page = await visitAs(ANNE);
    await switchOn(page);
    const [before] = await devicesOf(ANNE);
    await loadAnew(page);
    await expect.poll(async () => (await devicesOf(ANNE))[0]?.registeredAt).not.toBe(before?.registeredAt);
    expect(await devicesOf(ANNE)).toMatchObject([{ deviceId: before?.deviceId }]);
    await page.context().clearCookies({ name: 'local-push' });
    await loadAnew(page);
    await expect.poll(() => devicesOf(ANNE)).toHaveLength(2);
  });

  it('a browser that was removed elsewhere is off after its next load', async () => {
    const page = await visitAs(ANNE);
    await switchOn(page);
    const [device] = await devicesOf(ANNE);
    await ask(ANNE, `DELETE /v1/guardian/devices/${device?.deviceId}`);
    await loadAnew(page);
    await page.getByRole('button', { name: 'Slå på beskjeder' }).waitFor();
    expect(await flagIn(page)).toBeNull();
    expect(await devicesOf(ANNE)).toEqual([]);
  });

  it('a sign-out takes the device from the person, and leaves nothing of it in the browser', async () => {
    const page = await visitAs(ANNE);
    await switchOn(page);
    await expectNothingKept(page, ['local-web', TOKEN, (await devicesOf(ANNE))[0]?.deviceId ?? 'none']);
    expect(await flagIn(page)).toBe('on');
    await page.getByRole('button', { name: 'Logg ut' }).click();
    await page.getByRole('button', { name: 'Foresatt' }).waitFor();
    expect(await devicesOf(ANNE)).toEqual([]);
    expect(await flagIn(page)).toBeNull();
  });

  it('a sign-out right after a load learns the device first, and takes it too', async () => {
    const page = await visitAs(ANNE);
    await switchOn(page);
    await page.reload();
    await page.getByRole('button', { name: 'Logg ut' }).click();
    await page.getByRole('button', { name: 'Foresatt' }).waitFor();
    expect(await devicesOf(ANNE)).toEqual([]);
  });

  it('a sign-out without a connection ends within seconds, and the browser fetches no push any more', async () => {
    const page = await visitAs(ANNE);
    await switchOn(page);
    await page.context().setOffline(true);
    const began = Date.now();
    await Promise.all([
      page.waitForEvent('framenavigated'),
      page.getByRole('button', { name: 'Logg ut' }).click({ noWaitAfter: true }),
    ]);
    expect(Date.now() - began).toBeLessThan(6000);
    await page.context().setOffline(false);
    await page.goto('/');
    expect(await flagIn(page)).toBeNull();
  });

  it('a sign-out does not wait for an API that does not answer', async () => {
    const page = await visitAs(ANNE);
    await switchOn(page);
    await page.route('**/v1/guardian/devices/*', () => undefined);
    const began = Date.now();
    await page.getByRole('button', { name: 'Logg ut' }).click();
    await page.getByRole('button', { name: 'Foresatt' }).waitFor();
    expect(Date.now() - began).toBeLessThan(8000);
    expect(await flagIn(page)).toBeNull();
  });

  it('another person of the browser gets no push there unasked; switching on takes it from the first', async () => {
    const first = await visitAs(ANNE);
    await switchOn(first);
    const second = await first.context().newPage();
    await second.goto('/choices');
    await signIn(second, MONA);
    await second.getByRole('button', { name: 'Slå på beskjeder' }).waitFor();
    expect([await flagIn(second), await devicesOf(MONA)]).toEqual([null, []]);
    await switchOn(second);
    expect(await devicesOf(ANNE)).toEqual([]);
    expect(await devicesOf(MONA)).toHaveLength(1);
    await second.getByRole('button', { name: 'Logg ut' }).click();
    await expect.poll(() => devicesOf(MONA)).toEqual([]);
  });
});
