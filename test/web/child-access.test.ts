import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNothingKept, openPage, signIn, visitAs, WIDTHS } from './support/browser.ts';
import { childOf } from './support/emma.ts';

/** This file only reads: about Iben (6A, Havna), Jonas, and Emma. */
const ANNE = 'anne-separated-guardian';

describe('the people with access to a child', () => {
  it.each(WIDTHS)(
    'a guardian finds teachers by name and role, and the other guardian as a number alone, at %i px',
    async (width) => {
      const iben = await childOf(ANNE, 'Iben Haugen Lunde');
      const page = await visitAs(ANNE, { width });
      await page.getByRole('link', { name: 'Alt om Iben' }).click();
      await page.getByRole('link', { name: 'Hvem har tilgang' }).click();
      await page.getByText('Du og én foresatt til.').waitFor();
      await expectAccessible(page);
      await page.getByText('Lars').first().waitFor();
      const words = (await page.locator('main').textContent()) ?? '';
      expect(words).toContain('kontaktlærer');
      expect(words).toContain('Havna skole: kontoret, skoleleder, rektor');
      // The other guardian lives apart: neither of the two finds the other's name.
      expect(words).not.toContain('Tor Haugen');
      await page.getByText('Hva hver rolle kan åpne').click();
      const row = page.getByRole('row', { name: /^kontaktlærer/ });
      expect(await row.textContent()).toContain('Fraværstall');
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Hvem har sett' }).click();
      expect(new URL(page.url()).pathname).toBe(`/children/${iben}/access-log`);
      await expectNothingKept(page, ['Iben', 'Lars']);
    },
  );

  it('a minor pupil finds the number of guardians, in nynorsk too, and no log that is not theirs', async () => {
    const page = await visitAs('jonas-pupil-minor', { locale: 'nn-NO' });
    await page.getByRole('link', { name: 'Oversikt' }).click();
    await page.getByRole('link', { name: 'Kven har tilgang' }).click();
    await page.getByText('2 føresette har tilgang.').waitFor();
    await expectAccessible(page);
    expect(await page.getByText('Kari').count()).toBe(0);
    expect(await page.locator('main').getByRole('link', { name: 'Kven har sett' }).count()).toBe(0);
  });

  it('a pupil of age finds the way to the consents beside the log', async () => {
    const page = await visitAs('thea-pupil-of-age');
    await page.getByRole('link', { name: 'Oversikt' }).click();
    await page.getByRole('link', { name: 'Hvem har tilgang' }).click();
    await page.getByRole('link', { name: 'Hvem du gir innsyn' }).waitFor();
    await page.locator('main').getByRole('link', { name: 'Hvem har sett' }).waitFor();
    await expectAccessible(page);
  });

  it('the people with access to a child of others are not shown', async () => {
    const other = await childOf('guro-guardian-of-twins', 'Ingrid Dahl');
    const page = await visitAs(ANNE, { path: `/children/${other}/access` });
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('Ingrid').count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('the name in the header', () => {
  it('a guardian is named, and without a name in the roster the children are', async () => {
    const named = await visitAs('kari-guardian-two-schools');
    expect(await named.locator('header').textContent()).toContain('Kari Solvang');
    const nameless = await openPage();
    await nameless.route('**/v1/guardian/children', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), guardianName: null } });
    });
    await signIn(nameless, 'kari-guardian-two-schools');
    expect(await nameless.locator('header').textContent()).toContain('Emma, Jonas');
  });
});
