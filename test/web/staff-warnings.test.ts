import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import {
  browseWhole,
  expectAccessible,
  expectNothingKept,
  settled,
  TOKEN,
  visitAs,
  WIDTHS,
} from './support/browser.ts';
import { classOf, goTo } from './support/class-data.ts';

/** This file warns pupils of Eskil’s half of 1STA who are in no other file: Amina, Lukas, and Ludvig for two tabs. */
const ESKIL = 'eskil-contact-teacher-vgs';
type Register = { readonly warnings: readonly unknown[] };

async function begin(page: Page, name: string): Promise<void> {
  const { schoolId, pupilId } = await classOf(ESKIL);
  await goTo(page, `/pupils/${schoolId}/${pupilId(name)}/warnings`);
  await page.getByRole('link', { name: 'Skriv varsel' }).click();
  await page.getByRole('button', { name: 'Begynn: Fag' }).click();
  await page.getByRole('heading', { name: 'Kladd til varsel' }).waitFor();
  await settled(page);
}

async function write(page: Page): Promise<void> {
  await page.getByLabel('Hvilken vurdering gjelder det?').selectOption({ index: 1 });
  await page.getByRole('checkbox', { name: 'Naturfag' }).check();
  await page.getByRole('checkbox', { name: 'Eleven mangler prøver eller innleveringer' }).check();
  await page.getByRole('button', { name: 'Legg til arbeid' }).click();
  await page.getByLabel('Arbeid 1', { exact: true }).fill('Rapport om celler');
  await page.getByLabel('Hva eleven kan gjøre').fill('Lever rapporten.');
  await page.getByLabel('Frist', { exact: true }).fill('2026-12-18');
  await page.getByLabel('Telefon').fill('57 00 00 00');
  await page.getByLabel('Telefon').blur();
  await page.getByText('Lagret', { exact: true }).waitFor();
}

// The letter opens in a tab of its own.
beforeAll(browseWhole);

describe('a contact teacher who warns', () => {
  it.each(WIDTHS)(
    'writes a draft that saves itself, sees recipients and faults, sends once and ends it at %i px (D1, D3, D7)',
    async (width) => {
      const name = width === 360 ? 'Amina Rasmussen' : 'Lukas Sara';
      const page = await visitAs(ESKIL, { width });
      await begin(page, name);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Se mottakerne' }).click();
      await page.getByText('Velg minst ett fag.').waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Rett i kladden' }).click();
      await settled(page);
      await write(page);
      await page.getByRole('button', { name: 'Se mottakerne' }).click();
      await page.getByText('Ingenting mangler').waitFor();
      await page.getByText(name).first().waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Send varselet' }).dblclick();
      await page.getByRole('heading', { name: 'Hvem har fått varselet' }).waitFor();
      await page.getByText('Rapport om celler').waitFor();
      await expectAccessible(page);
      const { schoolId, pupilId } = await classOf(ESKIL);
      const register = await ask<Register>(ESKIL, `GET /v1/schools/${schoolId}/pupils/${pupilId(name)}/warnings`);
      expect(register.warnings).toHaveLength(1);
      await goTo(page, '/warnings');
      await page.getByRole('link', { name }).click();
      await page.getByRole('radio', { name: 'Trukket tilbake' }).check();
      await page.getByRole('button', { name: 'Avslutt' }).click();
      await page.getByRole('alert').or(page.getByText('Rett dette før du sender:')).first().waitFor();
      await expectAccessible(page);
      await page.getByLabel('Begrunnelse').fill('Rapporten var levert.');
      await page.getByRole('button', { name: 'Avslutt' }).click();
      await page.getByText('Rapporten var levert.').waitFor();
      await expectAccessible(page);
      await expectNothingKept(page, [name, 'Rapport', 'Bearer', TOKEN]);
    },
  );

  it('a draft keeps what was typed when another tab has saved it, and overwrites nothing', async () => {
    const here = await visitAs(ESKIL);
    await begin(here, 'Ludvig Solberg');
    const there = await visitAs(ESKIL);
    await goTo(there, new URL(here.url()).pathname);
    await there.getByLabel('Mer om årsaken').fill('Fra den andre fanen');
    await there.getByLabel('Mer om årsaken').blur();
    await there.getByText('Lagret', { exact: true }).waitFor();
    await settled(there);
    await here.getByLabel('Mer om årsaken').fill('Fra denne fanen');
    await here.getByLabel('Mer om årsaken').blur();
    await here.getByText('Ikke lagret').waitFor();
    expect(await here.getByLabel('Mer om årsaken').inputValue()).toBe('Fra denne fanen');
    await expectAccessible(here);
    await here.getByRole('button', { name: /^Hent det som er lagret/ }).click();
    const typed = () => here.getByLabel('Mer om årsaken').inputValue();
    await expect.poll(typed, { timeout: 20_000 }).toBe('Fra den andre fanen');
    await here.getByRole('button', { name: 'Slett kladden' }).click();
    await here.getByRole('button', { name: 'Ja, slett' }).click();
    await here.getByRole('heading', { name: 'Mine varsler' }).waitFor();
    await expectAccessible(here);
  });

  it('a draft opens its letter in a tab beside it', async () => {
    const page = await visitAs(ESKIL, { width: 1280 });
    await begin(page, 'Ludvig Solberg');
    await write(page);
    const [tab] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Åpne brevet slik det blir (PDF)' }).click(),
    ]);
    await expect.poll(() => tab.url().startsWith('blob:') || tab.isClosed(), { timeout: 20_000 }).toBe(true);
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
