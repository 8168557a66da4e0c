import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { ask } from './support/ask.ts';
import { browseWhole, expectAccessible, visitAs } from './support/browser.ts';
import { goTo } from './support/class-data.ts';
import { allow, devicesOf, flagIn, forbid, loadAnew, removeDevices } from './support/pushes.ts';

/** This file owns the devices of Thea and Lars. */
const THEA = 'thea-pupil-of-age';
const LARS = 'lars-contact-teacher-havna';

afterEach(() => Promise.all([removeDevices(THEA, 'pupil'), removeDevices(LARS, 'staff')]));

beforeAll(browseWhole);

describe('a browser that shows no notices', () => {
  it('a browser that was told no says where to let notices in', async () => {
    const page = await visitAs(THEA, { locale: 'nn-NO' });
    await forbid(page);
    await goTo(page, '/choices');
    await page.getByText('Klikk på ikonet framfor adressa').waitFor();
    expect(await page.getByRole('button', { name: 'Slå på beskjedar' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('a person who does not answer the browser is told that it asks again', async () => {
    const page = await visitAs(THEA, { path: '/choices' });
    await page.evaluate(() => {
      Notification.requestPermission = async () => 'default';
    });
    await page.getByRole('button', { name: 'Slå på beskjeder' }).click();
    await page.getByText('Nettleseren fikk ikke noe svar.').waitFor();
    expect([await flagIn(page), await devicesOf(THEA, 'pupil')]).toEqual([null, []]);
    await expectAccessible(page);
  });

  it('a push service that does not answer is told, and can be asked again', async () => {
    const page = await visitAs(THEA, { path: '/choices' });
    await allow(page);
    await page.route('**/dev/push-token', (route) => route.abort(), { times: 1 });
    await page.getByRole('button', { name: 'Slå på beskjeder' }).click();
    await page.getByText('Nettleserens tjeneste for beskjeder svarer ikke.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Slå på beskjeder' }).click();
    await page.getByRole('button', { name: 'Slå av beskjeder' }).waitFor();
    expect(await devicesOf(THEA, 'pupil')).toHaveLength(1);
  });

  it('an iPhone is told to put the portal on the home screen first', async () => {
    const page = await visitAs(THEA, { path: '/choices' });
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5)' });
      Reflect.deleteProperty(window, 'PushManager');
    });
    await loadAnew(page);
    await page.getByText('På iPhone og iPad må Skolebro ligge på Hjem-skjermen først.').waitFor();
    await expectAccessible(page);
  });

  it('a stage without pushes to browsers says where notices come instead', async () => {
    const page = await visitAs(THEA, { path: '/choices' });
    const config = await (await fetch(`${inject('base')}/config.json`)).json();
    await page.route('**/config.json', (route) => route.fulfill({ json: { ...config, push: undefined } }));
    await loadAnew(page);
    await page.getByText('Her sendes det ingen beskjeder til nettlesere.').waitFor();
    await expectAccessible(page);
  });

  it('a person with as many devices as the API takes is told to remove one', async () => {
    for (let at = 0; at < 10; at++) {
      const token = `phone:${String(at).repeat(100)}`;
      await ask(LARS, 'POST /v1/staff/devices', { body: { platform: 'fcm', token } });
    }
    const page = await visitAs(LARS, { path: '/choices' });
    await allow(page);
    await page.getByRole('button', { name: 'Slå på beskjeder' }).click();
    await page.getByText('Du har allerede 10 enheter.').waitFor();
    expect(await flagIn(page)).toBeNull();
    await expectAccessible(page);
  });
});
