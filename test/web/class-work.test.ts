import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { classOf, goTo } from './support/class-data.ts';

/** This file remarks on Synne and Torstein of Eskil's half of 1STA, and applies for two days of leave for Jonas. */
const ESKIL = 'eskil-contact-teacher-vgs';
const PUPILS = ['Synne Tjikkom Øvrebø', 'Torstein Hareide Aase'];

type Figures = { readonly pupils: readonly { pupilName: string; worst?: { percent: number } | null }[] };

describe('a contact teacher and the class', () => {
  it.each(WIDTHS)(
    'registers a remark for two pupils at once, corrects it and withdraws it with a reason at %i px (E1, E3)',
    async (width) => {
      const { groupId } = await classOf(ESKIL);
      const page = await visitAs(ESKIL, { width });
      await goTo(page, `/groups/${groupId}/remarks/new`);
      await page.getByRole('button', { name: 'Registrer' }).click();
      await page.getByRole('link', { name: 'Velg minst én elev.' }).waitFor();
      await expectAccessible(page);
      await page.getByLabel('Hva gjelder det?').selectOption({ index: 1 });
      for (const name of PUPILS) await page.getByRole('checkbox', { name }).check();
      await page.getByText('1. desember 2026. Elever: 2.').waitFor();
      await page.getByLabel('Kommentar, om du vil').fill(`Kom uten bok ${width}`);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Registrer' }).dblclick();
      await page.getByText('Registrert: 2.').waitFor();
      await expectAccessible(page);
      const { remarks } = await ask<{ remarks: { comment: string }[] }>(ESKIL, 'GET /v1/staff/remarks');
      expect(remarks.filter(({ comment }) => comment === `Kom uten bok ${width}`)).toHaveLength(2);
      await page.getByRole('link', { name: 'Se mine anmerkninger' }).click();
      await expectAccessible(page);
      await page
        .getByRole('link', { name: PUPILS[0] ?? '' })
        .first()
        .click();
      await page.getByRole('button', { name: 'Rett', exact: true }).click();
      await page.getByLabel('Kommentar, om du vil').fill('Kom uten bøker');
      await page.getByRole('button', { name: 'Lagre rettingen' }).click();
      await page.getByText('Rett dette før du sender:').waitFor();
      await expectAccessible(page);
      await page.getByLabel('Begrunnelse').fill('Det var to bøker.');
      await page.getByRole('button', { name: 'Lagre rettingen' }).click();
      await page.getByText('Begrunnelse: Det var to bøker.').waitFor();
      await page.getByRole('button', { name: 'Trekk tilbake' }).click();
      await page.getByLabel('Begrunnelse').fill('Boken var glemt i skapet.');
      await page.getByRole('button', { name: 'Trekk tilbake' }).click();
      await page.getByText('Begrunnelse: Boken var glemt i skapet.').waitFor();
      await expectAccessible(page);
      await goTo(page, `/classes/${groupId}/remarks`);
      await page.getByRole('link', { name: PUPILS[1] ?? '' }).waitFor();
      await expectAccessible(page);
      await expectNothingKept(page, ['Synne', 'Torstein', 'Kom uten', TOKEN]);
    },
  );

  it.each(WIDTHS)('sorts the class’s half-year and takes it as a file at %i px (C3, C6)', async (width) => {
    const { groupId } = await classOf(ESKIL);
    const page = await visitAs(ESKIL, { width });
    await goTo(page, `/classes/${groupId}/figures`);
    await page.getByRole('table').waitFor();
    await page.getByLabel('Sorter etter').selectOption({ label: 'Nærmest fraværsgrensen' });
    const { pupils } = await ask<Figures>(ESKIL, `GET /v1/groups/${groupId}/absence-figures`);
    const byShare = pupils.toSorted((a, b) => (b.worst?.percent ?? 0) - (a.worst?.percent ?? 0));
    const shown = await page.getByRole('rowheader').allTextContents();
    expect(shown).toEqual(byShare.map(({ pupilName }) => pupilName));
    await expectAccessible(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hent som regneark (CSV)' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('class-figures.csv');
    await goTo(page, `/classes/${groupId}/unreachable`);
    await page.getByRole('heading', { level: 1, name: 'Familier ingen når' }).waitFor();
    await expectAccessible(page);
  });

  it('a contact teacher refuses leave with a reason of the list, and finds it among the refused ones (A10)', async () => {
    const { groupId, pupilId } = await classOf(ESKIL);
    const days = { firstDay: '2027-01-18', lastDay: '2027-01-19' };
    const child = `/v1/guardian/children/${pupilId('Jonas Solvang')}`;
    const rules = await ask<{ purposes: { id: string }[] }>('per-other-guardian', `GET ${child}/leave-rules`);
    const purposeId = rules.purposes[0]?.id;
    await ask('per-other-guardian', `POST ${child}/leave-applications`, { body: { ...days, purposeId } });
    const page = await visitAs(ESKIL);
    await goTo(page, `/classes/${groupId}/leave`);
    await page.getByRole('link', { name: 'Jonas Solvang' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Jonas Solvang' }).click();
    await page.getByRole('button', { name: 'Avslå' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Avslå' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Grunn til avslag').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Avslå' }).dblclick();
    await page.getByText('Avslått').first().waitFor();
    await settled(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Tilbake' }).click();
    await page.getByText('Ingen søknader venter.').waitFor();
    await page
      .getByRole('radio', { name: 'Avslått' })
      .or(page.getByText('Avslått', { exact: true }))
      .first()
      .click();
    await page.getByRole('link', { name: 'Jonas Solvang' }).waitFor();
    await expectAccessible(page);
  });
});
