import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { goTo } from './support/class-data.ts';
import { rosterFile } from './support/roster-file.ts';

/** This file brings two pupils to Fjordvik skule by a system of their own: one for each width. */
const TORBJORN = 'torbjorn-owner-admin';

type Found = { readonly pupils: readonly unknown[] };
type Imports = { readonly imports: readonly { readonly system: string; readonly mode: string }[] };

const givenAt = (width: number): string => (width === 360 ? 'Torny' : 'Tordis');
const newcomer = (width: number): Buffer => {
  const given = givenAt(width);
  return rosterFile('fs', [
    { id: given, name: [given, 'Kailand'], feide: `${given.toLowerCase()}.kailand@fjordvik.example` },
  ]);
};

async function choose(page: Page, name: string, buffer: Buffer, system: string): Promise<void> {
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name, mimeType: 'text/xml', buffer });
  await page.getByLabel('System som filen kommer fra').fill(system);
}

const upload = (page: Page) => page.getByRole('button', { name: 'Last opp og prøv' });

/** How many pupils of the owner have that name. */
async function foundOf(width: number): Promise<number> {
  const body = { name: `${givenAt(width)} Kailand` };
  return (await ask<Found>(TORBJORN, 'POST /v1/owner/pupil-searches', { body })).pupils.length;
}

/** The imports of a system, the newest first. */
const importsOf = async (system: string) =>
  (await ask<Imports>(TORBJORN, 'GET /v1/owner/imports')).imports.filter((found) => found.system === system);

describe('a roster that the administrator uploads in the browser', () => {
  it.each(WIDTHS)('a file is chosen, uploaded, tried and then applied, at %i px (J1)', async (width) => {
    const system = `opplasting-${width}`;
    const page = await visitAs(TORBJORN, { width, path: '/owner/imports' });
    await page.getByRole('link', { name: 'Ny import' }).click();
    await choose(page, 'elever.xml', newcomer(width), system);
    // The ending of the name tells the format.
    expect(await page.getByLabel('Form', { exact: true }).inputValue()).toBe('pifu-xml');
    await expectAccessible(page);
    await upload(page).dblclick();
    await page.getByText('Filen ville legge til').waitFor({ timeout: 60_000 });
    expect(await importsOf(system)).toHaveLength(1);
    expect(await foundOf(width)).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gjennomfør' }).click();
    await page.getByText('Vil du gjennomføre det prøven viste?').waitFor();
    await page.getByRole('button', { name: 'Gjennomfør' }).click();
    await page.getByText('Filen la til').waitFor({ timeout: 60_000 });
    // The list of schools may be a quarter of a minute old.
    await expect.poll(() => foundOf(width), { timeout: 40_000 }).toBe(1);
    await expectAccessible(page);
    // The file's last day is shown as the last day.
    await goTo(page, '/owner/find');
    await page.getByLabel('Elevens navn').fill(`${givenAt(width)} Kailand`);
    await page.keyboard.press('Enter');
    await page.getByText('slutter 18. juni 2027').waitFor();
    await expectNothingKept(page, ['Torny', 'Kailand', TOKEN]);
  });

  it('a file that does not arrive, or is no roster, is said to be so, and what was chosen stays', async () => {
    const page = await visitAs(TORBJORN, { path: '/owner/imports/new' });
    const system = 'opplasting-feil';
    await choose(page, 'elever.xml', newcomer(0), 'STORE BOKSTAVER');
    await upload(page).click();
    await page.locator('ds-error-summary a[href="#system"]').waitFor();
    await expectAccessible(page);
    await page.getByLabel('System som filen kommer fra').fill(system);
    await page.route('**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await upload(page).click();
    await page.getByText('Filen kom ikke fram.').waitFor();
    expect(await page.getByLabel('System som filen kommer fra').inputValue()).toBe(system);
    await expectAccessible(page);
    await page.unroute('**');
    await choose(page, 'tom.xml', Buffer.alloc(0), system);
    await upload(page).click();
    // The fault leads to the file.
    await page.locator('ds-error-summary a[href="#file"]').waitFor();
    await choose(page, 'bilde.xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), system);
    await upload(page).click();
    await page
      .getByText(/^(Avvist|Feilet)$/)
      .first()
      .waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    expect(await page.getByRole('button', { name: 'Gjennomfør' }).count()).toBe(0);
  });

  it('an import that is not there, and the imports for anybody else, are refused with a sentence', async () => {
    const page = await visitAs(TORBJORN, { path: `/owner/imports/${'0'.repeat(26)}` });
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    const office = await visitAs('bjorg-office', { path: '/owner/imports' });
    await office.getByRole('alert').waitFor();
    await expectAccessible(office);
  });
});
