import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled } from './browser.ts';

/** More presses than any page has stops. */
const MOST_PRESSES = 90;

/** The accessible words of the element that has the focus. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    const label =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? element.labels?.[0]?.textContent
        : undefined;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
  });

/** Presses Tab until the focus is on these words, and sees at every stop where the focus is. */
export async function tabTo(page: Page, words: RegExp): Promise<void> {
  const stops: string[] = [];
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    await expectSeen(page, now);
    if (words.test(now)) return;
    stops.push(now.slice(0, 60));
  }
  throw new Error(`The focus never came to ${words}: ${stops.join(' | ')}`);
}

/** Presses a key that does something, and expects that the focus is not lost when it is done. */
export async function pressAndStay(page: Page, key: string): Promise<void> {
  const before = await focused(page);
  await page.keyboard.press(key);
  await settled(page);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName), {
      message: `The focus is lost after ${key} on "${before}"`,
      timeout: 5000,
    })
    .not.toBe('BODY');
}

/** Expects an outline on what has the focus, or on the label that stands for it. */
async function expectSeen(page: Page, words: string): Promise<void> {
  const seen = await page.evaluate(() => {
    const { activeElement: element } = document;
    // From the last stop the focus leaves the page, and the browser shows it, as it does on a date's own button.
    if (!element || element === document.body) return true;
    if (element.matches('input:not(:focus-visible)')) return true;
    // It is there only while it has the focus.
    if (element.matches('.ds-skip-link')) return element.getBoundingClientRect().height > 20;
    const around = [element, element.parentElement, element.closest('label')];
    return around.some((place) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(place ?? element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    });
  });
  expect(seen, `no outline around "${words.slice(0, 60)}"`).toBe(true);
}
