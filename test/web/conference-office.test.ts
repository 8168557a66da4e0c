import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, visitAs, WIDTHS } from './support/browser.ts';
import { changeAnswers } from './support/changed-answers.ts';
import { goTo } from './support/class-data.ts';
import { button, havna, link, NILS } from './support/havna.ts';

/** This file and `conference-plan.test.ts` own the talks of Havna skole. */
let at: Awaited<ReturnType<typeof havna>>;
beforeAll(async () => {
  at = await havna();
});

describe('what the school does for families (H1)', () => {
  it.each(WIDTHS)('the office books for a family, moves the talk and cancels it at %i px', async (width) => {
    const round = await at.roundOn(width === 360 ? '2027-01-25' : '2027-01-26');
    const school = await visitAs(NILS, { width, path: `${round.page}/pupils` });
    await expectAccessible(school);
    await link(school, 'Bestill for Iben Haugen Lunde').click();
    await button(school, 'Bestill tiden').click();
    await school.getByRole('link', { name: 'Velg en lærer først.' }).waitFor();
    await expectAccessible(school);
    await school.getByLabel('Lærer').selectOption({ label: 'Lars Øvregård' });
    await school.getByLabel('Tid').selectOption({ index: 1 });
    await school.getByLabel('Anne Lunde', { exact: true }).check();
    await button(school, 'Bestill tiden').dblclick();
    await school.getByText(/^Samtalen er bestilt:/).waitFor();
    await expectAccessible(school);
    expect((await round.times()).filter(({ talk }) => talk !== null)).toHaveLength(1);

    await link(school, 'Til elevene').click();
    await school.getByRole('link', { name: /^Lars Øvregård · / }).click();
    await button(school, 'Flytt samtalen').click();
    await school.getByRole('link', { name: 'Velg en ny tid først.' }).waitFor();
    await expectAccessible(school);
    await school.getByLabel('Ny tid').selectOption({ index: 2 });
    await button(school, 'Flytt samtalen').dblclick();
    await school.getByText('Samtalen er flyttet. Familien får en beskjed.').waitFor();
    expect(await round.statusOf('16:00')).toBe('free');
    await school.getByLabel('Tolkens språk').selectOption({ label: 'polsk' });
    await button(school, 'Lagre tolk').click();
    await school.getByText('Tolk: polsk, Bestilt').waitFor();
    await expectAccessible(school);
    await goTo(school, `${round.page}/interpreters`);
    await school.getByText('Tolk: polsk, Bestilt').waitFor();
    await expectAccessible(school);
    await school.getByRole('link', { name: /Iben Haugen Lunde/ }).click();
    await button(school, 'Avlys samtalen').click();
    await button(school, 'Ja, avlys og gi beskjed').dblclick();
    await school.getByRole('heading', { level: 1, name: 'Tider for samtaler' }).waitFor();
    expect((await round.times()).filter(({ talk }) => talk !== null)).toHaveLength(0);
  });

  it('all times of a teacher who is away are cancelled, with the number of families told before', async () => {
    const day = '2027-01-27';
    const round = await at.roundOn(day);
    await at.bookedFor(round.path, day);
    const school = await visitAs(NILS, { path: `${round.page}/teachers/${at.teacherId}` });
    await link(school, 'Læreren er borte').click();
    await button(school, 'Avlys alle tidene').click();
    await school.getByText(/^1 familie får en beskjed/).waitFor();
    await expectAccessible(school);
    await button(school, 'Ja, avlys alle').dblclick();
    await school.getByText('Alle tidene er avlyst, og familiene har fått beskjed.').waitFor({ timeout: 60_000 });
    await expectAccessible(school);
    expect(new Set((await round.times()).map(({ status }) => status))).toEqual(new Set(['cancelled']));
  });

  it('a family of whom nobody signs in is marked, and gets a time without being asked who comes', async () => {
    const round = await at.roundOn('2027-01-29');
    const school = await visitAs(NILS, { path: '/inbox' });
    const nobody: Readonly<Record<string, boolean | readonly never[]>> = { nobodySignsIn: true, homes: [] };
    await changeAnswers(school, (value, field) => (field in nobody ? (nobody[field] as boolean) : value));
    // The API knows a guardian of hers, and would refuse a talk of which nobody learns.
    const sent: unknown[] = [];
    const guardianIds = await at.home();
    await school.route('**/talks', async (route) => {
      const asked = route.request().postDataJSON();
      sent.push(asked.guardianIds);
      const response = await route.fetch({ postData: JSON.stringify({ ...asked, guardianIds }) });
      await route.fulfill({ response, json: { ...(await response.json()), guardianIds: [] } });
    });
    await goTo(school, `${round.page}/pupils`);
    await school.getByText('Ingen kan logge inn').first().waitFor();
    await link(school, 'Bestill for Iben Haugen Lunde').click();
    await school.getByText(/^Ingen i familien kan logge inn\./).waitFor();
    await school.getByLabel('Lærer').selectOption({ label: 'Lars Øvregård' });
    await school.getByLabel('Tid').selectOption({ index: 1 });
    await expectAccessible(school);
    await button(school, 'Bestill tiden').click();
    await school.getByText('Ingen får en beskjed: si fra til familien om tiden.').waitFor();
    expect(sent).toEqual([[]]);
    expect(await round.statusOf('16:00')).toBe('booked');
  });

  it('a day’s list on paper has the talks alone, and no names where it hangs on a door', async () => {
    const day = '2027-01-28';
    const round = await at.roundOn(day);
    await at.bookedFor(round.path, day, '16:20');
    const school = await visitAs(NILS, { path: `${round.page}/days/${day}` });
    const table = school.getByRole('table');
    await table.getByText('Iben Haugen Lunde').waitFor();
    await expectAccessible(school);
    await school.getByLabel(/^Med elevenes navn/).uncheck();
    await table.getByText('Opptatt').waitFor();
    expect(await table.innerText()).not.toContain('Iben');
    await school.emulateMedia({ media: 'print' });
    expect(await school.getByRole('navigation', { name: 'Meny' }).isVisible()).toBe(false);
    expect(await button(school, 'Skriv ut').isVisible()).toBe(false);
    expect(await table.isVisible()).toBe(true);
  });
});
