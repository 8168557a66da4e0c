import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';

describe('a guardian', () => {
  it.each(WIDTHS)(
    'reports absence for today with three taps at %i px, and sees it on the first page (A1)',
    async (width) => {
      const page = await visitAs('guro-guardian-of-twins', { width });
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Meld fravær for Ingrid Dahl' }).click();
      await settled(page);
      expect(await page.getByText('Ingrid Dahl: borte').textContent()).toContain('1. desember 2026');
      await expectAccessible(page);
      await page.getByRole('radio', { name: 'Deler av dagen' }).check();
      await page.getByLabel('Fra klokken').fill(width === 360 ? '12:00' : '08:00');
      await page.getByLabel('Til klokken').fill(width === 360 ? '13:00' : '09:00');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('heading', { name: 'Fraværet er meldt' }).waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Se eller endre meldingen for Ingrid Dahl' }).click();
      await page.getByText('Sendt').waitFor();
      await expectAccessible(page);
      await expectNothingKept(page, ['Dahl', 'Ingrid', 'Bearer', TOKEN]);
    },
  );
});
