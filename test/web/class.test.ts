import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { classOf, goTo } from './support/class-data.ts';

/** This file owns Eskil's half of 1STA, but not Jonas; it only reads 4A as Liv. */
const ESKIL = 'eskil-contact-teacher-vgs';
const OFFICE = 'wenche-office-vgs';
const TODAY = '2026-12-01';
const AWAY = ['Hedda Hovland', 'Elias Li Kowalski', 'Linnea Larsen'];

type Class = Awaited<ReturnType<typeof classOf>>;
let own: Class;

beforeAll(async () => {
  own = await classOf(ESKIL);
  for (const name of AWAY)
    await ask(OFFICE, `POST /v1/schools/${own.schoolId}/absence-reports`, {
      body: { pupilId: own.pupilId(name), firstDay: TODAY, lastDay: TODAY },
    });
});

async function openQueue(page: Page): Promise<void> {
  await goTo(page, `/classes/${own.groupId}/queue`);
  await page.getByRole('heading', { level: 1, name: 'Behandle fravær' }).waitFor();
  await settled(page);
}

/** Chooses the report about a pupil and a code for it, up to what will be stored. */
async function chooseCode(page: Page, name: string): Promise<void> {
  await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Behandle' }).click();
  await page.getByLabel('Kode', { exact: true }).selectOption({ label: 'Dokumentert helse (D)' });
  await page.getByLabel('Hvorfor avviker koden?').selectOption({ label: 'Dokumentert senere' });
}

/** The pupil whose report the test of this width handles. */
const handledAt = (width: number): string => (width === 360 ? 'Hedda Hovland' : 'Elias Li Kowalski');

describe('a contact teacher', () => {
  it.each(WIDTHS)(
    'sees at %i px who of the class is away today, and handles a report with a code that is stored once (B5, B10)',
    async (width) => {
      const name = handledAt(width);
      const page = await visitAs(ESKIL, { width });
      await page.getByRole('link', { name: 'Klassen' }).click();
      const row = page.getByRole('listitem').filter({ hasText: name });
      await row.getByText('Meldt borte').first().waitFor();
      expect(await page.getByText(/er meldt borte eller har permisjon i dag/).textContent()).toMatch(/^[1-9]/);
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Behandle fravær' }).click();
      await page.getByRole('checkbox', { name }).check();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Merk som sett' }).dblclick();
      await page.getByText('Merket som sett. Familien ser det.').waitFor();
      await settled(page);
      await chooseCode(page, name);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Se hva som blir lagret' }).click();
      await page.getByRole('heading', { name: 'Dette blir lagret' }).waitFor();
      // The foot stays a line of buttons, so that what will be stored is in sight.
      expect((await page.locator('.buttons.foot').boundingBox())?.height).toBeLessThan(140);
      expect(await page.getByText('Dokumentert helse · ').textContent()).toContain('Dokumentert senere');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Lagre', exact: true }).dblclick();
      await page.getByText('Lagret. Elevdager avgjort: 1. Meldinger behandlet: 1.').waitFor();
      await settled(page);
      await page.getByRole('checkbox', { name }).waitFor({ state: 'detached' });
      const path = `/v1/schools/${own.schoolId}/pupils/${own.pupilId(name)}/absence-decisions`;
      const { decisions } = await ask<{ decisions: { version: number }[] }>(ESKIL, `GET ${path}`);
      expect(decisions.map(({ version }) => version)).toEqual([1]);
    },
  );

  it.each(WIDTHS)('finds report, entries and decision of a day side by side at %i px (B10)', async (width) => {
    const page = await visitAs(ESKIL, { width });
    await goTo(page, `/classes/${own.groupId}/absences`);
    const card = page
      .getByRole('listitem')
      .filter({ hasText: handledAt(width) })
      .first();
    for (const words of ['Meldt', 'Ført av lærere', 'Avgjort'])
      await card.getByRole('heading', { name: words }).waitFor();
    expect(await card.textContent()).toContain('Dokumentert helse');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'To uker tidligere' }).click();
    await page.getByText('Ingenting er meldt, ført eller avgjort i disse to ukene.').waitFor();
    await expectAccessible(page);
  });

  it('a contact teacher hears that another browser has handled a report meanwhile, and stores nothing', async () => {
    const [here, there] = [await visitAs(ESKIL), await visitAs(ESKIL)];
    for (const page of [here, there]) {
      await openQueue(page);
      await chooseCode(page, 'Linnea Larsen');
    }
    await here.getByRole('button', { name: 'Se hva som blir lagret' }).click();
    await here.getByRole('button', { name: 'Lagre', exact: true }).click();
    await here.getByText('Lagret. Elevdager avgjort: 1.').waitFor();
    await there.getByRole('button', { name: 'Se hva som blir lagret' }).click();
    await there
      .getByRole('link', { name: /siden du så/ })
      .first()
      .waitFor();
    await expectAccessible(there);
  });

  it.each(WIDTHS)('opens every page about a pupil at %i px, with nothing personal kept (C1, C5)', async (width) => {
    const page = await visitAs(ESKIL, { width });
    const home = `/pupils/${own.schoolId}/${own.pupilId('Storm Tran')}`;
    await goTo(page, home);
    await page
      .getByRole('link', { name: /^Ring / })
      .first()
      .waitFor();
    await expectAccessible(page);
    for (const part of ['reports', 'figures', 'days', 'decisions', 'remarks', 'warnings', 'strike-outs']) {
      await goTo(page, `${home}/${part}`);
      await page.getByText('Storm Tran').waitFor();
      await expectAccessible(page);
    }
    await goTo(page, `${home}/statements`);
    await page.getByRole('button', { name: 'Frys oversikten' }).click();
    await page.getByRole('button', { name: 'Ja, frys nå' }).dblclick();
    await page.getByText('Gjelder', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Kontroller' }).first().click();
    await page.getByText('Stemmer: fraværet').waitFor();
    await expectAccessible(page);
    await expectNothingKept(page, ['Storm', 'Tran', 'Bearer', TOKEN]);
  });

  it('a contact teacher reads the class and its queue in nynorsk', async () => {
    const class4A = await classOf('liv-contact-teacher');
    const page = await visitAs('liv-contact-teacher', { locale: 'nn-NO' });
    await page.getByRole('link', { name: 'Klassen' }).click();
    await page.getByText('Melde borte eller med permisjon i dag: ').waitFor();
    await expectAccessible(page);
    for (const [part, heading] of [
      ['queue', 'Handsam fråvær'],
      ['absences', 'Meldt, ført og avgjort'],
    ]) {
      await goTo(page, `/classes/${class4A.groupId}/${part}`);
      await page.getByRole('heading', { level: 1, name: heading ?? '' }).waitFor();
      await expectAccessible(page);
    }
  });
});

describe('a teacher without the class', () => {
  it('a subject teacher is refused a queue, and finds instead of a card the pages that may be seen', async () => {
    const page = await visitAs('henrik-subject-teacher');
    expect(await page.getByRole('link', { name: 'Klassen' }).count()).toBe(0);
    await openQueue(page);
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await goTo(page, `/pupils/${own.schoolId}/${own.pupilId('Storm Tran')}`);
    await page.getByText('Dette kan du se:').waitFor();
    await expectAccessible(page);
  });
});
