// This file owns Liv Solheim's lessons of 4A in November: no other file registers in them.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { type Lesson, lessonOn, linesOf, pageOf, rosterOf, routeOf } from './support/lessons.ts';

const LIV = 'liv-contact-teacher';

const row = (page: Page, name: string) => page.locator('.pupil').filter({ hasText: name });
const choose = (page: Page, name: string, state: string) => row(page, name).getByText(state, { exact: true }).click();
const confirm = (page: Page) => page.getByRole('button', { name: 'Bekreft time' });

/** Opens a lesson; its pupils are the page's rows. */
async function openLesson(lesson: Lesson, visit: Parameters<typeof visitAs>[1] = {}) {
  const page = await visitAs(LIV, { ...visit, path: pageOf(lesson) });
  await page.locator('.pupil').first().waitFor();
  return page;
}

describe('the roster of a lesson', () => {
  it.each(WIDTHS)(
    'a teacher stores three exceptions with few taps at %i px, and takes them back (B2, B3)',
    async (width) => {
      const lesson = await lessonOn(LIV, '2026-11-30', width === 360 ? 0 : 2);
      const page = await openLesson(lesson, { width });
      await expectAccessible(page);
      expect(await page.getByText('24 av 24 til stede').count()).toBe(1);
      await choose(page, 'Ahmed', 'Borte');
      await choose(page, 'Birk', 'Borte');
      await choose(page, 'Biret', 'Sen');
      await row(page, 'Biret').getByRole('button', { name: '1 minutt mer' }).click();
      await page.getByText('22 av 24 til stede', { exact: true }).waitFor();
      expect(await page.locator('.sentence').textContent()).toBe(
        'Lagres: Agnes Ahmed borte, Biret Hauge sen 6 min, Birk Sunde borte',
      );
      await expectAccessible(page);
      await confirm(page).click();
      await page.getByRole('button', { name: 'Angre' }).waitFor();
      // What is heard says the same as what is stored.
      expect(await page.locator('.only-heard[role="status"]').textContent()).toContain('Biret Hauge: sen 6 min');
      expect(linesOf(await rosterOf(LIV, lesson))).toEqual({
        'Agnes Ahmed': 'absent 60',
        'Biret Hauge': 'late 6',
        'Birk Sunde': 'absent 60',
      });
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Angre' }).click();
      await page.getByText('Angret. Det du førte, står her og er ikke lagret.').waitFor();
      const after = await rosterOf(LIV, lesson);
      expect([after.state, ...Object.values(linesOf(after))]).toEqual(['open', 'present 0', 'present 0', 'present 0']);
      // The taps are still there, and one press stores them again.
      expect(await page.locator('.sentence').textContent()).toContain('Birk Sunde borte');
      await expectNothingKept(page, ['Ahmed', 'Birk', TOKEN]);
    },
  );

  it('one tap confirms a lesson without absence, once, however often it is tapped (B3)', async () => {
    const lesson = await lessonOn(LIV, '2026-11-30', 3);
    const page = await openLesson(lesson, { locale: 'nn-NO' });
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await page.getByRole('button', { name: 'Stadfest time' }).dblclick();
    await page.getByText('Timen er stadfesta.').waitFor();
    expect(sent).toHaveLength(1);
    expect((await rosterOf(LIV, lesson)).state).toBe('confirmed');
    await page.getByRole('button', { name: 'Angre' }).waitFor({ state: 'detached', timeout: 20_000 });
    await page.getByText('av deg').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ta tilbake stadfestinga' }).click();
    await page.getByRole('button', { name: 'Stadfest time' }).waitFor();
    expect((await rosterOf(LIV, lesson)).state).toBe('open');
  });

  it('the keyboard alone does it all: rows, states, minutes, find and confirm', async () => {
    const lesson = await lessonOn(LIV, '2026-11-27', 0);
    const page = await openLesson(lesson, { width: 1280 });
    await row(page, 'Agnes Ahmed').getByRole('radio', { name: 'Til stede' }).focus();
    await page.keyboard.press('b');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
    await page.keyboard.type('12');
    await page.keyboard.press('/');
    expect(await page.getByLabel('Finn elev').evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('emma');
    expect(await page.locator('.pupil').count()).toBe(1);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Angre' }).waitFor();
    expect(linesOf(await rosterOf(LIV, lesson))).toEqual({ 'Agnes Ahmed': 'absent 60', 'Biret Hauge': 'late 12' });
  });

  it('what was tapped while the network is away is kept, and sent once when it is back', async () => {
    const lesson = await lessonOn(LIV, '2026-11-26', 0);
    const page = await openLesson(lesson);
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => request.method() === 'POST' && keys.push(request.headers()['idempotency-key']));
    await choose(page, 'Ahmed', 'Borte');
    await page.context().setOffline(true);
    await confirm(page).click();
    await page.getByText('Ingen forbindelse. Det du har ført').waitFor();
    await expectAccessible(page);
    await page.waitForTimeout(7000);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Angre' }).waitFor({ timeout: 20_000 });
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    expect(linesOf(await rosterOf(LIV, lesson))).toEqual({ 'Agnes Ahmed': 'absent 60' });
  });

  it('a colleague’s changes come in, and taps that are not stored stay', async () => {
    const lesson = await lessonOn(LIV, '2026-11-25', 0);
    const page = await openLesson(lesson);
    await choose(page, 'Birk', 'Borte');
    const { pupils } = await rosterOf(LIV, lesson);
    const ids = pupils.filter(({ pupilName }) => /Ahmed|Birk/.test(pupilName)).map(({ pupilId }) => pupilId);
    const entries = ids.map((pupilId) => ({ pupilId, kind: 'late', minutes: 20 }));
    await ask(LIV, `POST ${routeOf(lesson)}/entries`, { body: { entries } });
    await page.getByText('Endret av en annen').waitFor({ timeout: 30_000 });
    expect(await row(page, 'Ahmed').locator(':checked').inputValue()).toBe('late');
    expect(await row(page, 'Birk').locator(':checked').inputValue()).toBe('absent');
    expect(await row(page, 'Birk').textContent()).toContain('En annen førte: sen 20 min');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sett', exact: true }).click();
    await page.getByText('Endret av en annen').waitFor({ state: 'detached' });
  });

  it('the second hour of a double lesson begins with those who were away from the first, shown as such', async () => {
    const [first, second] = await Promise.all([0, 1].map((index) => lessonOn(LIV, '2026-11-23', index)));
    if (!first || !second) throw new Error('The day has no double lesson.');
    const { pupils } = await rosterOf(LIV, first);
    const entries = [
      { pupilId: pupils[0]?.pupilId, kind: 'absent' },
      { pupilId: pupils[1]?.pupilId, kind: 'late', minutes: 5 },
    ];
    await ask(LIV, `POST ${routeOf(first)}/entries`, { body: { entries } });
    const page = await visitAs(LIV, { path: '/week?from=2026-11-23' });
    await page.locator(`a[href="${pageOf(second)}"]`).click();
    await page.getByRole('button', { name: 'Samme som forrige time' }).click();
    await page.getByText('1 hentet fra forrige time').waitFor();
    expect(await row(page, 'Ahmed').textContent()).toContain('Som forrige time');
    expect(await page.locator('.sentence').textContent()).toBe('Lagres: Agnes Ahmed borte');
    await settled(page);
    expect(linesOf(await rosterOf(LIV, second))).toEqual({});
    await expectAccessible(page);
  });
});
