import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';

// This file owns Bjørg (office, Fjordvik skule) with Oda Eide (2A), and Nils (office, Havna) with Mathias Bakken (3A).

/** The first page of the school, by the menu. */
async function toSchool(page: Page, name = 'Skolen'): Promise<void> {
  await page.getByRole('navigation', { name: /^Meny/ }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name: /^(Skolen|Skulen) i dag/ }).waitFor();
  await settled(page);
}

async function beginReport(page: Page, pupil: string): Promise<void> {
  await page.getByLabel('Finn en elev').fill(pupil);
  await page.getByRole('button', { name: 'Finn', exact: true }).click();
  await page.getByRole('link', { name: `Meld fravær for ${pupil}` }).click();
  await page.getByText('Hvem ringte?').waitFor();
  await settled(page);
}

/** Enters a report for a part of today, and presses twice. */
async function sendPart(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('radio', { name: 'En annen' }).check();
  await page.getByRole('radio', { name: 'Deler av dagen' }).check();
  await page.getByLabel('Fra klokken').fill(from);
  await page.getByLabel('Til klokken').fill(to);
  await page.getByRole('button', { name: 'Meld fravær' }).dblclick();
  await page.getByRole('heading', { name: 'Fraværet er meldt' }).waitFor();
}

const rowsOf = (page: Page, pupil: string, time: string) =>
  page.getByRole('listitem').filter({ hasText: pupil }).filter({ hasText: time });

describe('the office', () => {
  it.each(WIDTHS)(
    'takes a report by phone at %i px, once for two taps, and marks it seen (A9, A7)',
    async (width) => {
      const [from, to] = width === 360 ? ['08:30', '09:30'] : ['11:15', '12:15'];
      const page = await visitAs('bjorg-office', { width });
      await toSchool(page);
      await expectAccessible(page);
      await beginReport(page, 'Oda Eide');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Meld fravær' }).click();
      await page.getByRole('link', { name: 'Velg hvem som ringte.' }).waitFor();
      await expectAccessible(page);
      await sendPart(page, from, to);
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Til skolen i dag' }).click();
      const row = rowsOf(page, 'Oda Eide', `${from}–${to}`);
      await row.waitFor();
      expect(await row.count()).toBe(1);
      await row.getByRole('button', { name: 'Merk sett: Oda Eide' }).click();
      await row.getByText('Sett', { exact: true }).waitFor();
      await expectAccessible(page);
      await page.getByLabel('Klasse').selectOption('2A');
      await page.getByLabel('Status').selectOption('seen');
      expect(await row.count()).toBe(1);
      await row.getByRole('link', { name: 'Oda Eide' }).click();
      await page.getByText(`${from}–${to}`).waitFor();
      await expectAccessible(page);
      await expectNothingKept(page, ['Oda', 'Eide', TOKEN]);
    },
    180_000,
  );

  it('changes a report that it took by phone, and withdraws it after a question (A9)', async () => {
    const page = await visitAs('bjorg-office');
    await toSchool(page);
    await beginReport(page, 'Oda Eide');
    await sendPart(page, '12:25', '12:40');
    await page.getByRole('link', { name: 'Se eller endre meldingen' }).click();
    await page.getByRole('button', { name: 'Endre' }).click();
    await page.getByLabel('Til klokken').fill('13:25');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Lagre endringen' }).click();
    await page.getByText('12:25–13:25').waitFor();
    await page.getByRole('button', { name: 'Trekk tilbake' }).click();
    await page.getByText('Vil du trekke meldingen tilbake?').waitFor();
    await page.getByRole('button', { name: 'Trekk tilbake' }).click();
    await page.getByText('Trukket tilbake', { exact: true }).waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('button', { name: 'Endre' }).count()).toBe(0);
  }, 180_000);

  it('sees on its open list what a colleague enters in another browser, without a reload', async () => {
    const [watching, entering] = [await visitAs('nils-office-havna'), await visitAs('nils-office-havna')];
    await toSchool(watching);
    expect(await rowsOf(watching, 'Mathias Bakken', '10:00–10:20').count()).toBe(0);
    await toSchool(entering);
    await beginReport(entering, 'Mathias Bakken');
    await sendPart(entering, '10:00', '10:20');
    await rowsOf(watching, 'Mathias Bakken', '10:00–10:20').waitFor({ timeout: 40_000 });
    await expectAccessible(watching);
  }, 180_000);

  it('the office is told that nobody is away on a day without reports, in nynorsk too', async () => {
    const page = await visitAs('bjorg-office', { locale: 'nn-NO' });
    await toSchool(page, 'Skulen');
    await page.getByLabel('Dag', { exact: true }).fill('2026-12-24');
    await page.getByText('Ingen er melde borte denne dagen.').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Finn ein elev').fill('qqqq');
    await page.getByRole('button', { name: 'Finn', exact: true }).click();
    await page.getByText('Fann ingen elev').waitFor();
    await expectAccessible(page);
    expect(page.url()).not.toContain('qqqq');
  }, 180_000);

  it('gets a sentence instead of the lists of another school', async () => {
    const page = await visitAs('bjorg-office', { path: `/school/${'0'.repeat(26)}/paper-tasks` });
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('alert').textContent()).toContain('finnes ikke');
  }, 180_000);
});
