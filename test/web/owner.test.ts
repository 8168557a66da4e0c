import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';

// This file owns Torbjørn (the owner's administrator) and the school of `sample/formats/pifu`.

type Started = {
  readonly import: { readonly importId: string };
  readonly upload: { readonly url: string; readonly headers: Record<string, string> };
};

async function toOwner(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Meny' }).getByRole('link', { name: 'Skoleeier' }).click();
  await page.getByRole('heading', { level: 1, name: 'Skoleeier' }).waitFor();
  await settled(page);
}

async function open(page: Page, link: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: link }).first().click();
  await settled(page);
}

/** A dry run of a file, uploaded as the API says. Answers its id. */
async function dryRun(file: Buffer): Promise<string> {
  const { upload, import: started } = await ask<Started>('torbjorn-owner-admin', 'POST /v1/owner/imports', {
    body: { format: 'pifu-xml', system: 'lerkevik', bytes: file.length, mode: 'dry-run' },
  });
  const { url, headers } = upload;
  const { status } = await fetch(url, { method: 'PUT', body: new Uint8Array(file), headers });
  expect(status).toBe(200);
  return started.importId;
}

describe('the owner’s administrator', () => {
  it.each(WIDTHS)(
    'reads every page of the owner at %i px',
    async (width) => {
      const page = await visitAs('torbjorn-owner-admin', { width });
      await toOwner(page);
      await expectAccessible(page);
      await open(page, /^Arkiv/);
      await page.getByLabel('Vis', { exact: true }).selectOption('given-up');
      await page.getByText('Ingenting er gitt opp.').waitFor();
      await expectAccessible(page);
      await open(page, /^Eksempel på meldingene/);
      await page.getByText('Vis XML: Ny mappe').click();
      await expectAccessible(page);
      await open(page, 'Tilbake');
      await open(page, 'Tilbake');
      await open(page, /^Innsynslogg/);
      await page.getByLabel('Elevens navn').fill('emma solvang');
      await page.getByRole('button', { name: 'Finn', exact: true }).click();
      await page.getByRole('link', { name: /^Emma Solvang/ }).waitFor();
      await expectAccessible(page);
      await open(page, /^Emma Solvang/);
      await page.getByText('Torbjørn Lie').first().waitFor();
      await expectAccessible(page);
      expect(await page.title()).not.toContain('Emma');
      await expectNothingKept(page, ['Emma', 'Solvang', TOKEN]);
    },
    180_000,
  );

  it('sees what a file would change before anything changes, and then applies it (J1)', async () => {
    const importId = await dryRun(readFileSync('sample/formats/pifu/lerkevik.xml'));
    const page = await visitAs('torbjorn-owner-admin');
    await toOwner(page);
    await open(page, /^Import/);
    await expectAccessible(page);
    await page.locator(`.lines a[href="/owner/imports/${importId}"]`).click();
    await page.getByText('Filen ville legge til').waitFor({ timeout: 120_000 });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gjennomfør' }).click();
    await page.getByText('Vil du gjennomføre det prøven viste?').waitFor();
    await page.getByRole('button', { name: 'Gjennomfør' }).click();
    await page.getByText('Gjennomføring').waitFor();
    await page.getByText('Filen la til').waitFor({ timeout: 120_000 });
    await expectAccessible(page);
    expect(await page.getByRole('button', { name: 'Gjennomfør' }).count()).toBe(0);
  }, 180_000);

  it('the administrator is told to choose a file before an upload', async () => {
    const page = await visitAs('torbjorn-owner-admin', { path: '/owner/imports/new' });
    await page.getByRole('button', { name: 'Last opp og prøv' }).click();
    await page.getByRole('link', { name: 'Velg en fil.' }).waitFor();
    await expectAccessible(page);
    expect(page.url()).toContain('/owner/imports/new');
  }, 180_000);

  it('changes a list in the settings row by row, with each fault at its field, and takes it back (J3)', async () => {
    const page = await visitAs('torbjorn-owner-admin', { width: 1280 });
    await toOwner(page);
    await open(page, /^Innstillinger/);
    await expectAccessible(page);
    await open(page, /^Årsaker/);
    await page.getByRole('button', { name: 'Legg til en rad' }).click();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.getByRole('heading', { name: 'Rett dette før du sender:' }).waitFor();
    await expectAccessible(page);
    const row = page.getByRole('group', { name: 'Rad 3' });
    await row.getByLabel('Id').fill('travel');
    await row.getByLabel('Bokmål').fill('På reise');
    await row.getByLabel('Nynorsk').fill('På reise');
    await row.getByLabel('Engelsk').fill('Travelling');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.getByText('Lagret. Det gjelder fra nå av.').waitFor();
    expect(await page.getByText('På reise').first().isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Tilbake til standard' }).click();
    await page.getByRole('button', { name: 'Tilbake til standard' }).click();
    await page.getByText('Torbjørn Lie').nth(1).waitFor();
    await expectAccessible(page);
  }, 180_000);
});
