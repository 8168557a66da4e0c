import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { goTo } from './support/class-data.ts';
import { importRoster, pupilsOf, rosterFile } from './support/roster-file.ts';

/** This file brings four pupils to Havna who claim the sign-ins of pupils of 9A, which no other file names. */
const NILS = 'nils-office-havna';
const NAMES = ['Yrsa', 'Ymir', 'Yngve', 'Ylva'] as const;

type Line = { readonly kind: string; readonly pupil: { readonly name: string } | null };
type StaffMe = { readonly roles: readonly { readonly schoolId: string }[] };
type WorkList = {
  readonly lines: readonly (Line & { readonly actions: readonly { readonly path: string | null }[] })[];
};

let schoolId = '';
beforeAll(async () => {
  const held = pupilsOf('hs-9');
  const newcomers = NAMES.map((given, index) => ({
    id: `ny-${index}`,
    name: [given, 'Nyberg'] as const,
    feide: held[index]?.feide ?? '',
  }));
  await importRoster(rosterFile('hs', newcomers));
  const { roles } = await ask<StaffMe>(NILS, 'GET /v1/staff/me');
  schoolId = roles[0]?.schoolId ?? '';
});

/** The open questions of the two records of a newcomer. */
async function questionsOf(given: string): Promise<WorkList['lines']> {
  const list = await ask<WorkList>(NILS, `GET /v1/schools/${schoolId}/work-list?kind=same-person&limit=50`);
  return list.lines.filter((line) => JSON.stringify(line).includes(given));
}

/** Opens the two records of a newcomer side by side, from the list of questions. */
async function compare(page: Page, given: string): Promise<void> {
  await goTo(page, `/school/${schoolId}/work-list`);
  await page.getByLabel('Vis', { exact: true }).selectOption('same-person');
  const card = page.getByRole('listitem').filter({ hasText: `${given} Nyberg` });
  await card
    .getByRole('link', { name: /ved siden av/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Samme person?' }).waitFor();
  await settled(page);
}

describe('two records that may be the same person', () => {
  it.each(WIDTHS)('the office joins two records with a reason, and parts two others, at %i px (J2)', async (width) => {
    const [same, other] = width === 360 ? [NAMES[0], NAMES[1]] : [NAMES[2], NAMES[3]];
    const page = await visitAs(NILS, { width });
    await compare(page, same);
    await expectAccessible(page);
    expect(await page.getByRole('heading', { level: 2, name: `${same} Nyberg` }).count()).toBe(1);
    expect(await page.getByText('18. juni 2027', { exact: true }).count()).toBe(1);
    await page
      .getByText(/^Relasjon: .* \(foreldreansvar\)/)
      .first()
      .waitFor();
    // A dozen groups of one class are one line.
    expect(await page.getByText(/^Elev i: /).count()).toBeLessThan(3);
    const join = page.getByRole('button', { name: 'Slå sammen' });
    expect(await join.isDisabled()).toBe(true);
    await page.getByRole('radio').first().check();
    await page.getByLabel('Hvorfor, og hvor er det kontrollert?').fill('Samme elev, kontrollert i Folkeregisteret.');
    await expectAccessible(page);
    await join.dblclick();
    await page.getByRole('heading', { level: 1, name: 'Spørsmål om personer' }).waitFor();
    expect(await questionsOf(same)).toEqual([]);

    await compare(page, other);
    await page.getByRole('button', { name: 'To personer' }).dblclick();
    await page.getByRole('heading', { level: 1, name: 'Spørsmål om personer' }).waitFor();
    expect(await questionsOf(other)).toEqual([]);
    await expectAccessible(page);
    await expectNothingKept(page, ['Nyberg', 'Folkeregisteret', TOKEN]);
  });

  it('the office gets a sentence when no question is open, and for two records of which none asks', async () => {
    const page = await visitAs(NILS, { path: '/inbox' });
    await page.route('**/work-list*', (route) => route.fulfill({ json: { lines: [], counts: [], next: null } }));
    await goTo(page, `/school/${schoolId}/work-list`);
    await page.getByText('Ingen spørsmål er åpne.').waitFor();
    await expectAccessible(page);
    await goTo(page, `/school/${schoolId}/same-people/pupil/${'0'.repeat(26)}/${'1'.repeat(26)}`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('button', { name: 'Slå sammen' }).count()).toBe(0);
    await expectAccessible(page);
  });
});
