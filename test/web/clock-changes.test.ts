import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { osloNow, serverSaid } from '../../web/api/server-clock.ts';
import { addDays, mondayOf, osloDayOf, weekdayOf } from '../../web/words/days.ts';
import { formatIn } from '../../web/words/format.ts';
import { ask } from './support/ask.ts';
import { expectAccessible, openPage, signIn } from './support/browser.ts';
import { goTo } from './support/class-data.ts';
import { childOf, type Report } from './support/emma.ts';

/** This file owns the report about Amir (1STB) across the night in March in which the clock changes. */
const SIGRID = 'sigrid-legal-guardian';
const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Europe/Oslo'];

describe.each(ZONES)('days and times on a phone in %s', (zone) => {
  const before = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = zone;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it.each([
    ['2026-10-24', 'lørdag 24. oktober'],
    ['2026-10-25', 'søndag 25. oktober'],
    ['2026-10-26', 'mandag 26. oktober'],
    ['2027-03-27', 'lørdag 27. mars'],
    ['2027-03-28', 'søndag 28. mars'],
    ['2027-03-29', 'mandag 29. mars'],
  ])('the day %s is written as %s wherever the phone is', (day, words) => {
    expect(formatIn('nb').weekday(day)).toBe(words);
    expect([addDays(day, 7), addDays(day, -7)].map((other) => weekdayOf(other))).toEqual([
      weekdayOf(day),
      weekdayOf(day),
    ]);
    expect(mondayOf(addDays(mondayOf(day), 6))).toBe(mondayOf(day));
  });

  it.each([
    // The hour from two to three comes twice in October, and is left out in March.
    ['2026-10-25T00:59:00Z', '25. oktober kl. 02:59'],
    ['2026-10-25T01:00:00Z', '25. oktober kl. 02:00'],
    ['2026-10-25T23:00:00Z', '26. oktober kl. 00:00'],
    ['2027-03-28T00:59:00Z', '28. mars kl. 01:59'],
    ['2027-03-28T01:00:00Z', '28. mars kl. 03:00'],
    ['2027-03-28T21:59:00Z', '28. mars kl. 23:59'],
    ['2027-03-28T22:00:00Z', '29. mars kl. 00:00'],
  ])('the moment %s is told in the time of Norway: %s', (moment, words) => {
    expect(formatIn('nb').moment(moment)).toBe(words);
    expect(osloDayOf(moment)).toBe(dayIn(words));
  });

  it.each([
    ['2026-10-25T22:59:59Z', { day: '2026-10-25', time: '23:59' }],
    ['2027-03-27T23:00:00Z', { day: '2027-03-28', time: '00:00' }],
    ['2027-03-28T22:00:00Z', { day: '2027-03-29', time: '00:00' }],
  ])('today is the day of Norway when the server says %s', (moment, now) => {
    serverSaid(new Date(moment).toUTCString());
    expect(osloNow()).toEqual(now);
  });
});

/** The day of `25. oktober kl. 02:59` in the year of these tests. */
const dayIn = (words: string): string => `${words.includes('oktober') ? '2026-10' : '2027-03'}-${words.slice(0, 2)}`;

describe('a phone far from Norway whose clock is wrong', () => {
  it('a report across the night in which the clock changes has the days of Norway', async () => {
    const amir = await childOf(SIGRID, 'Amir Rahimi');
    const page = await openPage({ timeZone: 'Pacific/Auckland' });
    // It is the morning of 1 December in Norway; this phone says that it is the evening of the 3rd in Auckland.
    await page.clock.install({ time: new Date('2026-12-03T07:30:00Z') });
    await page.goto('/');
    await signIn(page, SIGRID);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('tirsdag 1. desember');
    await goTo(page, `/report?child=${amir}`);
    await page.getByRole('radio', { name: 'Flere dager' }).check();
    expect(await page.getByLabel('Første dag').inputValue()).toBe('2026-12-01');
    await page.getByLabel('Første dag').fill('2027-03-19');
    await page.getByLabel('Siste dag').fill('2027-03-30');
    await page.getByText('19. mars 2027 – 30. mars 2027').waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('link', { name: /^Se eller endre meldingen/ }).click();
    await page.getByText('19. mars 2027 – 30. mars 2027').waitFor();
    await expectAccessible(page);
    const { reports } = await ask<{ reports: Report[] }>(SIGRID, `GET /v1/guardian/children/${amir}/absence-reports`);
    expect(reports.map(({ firstDay, lastDay }) => [firstDay, lastDay])).toContainEqual(['2027-03-19', '2027-03-30']);
    for (const [week, day] of [
      ['2026-10-25', 'mandag 19. oktober'],
      ['2026-10-26', 'mandag 26. oktober'],
      ['2027-03-29', 'tirsdag 30. mars'],
    ]) {
      await goTo(page, `/children/${amir}/lessons?week=${week}`);
      await page
        .getByRole('heading', { name: day ?? '' })
        .first()
        .waitFor();
    }
  });
});
