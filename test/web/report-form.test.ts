import type { Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, settled, visitAs } from './support/browser.ts';
import { aboutEmma, PER } from './support/emma.ts';

/** This file owns the reports about Emma and Jonas from March to Easter. Each test takes days of its own. */
let about: Awaited<ReturnType<typeof aboutEmma>>;
beforeAll(async () => {
  about = await aboutEmma('2027-03-01');
});

/** Per's form for a report about Emma, filled in for a part of a day. */
async function filledForm(day: string): Promise<Page> {
  const page = await visitAs(PER, { path: `/report?child=${about.emma}` });
  await page.getByRole('radio', { name: 'Deler av dagen' }).check();
  await page.getByLabel('Dag', { exact: true }).fill(day);
  await page.getByLabel('Til klokken').fill('10:00');
  return page;
}

const send = (page: Page) => page.getByRole('button', { name: 'Send' });
const receipt = (page: Page) => page.getByRole('heading', { name: 'Fraværet er meldt' });

/** Expects that the form still holds what was typed. */
async function expectKept(page: Page, day: string): Promise<void> {
  expect(await page.getByLabel('Dag', { exact: true }).inputValue()).toBe(day);
  expect(await page.getByLabel('Til klokken').inputValue()).toBe('10:00');
  expect(await page.getByRole('radio', { name: 'Deler av dagen' }).isChecked()).toBe(true);
}

const isSending = (route: Route): boolean => route.request().method() === 'POST';

