import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../web/pages/accessibility/requirements.ts';
import { expectAccessible, openPage, settled, visitAs } from './support/browser.ts';
import { focused, tabTo } from './support/keyboard.ts';

/** This file owns the children of Đorggis (`dorggis-sami-guardian`). */
const GUARDIAN = 'dorggis-sami-guardian';

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the portal', () => {
  it('the portal can be used with the keyboard alone', async () => {
    const page = await visitAs(GUARDIAN, { width: 1280 });
    await tabTo(page, /^Meld fravær for Duommá/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Meld fravær' }).waitFor();
    await settled(page);
    expect(await focused(page)).toMatch(/^Meld fravær/);
    await tabTo(page, /^Hele dagen/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Fra klokken/);
    // A browser of another language asks for the half of the day too.
    await page.keyboard.type('1000AM');
    await tabTo(page, /^Send/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Fraværet er meldt' }).waitFor();
    expect(await focused(page)).toBe('Fraværet er meldt');
    // Nothing holds the focus: from the last element it leaves the page, or begins again.
    await tabTo(page, /^Til innholdet|^Logg ut/);
  });

  it('the portal says in words what a colour says', async () => {
    const page = await visitAs('anne-separated-guardian');
    expect(await page.locator('main .ds-tag').allTextContents()).toEqual([expect.stringMatching(/fravær|borte/)]);
  });

  it('the portal works in both orientations', async () => {
    const page = await visitAs(GUARDIAN);
    await page.setViewportSize({ width: 800, height: 360 });
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectAccessible(page);
  });

  it('the portal needs no sideways scrolling at 320 px, which is 400 % of 1280', async () => {
    const page = await visitAs(GUARDIAN, { width: 320 });
    for (const path of ['/', '/report', '/accessibility']) {
      await page.evaluate((to) => history.pushState(null, '', to), path);
      await settled(page);
      expect([path, await sideways(page)]).toEqual([path, 0]);
    }
  });

  it('the portal loses nothing when text gets more space', async () => {
    const page = await visitAs(GUARDIAN, { width: 360 });
    // WCAG 1.4.12: the distances that a reader may set.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
      );
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await sideways(page)).toBe(0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element);
          const hides = overflowX === 'hidden' || overflowY === 'hidden';
          return (
            hides && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
          );
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(cut).toEqual([]);
  });

  it('the portal has keys of one letter only in a list that has the focus', async () => {
    const page = await visitAs(GUARDIAN);
    const before = page.url();
    for (const key of 'tbsfnpxz/?0123456789') await page.keyboard.press(key);
    expect(page.url()).toBe(before);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('I dag');
  });

  it('the portal keeps what was typed when the sign-in expires', async () => {
    const page = await visitAs(GUARDIAN, { path: '/report' });
    await page.getByRole('checkbox', { name: /Áŋŋel/ }).check();
    await page.getByRole('radio', { name: 'Deler av dagen' }).check();
    await page.getByLabel('Fra klokken').fill('09:30');
    await page.route('**/v1/**', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Du må logge inn igjen' }).waitFor();
    await expectAccessible(page);
    await page.unroute('**/v1/**');
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Logg inn igjen' }).click();
    await (await opened).waitForEvent('close');
    await page.getByRole('heading', { name: 'Fraværet er meldt' }).waitFor();
  });

  it('the portal moves nothing when less motion is asked for', async () => {
    const page = await openPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .map(({ effect }) => effect instanceof KeyframeEffect && effect.target?.outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
  });

  it('the portal leads from the first key press to the content', async () => {
    const page = await visitAs(GUARDIAN);
    await page.reload();
    await page.getByRole('button', { name: 'Logg ut' }).waitFor();
    await settled(page);
    await page.locator('.ds-skip-link').focus();
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#content');
  });

  it('the portal has a title for every page, without a name', async () => {
    const page = await visitAs(GUARDIAN);
    const titles = [await page.title()];
    await page.getByRole('link', { name: 'Meld fravær', exact: true }).click();
    await settled(page);
    titles.push(await page.title());
    expect(titles).toEqual(['I dag · Skolebro', 'Meld fravær · Skolebro']);
  });

  it('the portal has the same menu on every page', async () => {
    const page = await visitAs(GUARDIAN);
    const menu = () => page.getByRole('navigation', { name: 'Meny' }).getByRole('link').allTextContents();
    const first = await menu();
    await page.getByRole('link', { name: 'Meld fravær', exact: true }).click();
    await settled(page);
    expect(await menu()).toEqual(first);
  });

  it('the portal shows where the focus is', async () => {
    const page = await visitAs(GUARDIAN);
    await tabTo(page, /^Meld fravær for/);
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    });
    expect(outline).toBe(true);
  });

  it('the portal says which language the page and its parts are in', async () => {
    const page = await visitAs(GUARDIAN, { locale: 'nn-NO' });
    const language = () => page.evaluate(() => document.documentElement.lang);
    expect(await language()).toBe('nn');
    await page.getByText('English').click();
    expect(await language()).toBe('en');
    expect(
      await page
        .getByText('Bokmål')
        .first()
        .evaluate((element) => element.closest('[lang]')?.getAttribute('lang')),
    ).toBe('nb');
    await expectAccessible(page);
  });

  it('the portal changes nothing before a button is pressed', async () => {
    const page = await visitAs(GUARDIAN, { path: '/report' });
    for (const name of ['Deler av dagen', 'Flere dager', 'Vet ikke hvor lenge', 'Hele dagen'])
      await page.getByRole('radio', { name }).check();
    expect(new URL(page.url()).pathname).toBe('/report');
  });

  it('the portal names each fault, and what to do, before anything is sent', async () => {
    const page = await visitAs(GUARDIAN, { path: '/report' });
    await page.getByRole('radio', { name: 'Deler av dagen' }).check();
    await page.getByRole('button', { name: 'Send' }).click();
    const summary = page.locator('ds-error-summary');
    await summary.waitFor();
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'Velg minst ett barn.',
      'Skriv minst ett klokkeslett.',
    ]);
    await expectAccessible(page);
  });

  it('the portal tells a screen reader what has happened', async () => {
    const page = await visitAs(GUARDIAN, { path: '/report' });
    expect(await page.locator('[aria-live="polite"]').count()).toBe(0);
    await page.getByRole('checkbox', { name: /Duommá/ }).check();
    expect(await page.locator('[aria-live="polite"]').textContent()).toContain('Duommá');
  });
});

describe('the accessibility statement', () => {
  it('the statement lists the 47 requirements once each, and is open to everybody', async () => {
    expect(new Set(REQUIREMENTS.map(({ id }) => id)).size).toBe(47);
    const page = await openPage({ path: '/accessibility' });
    expect(await page.getByRole('row').count()).toBe(48);
    await expectAccessible(page);
  });
});
