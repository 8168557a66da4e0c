import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, visitAs, WIDTHS } from './support/browser.ts';
import { classOf, goTo } from './support/class-data.ts';

/** This file owns the templates that it makes; documents begin with them about Nora, whose contact teacher is Liv. */
const ADMIN = 'torbjorn-owner-admin';
const LIV = 'liv-contact-teacher';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** Fills a text in three languages. */
async function words(page: Page, pointer: string, nb: string): Promise<void> {
  for (const [language, text] of [
    ['nb', nb],
    ['nn', `${nb} (nn)`],
    ['en', `${nb} (en)`],
  ] as const)
    await page.locator(`#template${pointer.replaceAll('/', '-')}-${language}`).fill(text);
}

describe('templates of the owner’s own (I1)', () => {
  it.each(WIDTHS)(
    'an administrator writes a template, uses it, and a teacher begins with it at %i px',
    async (width) => {
      const name = `Stafettlogg ${width}`;
      const page = await visitAs(ADMIN, { width, path: '/owner' });
      await page.getByRole('link', { name: /^Maler for dokumenter/ }).click();
      await page
        .getByRole('link', { name: /^Aktivitetsplan/ })
        .first()
        .waitFor();
      await expectAccessible(page);
      await button(page, 'Lag mal').click();
      await page.getByText('Malen er ikke tatt i bruk. Ingen ansatte ser den.').waitFor();
      await words(page, '/name', name);
      await words(page, '/about', 'Tiltak, trinn for trinn.');
      await words(page, '/sections/0/title', 'Trinn');
      await words(page, '/sections/0/fields/0/label', 'Hva vi gjør');
      await page.locator('#template-sections-0-fields-0-label-nn').fill('');
      await button(page, 'Lagre utkastet').click();
      await page.getByRole('link', { name: 'Del 1, felt 1, ledeteksten: Skriv teksten på nynorsk' }).waitFor();
      await expectAccessible(page);
      await words(page, '/sections/0/fields/0/label', 'Hva vi gjør');
      await button(page, 'Lagre utkastet').click();
      await page
        .getByRole('link', { name: 'Del 1, felt 1, ledeteksten: Skriv teksten på nynorsk' })
        .waitFor({ state: 'detached' });
      await button(page, 'Ta i bruk').click();
      await page.getByText(/^Nye dokumenter begynner med versjon 1, fra /).waitFor();
      await expectAccessible(page);
      const { schoolId, pupilId } = await classOf(LIV);
      const teacher = await visitAs(LIV, { width });
      await goTo(teacher, `/pupils/${schoolId}/${pupilId('Emma Solvang')}/documents`);
      await teacher.getByLabel('Hva slags dokument').selectOption({ label: name });
      await button(teacher, 'Begynn å skrive').click();
      await teacher.getByLabel('Hva vi gjør').waitFor();
    },
  );

  it('a template is saved as a file and taken in again, and another file is refused with what to do', async () => {
    const page = await visitAs(ADMIN, { path: '/owner/document-templates/activity-plan' });
    const coming = page.waitForEvent('download');
    await button(page, 'Lagre som fil').click();
    const file = await (await coming).path();
    expect(JSON.parse(await readFile(file, 'utf8')).template.name.nb).toBe('Aktivitetsplan');
    await goTo(page, '/owner/document-templates');
    await page.getByLabel('Begynn med').selectOption({ label: 'En fil fra en annen skoleeier' });
    await button(page, 'Lag mal').click();
    await page.getByRole('link', { name: 'Velg en fil.' }).waitFor();
    const other = { name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') };
    await page.locator('#file').setInputFiles(other);
    await button(page, 'Lag mal').click();
    await page.getByRole('link', { name: /^Filen er ikke en mal fra dette systemet/ }).waitFor();
    await page
      .locator('#file')
      .setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: await readFile(file) });
    await button(page, 'Lag mal').click();
    await page.getByText('Malen er ikke tatt i bruk. Ingen ansatte ser den.').waitFor();
    expect(await page.locator('#template-name-nb').inputValue()).toBe('Aktivitetsplan');
    await button(page, 'Forkast utkastet').click();
    await button(page, 'Ja, forkast').click();
    await page.getByRole('heading', { name: 'Maler for dokumenter' }).waitFor();
  });
});
