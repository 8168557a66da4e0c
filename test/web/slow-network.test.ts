// A phone on slow 3G. A lost connection and an answer that is dropped in mid-send are in report-form.test.ts ("one
// report is made when the answer is lost", "two minutes without a connection") and in roster.test.ts ("while the
// network is away").
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { settled, visitAs, WIDTHS } from './support/browser.ts';
import { goTo } from './support/class-data.ts';
import { childOf, type Report } from './support/emma.ts';
import { lessonOn, linesOf, pageOf, rosterOf } from './support/lessons.ts';

/** This file owns two days of April of Amir (1STB), and Lars's lessons of 20 November. */
const [SIGRID, LARS] = ['sigrid-legal-guardian', 'lars-contact-teacher-havna'];
const DAYS = { 360: '2027-04-20', 1280: '2027-04-21' } as const;

/** 400 kbit/s, and 400 ms to and fro. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
/** The time in which a page must show that a tap was seen: a person then waits instead of tapping again. */
const AT_ONCE = { timeout: 400 };

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
}

/** The bodies that the page sends from now on. */
function sentBy(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  return sent;
}

const busy = (page: Page) => page.locator('.waiting, button[aria-busy="true"]').first();

describe('a phone on a slow network', () => {
  it.each(WIDTHS)('a guardian reports once, and sees at once that it is on its way, at %i px (A1)', async (width) => {
    const day = DAYS[width as keyof typeof DAYS];
    const amir = await childOf(SIGRID, 'Amir Rahimi');
    const page = await visitAs(SIGRID, { width });
    await slowDown(page);
    await page.getByRole('link', { name: 'Meld fravær for Amir Rahimi' }).click();
    await busy(page)
      .or(page.getByLabel('Dag', { exact: true }))
      .first()
      .waitFor(AT_ONCE);
    await page.getByLabel('Dag', { exact: true }).fill(day);
    const sent = sentBy(page);
    await page.getByRole('button', { name: 'Send' }).dblclick();
    await busy(page).waitFor(AT_ONCE);
    await page.getByRole('heading', { name: 'Fraværet er meldt' }).waitFor();
    expect(sent).toHaveLength(1);
    const path = `/v1/guardian/children/${amir}/absence-reports?limit=50`;
    const { reports } = await ask<{ reports: Report[] }>(SIGRID, `GET ${path}`);
    expect(reports.filter(({ firstDay }) => firstDay === day)).toHaveLength(1);
  });

  it.each(WIDTHS)(
    'a teacher confirms a lesson once, and sees at once that it is on its way, at %i px',
    async (width) => {
      const lesson = await lessonOn(LARS, '2026-11-20', width === 360 ? 0 : 1);
      const page = await visitAs(LARS, { width });
      await slowDown(page);
      await goTo(page, pageOf(lesson));
      await busy(page).or(page.locator('.pupil')).first().waitFor(AT_ONCE);
      await page.locator('.pupil').first().getByText('Borte', { exact: true }).click();
      await page.getByText(/^Lagres: .* borte$/).waitFor(AT_ONCE);
      const sent = sentBy(page);
      await page.getByRole('button', { name: 'Bekreft time' }).dblclick();
      await busy(page).waitFor(AT_ONCE);
      await page.getByRole('button', { name: 'Angre' }).waitFor();
      await settled(page);
      expect(sent).toHaveLength(1);
      expect(Object.keys(linesOf(await rosterOf(LARS, lesson)))).toHaveLength(1);
    },
  );
});