describe('a form of absence', () => {
  it('a guardian reports for two children at two schools at once (A1)', async () => {
    const day = about.nextDay();
    const page = await visitAs(PER, { path: '/report' });
    await page.getByRole('checkbox', { name: 'Emma Solvang' }).check();
    await page.getByRole('checkbox', { name: 'Jonas Solvang' }).check();
    await page.getByRole('radio', { name: 'Flere dager' }).check();
    await page.getByLabel('Første dag').fill(day);
    expect(await page.getByLabel('Siste dag').inputValue()).toBe(day);
    expect(await page.getByText(': borte').count()).toBe(2);
    await expectAccessible(page);
    await send(page).click();
    await receipt(page).waitFor();
    expect(await page.getByRole('link', { name: /^Se eller endre meldingen for/ }).count()).toBe(2);
  });

  it('a fault is named above the form, takes the focus, and leads to its field (A2)', async () => {
    const day = about.nextDay();
    const page = await visitAs(PER, { path: '/report' });
    const summary = page.locator('.ds-error-summary');
    await page.getByRole('radio', { name: 'Deler av dagen' }).check();
    await send(page).click();
    await summary.getByRole('link', { name: 'Velg minst ett barn.' }).waitFor();
    await page.locator('.ds-error-summary:focus').waitFor();
    await expectAccessible(page);
    // Correcting one fault leaves the person where they are.
    await page.getByLabel('Fra klokken').fill('12:00');
    await page.locator('#from:focus').waitFor();
    await page.getByRole('checkbox', { name: 'Emma Solvang' }).check();
    await page.getByLabel('Dag', { exact: true }).fill(day);
    await page.getByLabel('Til klokken').fill('10:00');
    await send(page).click();
    const fault = summary.getByRole('link', { name: 'Slutten må komme etter begynnelsen.' });
    await fault.waitFor();
    await expectAccessible(page);
    await fault.click();
    await page.locator('#to:focus').waitFor();
    await page.getByLabel('Til klokken').fill('13:00');
    await send(page).click();
    await receipt(page).waitFor();
  });

  it('an overlap leads to the earlier report of the same time (A3)', async () => {
    const day = about.nextDay();
    const reportId = await about.reported(day);
    const page = await filledForm(day);
    await send(page).click();
    const earlier = page.getByRole('link', { name: 'Se meldingen som gjelder samme tid' });
    await earlier.waitFor();
    // Another wish is another report: what was said of the first goes.
    await page.getByRole('radio', { name: 'Hele dagen' }).check();
    await earlier.waitFor({ state: 'detached' });
    await send(page).click();
    await earlier.click();
    await page.getByRole('heading', { name: 'Meldt fravær' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(about.pathOf(reportId));
  });

  it('a double tap makes one report', async () => {
    const day = about.nextDay();
    const page = await filledForm(day);
    await send(page).dblclick();
    await receipt(page).waitFor();
    expect(await about.storedOn(day)).toHaveLength(1);
  });

  it.each([
    ['is lost', (route: Route) => route.abort()],
    ['says that the server broke', (route: Route) => route.fulfill({ status: 500, json: {} })],
  ])('one report is made when the answer %s and the person sends again', async (_what, lose) => {
    const day = about.nextDay();
    const page = await filledForm(day);
    let lost = 0;
    await page.route('**/v1/guardian/absence-reports', async (route) => {
      if (!isSending(route) || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return lose(route);
    });
    await send(page).click();
    await page.getByText(/Noe gikk galt hos oss|Fraværet er meldt/).waitFor();
    if (await send(page).isVisible()) await send(page).click();
    await receipt(page).waitFor();
    expect(lost).toBe(1);
    expect(await about.storedOn(day)).toHaveLength(1);
  });

  it('a form keeps its content through two minutes without a connection, and is sent afterwards', async () => {
    const day = about.nextDay();
    const page = await filledForm(day);
    await page.clock.install();
    await page.context().setOffline(true);
    await send(page).click();
    await page.getByText('Ingen forbindelse akkurat nå').waitFor();
    await page.clock.fastForward('02:00');
    await page.getByText('Vi fikk ikke svar').waitFor();
    await expectKept(page, day);
    expect(await about.storedOn(day)).toHaveLength(0);
    await page.context().setOffline(false);
    await send(page).click();
    await receipt(page).waitFor();
    expect(await about.storedOn(day)).toHaveLength(1);
  });

  it('a form keeps its content when the sign-in has expired, and is sent after the new sign-in', async () => {
    const day = about.nextDay();
    const page = await filledForm(day);
    let refused = 0;
    await page.route('**/v1/guardian/absence-reports', (route) => {
      if (!isSending(route) || refused > 0) return route.continue();
      refused += 1;
      return route.fulfill({ status: 401, json: { message: 'Unauthorized' } });
    });
    await send(page).click();
    await page.getByRole('heading', { name: 'Du må logge inn igjen' }).waitFor();
    await expectKept(page, day);
    await expectAccessible(page);
    // The issuer still knows the person: its window opens, renews, and closes.
    const closed = page
      .context()
      .waitForEvent('page')
      .then((issuer) => issuer.waitForEvent('close'));
    await page.getByRole('button', { name: 'Logg inn igjen' }).click();
    await closed;
    await receipt(page).waitFor();
    expect(await about.storedOn(day)).toHaveLength(1);
  });

  it('a sent report is not sent again when the person goes back and forth', async () => {
    const day = about.nextDay();
    const page = await visitAs(PER);
    await page.getByRole('link', { name: 'Meld fravær for Emma Solvang' }).click();
    await page.getByLabel('Dag', { exact: true }).fill(day);
    await send(page).click();
    await receipt(page).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'I dag' }).waitFor();
    await page.goForward();
    await page.getByRole('heading', { name: 'Meld fravær' }).waitFor();
    await settled(page);
    expect(await about.storedOn(day)).toHaveLength(1);
  });

  it('a form keeps its content when the person changes the language', async () => {
    const day = about.nextDay();
    const page = await filledForm(day);
    await page.getByText('Nynorsk').click();
    await page.getByRole('heading', { name: 'Meld fråvær' }).waitFor();
    expect(await page.getByLabel('Til klokka').inputValue()).toBe('10:00');
    expect(await page.getByRole('radio', { name: 'Delar av dagen' }).isChecked()).toBe(true);
    await expectAccessible(page);
    await page.getByText('Bokmål').click();
    await expectKept(page, day);
  });
});
