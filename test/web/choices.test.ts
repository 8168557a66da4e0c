import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, settled, visitAs, WIDTHS } from './support/browser.ts';

/**
 * This file owns the choices of Marit Aasen, and the consents of Thea Nygård. It reads who opened what about Iben
 * (6A, Havna), after Lars has opened her remarks.
 */
const MARIT = 'marit-foster-parent';
const THEA = 'thea-pupil-of-age';
const MONA = 'mona-child-of-age';
const ANNE = 'anne-separated-guardian';
const LARS = 'lars-contact-teacher-havna';

type Children = { readonly children: readonly { readonly childId: string; readonly schoolId: string }[] };
type Choices = {
  readonly muted: readonly { readonly area: string; readonly channels: readonly string[] }[];
  readonly window: object | null;
  readonly digest: boolean;
};

describe('a guardian’s choices of notices', () => {
  it.each(WIDTHS)(
    'choices are saved at %i px with a tap per channel, and a wrong hour is told beside its field',
    async (width) => {
      const page = await visitAs(MARIT, { width, path: '/choices' });
      await page
        .getByRole('group', { name: 'Permisjon' })
        .getByLabel('E-post')
        .setChecked(width === 1280);
      await page.getByLabel('Bare mellom egne klokkeslett').check();
      await page.getByLabel('Fra klokken').fill('12:00');
      await page.getByLabel('Til klokken').fill('12:00');
      await page.getByRole('button', { name: 'Lagre valgene' }).click();
      await page.getByRole('link', { name: /Egne tider må begynne og slutte på ulike klokkeslett/ }).waitFor();
      await expectAccessible(page);
      await page.getByLabel('Til klokken').fill('18:00');
      await page.getByRole('button', { name: 'Lagre valgene' }).click();
      await page.getByText('Valgene er lagret.').waitFor();
      await expectAccessible(page);
      const stored = await ask<Choices>(MARIT, 'GET /v1/guardian/notice-choices');
      expect(stored).toMatchObject({
        muted: width === 360 ? [{ area: 'leave', channels: ['email'] }] : [],
        window: { from: '12:00', to: '18:00' },
      });
    },
  );

  it('choices are not overwritten by an older form in another browser, which can show the newest', async () => {
    const old = await visitAs(MARIT, { path: '/choices' });
    const other = await visitAs(MARIT, { path: '/choices' });
    await other.getByLabel('Samle beskjedene til én om dagen').check();
    await other.getByRole('button', { name: 'Lagre valgene' }).click();
    await other.getByText('Valgene er lagret.').waitFor();
    await old.getByLabel('Språk i beskjedene').selectOption({ label: 'Nynorsk' });
    await old.getByRole('button', { name: 'Lagre valgene' }).click();
    await old.getByRole('button', { name: 'Vis de nyeste valgene' }).click();
    await expect.poll(() => old.getByLabel('Samle beskjedene til én om dagen').isChecked()).toBe(true);
    await expectAccessible(old);
  });

  it('a test of notices says what happens next, at most three times an hour (F4)', async () => {
    for (const path of ['/v1/guardian/test-notices', '/v1/guardian/test-notices']) {
      await ask(MARIT, `POST ${path}`);
    }
    const page = await visitAs(MARIT, { locale: 'nn-NO', path: '/choices' });
    const test = page.getByRole('button', { name: 'Test beskjedane mine' });
    await test.click();
    await page.getByText('Ein testbeskjed er på veg.').waitFor();
    await page.getByText(/Sjå etter han i e-posten til .•••@/).waitFor();
    await expectAccessible(page);
    await test.click();
    await page.getByText('Du kan teste 3 gonger i timen.').waitFor();
    await expectAccessible(page);
  });
});

describe('my page', () => {
  it.each([MARIT, LARS])('my page leads to the choices and changes the language at once: %s', async (persona) => {
    const page = await visitAs(persona, { path: '/account' });
    await expectAccessible(page);
    await page.getByRole('main').getByText('English', { exact: true }).click();
    await page.getByRole('link', { name: 'Notices' }).click();
    await page.getByRole('heading', { name: 'Do notices arrive?' }).waitFor();
    await expectAccessible(page);
  });

  it('a guardian sees who at school opened what about the child, newest first', async () => {
    const { children } = await ask<Children>(ANNE, 'GET /v1/guardian/children');
    const { childId, schoolId } = children[0] ?? { childId: '', schoolId: '' };
    await ask(LARS, `GET /v1/schools/${schoolId}/pupils/${childId}/remarks`);
    const page = await visitAs(ANNE, { path: '/account' });
    await page.getByRole('link', { name: 'Hva skolen har åpnet om Iben Haugen Lunde' }).click();
    await page.getByText('Lars Øvregård, kontaktlærer').first().waitFor();
    await expectAccessible(page);
  });
});

describe('a pupil of age', () => {
  it.each(WIDTHS)('a pupil of age lets a guardian read at %i px, and stops it again (J3)', async (width) => {
    const page = await visitAs(THEA, { width, path: '/account' });
    await page.getByRole('link', { name: 'Hva foresatte får lese' }).click();
    await page.getByText('Får ikke lese').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gi lov til å lese: Mona Nygård' }).dblclick();
    await page.getByText('Til du sier stopp').waitFor();
    expect((await ask<Children>(MONA, 'GET /v1/guardian/children')).children).toHaveLength(1);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stopp for Mona Nygård' }).click();
    await page.getByText('Får ikke lese').waitFor();
    expect((await ask<Children>(MONA, 'GET /v1/guardian/children')).children).toHaveLength(0);
  });

  it('the second click of a double click does nothing where the first has put another button', async () => {
    const page = await visitAs(THEA, { path: '/account/consents' });
    const give = page.getByRole('button', { name: 'Gi lov til å lese: Mona Nygård' });
    await give.click();
    const stop = page.getByRole('button', { name: 'Stopp for Mona Nygård' });
    await stop.hover();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await settled(page);
    await page.getByText('Til du sier stopp').waitFor();
    expect((await ask<Children>(MONA, 'GET /v1/guardian/children')).children).toHaveLength(1);
    await stop.click();
    await page.getByText('Får ikke lese').waitFor();
  });

  it('a pupil of age reads who at school opened what; a pupil who is not of age is told why not', async () => {
    const own = await visitAs(THEA, { path: '/account' });
    await own.getByRole('link', { name: 'Hva skolen har åpnet om deg' }).click();
    await own.getByRole('heading', { name: 'Hva skolen har åpnet' }).waitFor();
    await expectAccessible(own);
    const minor = await visitAs('jonas-pupil-minor', { path: '/account' });
    expect(await minor.getByRole('link', { name: 'Hva skolen har åpnet om deg' }).count()).toBe(0);
    await minor.goto('/account/consents');
    await minor.getByRole('alert').waitFor();
    await expectAccessible(minor);
  });
});
