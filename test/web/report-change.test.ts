import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, visitAs, WIDTHS } from './support/browser.ts';
import { aboutEmma, KARI, PER, type Report } from './support/emma.ts';

/** This file owns the reports about Emma from January to the winter holiday. Each test takes days of its own. */
let about: Awaited<ReturnType<typeof aboutEmma>>;
beforeAll(async () => {
  about = await aboutEmma('2027-01-04');
});

describe('a report that is made', () => {
  it.each(WIDTHS)('a report is changed, then withdrawn after a question, at %i px (A4)', async (width) => {
    const page = await visitAs(PER, { width, path: about.pathOf(await about.reported(about.nextDay())) });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Endre' }).click();
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'Deler av dagen' }).check();
    await page.getByLabel('Fra klokken').fill('11:00');
    await page.getByRole('button', { name: 'Lagre endringen' }).click();
    await page.getByText('fra kl. 11:00').waitFor();
    await page.getByRole('button', { name: 'Trekk tilbake' }).click();
    await page.getByText('Vil du trekke meldingen tilbake?').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Trekk tilbake' }).click();
    await page.getByText('Trukket tilbake').waitFor();
    expect(await page.getByRole('button', { name: 'Endre' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('the other guardian’s change is kept and shown, and the later guardian saves after that (A4)', async () => {
    const day = about.nextDay();
    const reportId = await about.reported(day);
    const [kari, per] = await Promise.all(
      [KARI, PER].map((persona) => visitAs(persona, { path: about.pathOf(reportId) })),
    );
    if (!kari || !per) throw new Error('two browsers');
    for (const [page, time] of [
      [kari, '09:00'],
      [per, '12:00'],
    ] as const) {
      await page.getByRole('button', { name: 'Endre' }).click();
      await page.getByRole('radio', { name: 'Deler av dagen' }).check();
      await page.getByLabel('Til klokken').fill(time);
    }
    await per.getByRole('button', { name: 'Lagre endringen' }).click();
    await per.getByText('til kl. 12:00').waitFor();
    await kari.getByRole('button', { name: 'Lagre endringen' }).click();
    await kari.getByRole('heading', { name: 'Slik er meldingen nå' }).waitFor();
    expect(await kari.getByRole('status').getByText('Endret av Per Solvang').textContent()).toContain('til kl. 12:00');
    expect(await kari.getByLabel('Til klokken').inputValue()).toBe('09:00');
    expect((await about.storedOn(day)).map(({ to }) => to)).toEqual(['12:00']);
    await expectAccessible(kari);
    await kari.getByRole('button', { name: 'Lagre endringen' }).click();
    await kari.getByText('til kl. 09:00').waitFor();
    expect((await about.storedOn(day)).map(({ to }) => to)).toEqual(['09:00']);
  });

  it('one tap on the first page answers “still away?” (A5)', async () => {
    const day = about.nextDay();
    const reportId = await about.reported(day, null);
    const asked = about.nextDay();
    const page = await visitAs(PER, { path: '/report' });
    // The question comes on the morning of the next school day; other tests need the clock where it is.
    await page.route('**/v1/guardian/inbox', async (route) => {
      const answer = await route.fetch();
      const inbox = (await answer.json()) as { readonly items: readonly object[] };
      const path = `/v1/guardian/children/${about.emma}/absence-reports/${reportId}/still-away-answers`;
      const toDo = { kind: 'answer-still-away', method: 'POST', path, day: asked };
      const question = { id: 'still-away-question', pupilName: 'Emma', overtakenAt: null, toDo };
      const items = [question, ...inbox.items];
      await route.fulfill({ json: { ...inbox, items } });
    });
    await page.getByRole('link', { name: 'Hjem' }).click();
    await page.getByText('Er Emma fortsatt borte?').waitFor();
    await expectAccessible(page);
    await page.unroute('**/v1/guardian/inbox');
    await page.getByRole('button', { name: 'Nei, på skolen' }).click();
    await page.getByText('Er Emma fortsatt borte?').waitFor({ state: 'detached' });
    const stored = await ask<Report>(PER, `GET /v1/guardian/children/${about.emma}/absence-reports/${reportId}`);
    expect(stored.lastDay).toBe(day);
  });
});
