import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, settled, visitAs, WIDTHS } from './support/browser.ts';

/** This file owns the principals Astrid (Fjordvik skule) and Einar (upper secondary), with two pupils of Eskil’s. */
const [ESKIL, EINAR] = ['eskil-contact-teacher-vgs', 'einar-principal-vgs'];

type StaffMe = {
  readonly roles: readonly { readonly schoolId: string }[];
  readonly groups: readonly { readonly groupId: string; readonly role: string }[];
};
type Pupils = { readonly pupils: readonly { readonly pupilId: string }[] };
type Versioned = { readonly version: number };
type Draft = Versioned & { readonly warningId: string };

async function toSchool(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Meny' }).getByRole('link', { name: 'Skolen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Skolen i dag' }).waitFor();
  await settled(page);
}

async function open(page: Page, link: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: link }).first().click();
  await settled(page);
}

/** The school of a persona, by the role that the API states. */
async function schoolOf(persona: string): Promise<string> {
  const { roles } = await ask<StaffMe>(persona, 'GET /v1/staff/me');
  return roles[0]?.schoolId ?? '';
}

/** Two warnings of order that their author has sent to the principal. */
async function askForApproval(schoolId: string): Promise<void> {
  const { groups } = await ask<StaffMe>(ESKIL, 'GET /v1/staff/me');
  const group = groups.find((found) => found.role === 'contact-teacher');
  const { pupils } = await ask<Pupils>(ESKIL, `GET /v1/groups/${group?.groupId}/pupils`);
  for (const { pupilId } of pupils.slice(-2)) {
    const drafts = `/v1/schools/${schoolId}/pupils/${pupilId}/warning-drafts`;
    const draft = await ask<Draft>(ESKIL, `POST ${drafts}`, {
      body: {
        kind: 'order',
        periodId: 'final',
        subjects: [],
        reasonIds: ['late'],
        details: '',
        wayOut: 'Møt presis.',
        byDay: '2027-06-01',
        contact: { name: 'Eskil Brandal', phone: '70000000' },
        missingWork: [],
      },
    });
    await ask(ESKIL, `POST ${drafts}/${draft.warningId}/approval-request`, { ifMatch: `"${draft.version}"` });
  }
}

describe('a leader', () => {
  it.each(WIDTHS)(
    'reads the lists of the school at %i px, with a sentence where a list is empty',
    async (width) => {
      const page = await visitAs('astrid-leader', { width });
      await toSchool(page);
      await expectAccessible(page);
      expect(await page.getByRole('button', { name: /^Merk/ }).count()).toBe(0);
      const pages = [
        ['Klasser', '7A'],
        ['Permisjon', 'Ingen søknader venter på svar.'],
        ['Brev på papir', 'Varsler som mottakeren ikke får på annen måte.'],
        ['Varsler til godkjenning', 'Ingen varsler venter på godkjenning.'],
        ['Fraværstall', 'Fravær per klasse'],
        ['Antall varsler', 'Varsler sendt i halvåret'],
      ] as const;
      for (const [link, text] of pages) {
        await page.getByRole('navigation', { name: 'Mer om skolen' }).getByRole('link', { name: link }).click();
        await page.getByText(text).first().waitFor();
        await expectAccessible(page);
        await open(page, 'Tilbake');
      }
    },
    180_000,
  );

  it('settles a question about a person, which then leaves the list (J2)', async () => {
    const page = await visitAs('astrid-leader');
    await toSchool(page);
    await open(page, /Åpne spørsmål/);
    await page.getByLabel('Vis', { exact: true }).selectOption('guardian-protection-unknown');
    await settled(page);
    await expectAccessible(page);
    const cards = page.getByRole('heading', { level: 2 });
    const before = await cards.count();
    await page.getByLabel('Velg adressesperren som gjelder').first().selectOption('none');
    const save = page.getByRole('button', { name: /^Lagre valget/ });
    expect(await save.isDisabled()).toBe(true);
    await page.getByLabel('Hvorfor, og hvor er det kontrollert?').fill('Sjekket i Folkeregisteret.');
    await expectAccessible(page);
    await save.dblclick();
    await expect.poll(() => cards.count(), { timeout: 30_000 }).toBe(before - 1);
  }, 180_000);

  it('a leader is refused to overwrite a setting that a colleague changed meanwhile, and goes back to the owner’s value', async () => {
    const [first, second] = [await visitAs(EINAR), await visitAs(EINAR)];
    for (const page of [first, second]) {
      await toSchool(page);
      await open(page, 'Innstillinger');
      await open(page, /^Lengste melding/);
    }
    await expectAccessible(first);
    await first.getByLabel('Verdi').fill('99');
    await first.getByRole('button', { name: 'Lagre' }).click();
    await first.getByRole('link', { name: /for stor/ }).waitFor();
    await expectAccessible(first);
    await first.getByLabel('Verdi').fill('10');
    await first.getByRole('button', { name: 'Lagre' }).click();
    await first.getByText('Lagret. Det gjelder fra nå av.').waitFor();
    await expectAccessible(first);
    await second.getByLabel('Verdi').fill('12');
    await second.getByRole('button', { name: 'Lagre' }).click();
    await second.getByRole('alert').waitFor();
    expect(await second.getByLabel('Verdi').inputValue()).toBe('12');
    await first.getByRole('button', { name: 'Følg skoleeieren igjen' }).click();
    await first.getByRole('button', { name: 'Følg skoleeieren igjen' }).click();
    await first.getByText('skoleeierens verdi').first().waitFor();
    await expectAccessible(first);
  }, 180_000);

  it('approves a warning and returns another with the reason (D8)', async () => {
    const schoolId = await schoolOf(EINAR);
    const setting = `/v1/schools/${schoolId}/settings/warnings.approval`;
    const set = await ask<Versioned>(EINAR, `PUT ${setting}`, { body: { value: true }, ifMatch: '"0"' });
    await askForApproval(schoolId);
    const page = await visitAs(EINAR);
    await toSchool(page);
    await open(page, /Varsler som venter på godkjenning/);
    await expectAccessible(page);
    expect(await page.locator('.lines a').count()).toBe(2);
    await page.locator('.lines a').first().click();
    await page.getByText('Møt presis.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Godkjenn' }).dblclick();
    await page.getByRole('heading', { level: 1, name: 'Varsler til godkjenning' }).waitFor();
    await expect.poll(() => page.locator('.lines a').count(), { timeout: 30_000 }).toBe(1);
    await page.locator('.lines a').first().click();
    await page.getByRole('button', { name: 'Send tilbake' }).click();
    await page.getByLabel('Hvorfor sendes det tilbake?').fill('Skriv hvilke timer.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send tilbake' }).click();
    await page.getByText('Ingen varsler venter på godkjenning.').waitFor();
    await ask(EINAR, `DELETE ${setting}`, { ifMatch: `"${set.version}"` });
  }, 180_000);
});
