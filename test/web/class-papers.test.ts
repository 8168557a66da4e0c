import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, openPage, settled, signIn, visitAs, WIDTHS } from './support/browser.ts';
import { classOf, goTo } from './support/class-data.ts';
import { ContactTeacher } from './support/contact-teacher.ts';

/** This file owns the statements of 6A (Havna), and a warning for Agnes of Eskil's half of 1STA. */
const LARS = 'lars-contact-teacher-havna';
const ESKIL = 'eskil-contact-teacher-vgs';
const AGNES = 'Agnes Olsen';

type Register = {
  readonly warnings: readonly { readonly warningId: string; readonly recipients: readonly unknown[] }[];
};
type Statements = { readonly statements: readonly unknown[] };

describe('a class’s statements', () => {
  it.each(WIDTHS)('the contact teacher freezes for all at once, once for two taps, at %i px (C5)', async (width) => {
    const { groupId, schoolId, pupilId } = await classOf(LARS);
    const iben = pupilId('Iben Haugen Lunde');
    const frozen = async () =>
      (await ask<Statements>(LARS, `GET /v1/schools/${schoolId}/pupils/${iben}/statements`)).statements.length;
    const before = await frozen();
    const page = await visitAs(LARS, { width });
    await page.getByRole('link', { name: 'Klassen' }).click();
    await page.getByRole('link', { name: 'Halvårsoversikter' }).click();
    await page.getByText(/^\d+ av \d+ elever har en fryst oversikt\.$/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Frys for alle' }).dblclick();
    expect(await frozen()).toBe(before);
    await page.getByRole('button', { name: /^Ja, frys for \d+ elever$/ }).dblclick();
    await page.getByText(/^\d+ oversikter er fryst\.$/).waitFor();
    await settled(page);
    expect(await frozen()).toBe(before + 1);
    expect(await page.getByText('Ikke fryst').count()).toBe(0);
    await expectAccessible(page);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Last ned som regneark (CSV)' }).click();
    expect((await saved).suggestedFilename()).toBe('statements.csv');
    await page.getByRole('link', { name: 'Iben' }).click();
    await page.getByText('Gjelder', { exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/pupils/${schoolId}/${iben}/statements`);
    await goTo(page, `/classes/${groupId}/statements?halfYear=2026-spring`);
    await page.getByText('0 av', { exact: false }).waitFor();
  });

  it('while the freezing is under way the page says so, and a lost answer is asked for under the same key', async () => {
    const { groupId } = await classOf(LARS);
    const page = await openPage({ path: `/classes/${groupId}/statements`, locale: 'nn-NO' });
    const keys: string[] = [];
    await page.route('**/v1/groups/*/statements', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key'] ?? '');
      if (keys.length === 1) return route.abort();
      return route.fulfill({ status: 201, json: { halfYear: '2026-autumn', statements: [] } });
    });
    await signIn(page, LARS);
    await page.getByRole('button', { name: 'Frys for alle' }).click();
    await page.getByRole('button', { name: /^Ja, frys/ }).click();
    await page.getByText(/^Frys oversikter for \d+ elevar/).waitFor();
    await page.getByText('0 oversikter er frosne.').waitFor();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('a class of others has no statements to see', async () => {
    const { groupId } = await classOf(LARS);
    const page = await visitAs(ESKIL, { path: `/classes/${groupId}/statements` });
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
  });
});

describe('a class’s warnings', () => {
  beforeAll(async () => {
    const { groupId, schoolId, pupilId } = await classOf(ESKIL);
    const about = { schoolId, pupilId: pupilId(AGNES) };
    const warning = { kind: 'order', details: 'Kom for sent.', wayOut: 'Kom presis.' } as const;
    const warningId = await new ContactTeacher('staff-fv-science').warn(about, warning);
    // The queue makes the deliveries.
    const recipients = async () => {
      const { warnings } = await ask<Register>(ESKIL, `GET /v1/groups/${groupId}/warnings`);
      return warnings.find((row) => row.warningId === warningId)?.recipients.length ?? 0;
    };
    await vi.waitUntil(async () => (await recipients()) > 1, { timeout: 30_000, interval: 500 });
  });

  it.each(WIDTHS)(
    'the register says who has which warning, and whether it has come through, at %i px',
    async (width) => {
      const page = await visitAs(ESKIL, { width });
      await page.getByRole('link', { name: 'Klassen' }).click();
      await page.getByRole('link', { name: 'Varsler i klassen' }).click();
      const row = page.getByRole('listitem').filter({ hasText: AGNES });
      await row.getByText('Åpent').waitFor();
      await expectAccessible(page);
      expect(await row.textContent()).toMatch(/0 av \d har fått det/);
      expect(await row.textContent()).toContain('eleven: ikke åpnet · foresatt: ikke åpnet');
      await row.getByRole('link', { name: AGNES }).click();
      await page.getByRole('heading', { name: 'Hvem har fått varselet' }).waitFor();
    },
  );

  it('a class without warnings says so, in nynorsk too', async () => {
    const page = await visitAs(LARS, { locale: 'nn-NO' });
    const { groupId } = await classOf(LARS);
    await goTo(page, `/classes/${groupId}/warnings`);
    await page.getByText('Ingen i klassen har eit ope varsel, og ingen er sende i halvåret.').waitFor();
    await expectAccessible(page);
  });
});
