import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, visitAs, WIDTHS } from './support/browser.ts';
import { changeAnswers } from './support/changed-answers.ts';
import { goTo } from './support/class-data.ts';
import { button, havna, LARS, link, NILS } from './support/havna.ts';

/** This file and `conference-office.test.ts` own the talks of Havna skole. Liv is a teacher of another school. */
const LIV = 'liv-contact-teacher';

let at: Awaited<ReturnType<typeof havna>>;
beforeAll(async () => {
  at = await havna();
});

/** Opens a time of a teacher’s day. */
const openTime = (page: Page, time: string) => page.locator('summary', { hasText: time }).click();

describe('a school plans a round of talks (H1)', () => {
  it.each(WIDTHS)(
    'the office plans a round, sees how many times a plan makes before it makes them, and opens it at %i px',
    async (width) => {
      const title = `Høstsamtaler ${width}`;
      const day = width === 360 ? '2027-01-12' : '2027-01-13';
      const school = await visitAs(NILS, { width, path: `/school/${at.schoolId}` });
      await link(school, 'Utviklingssamtaler').click();
      await school.getByRole('heading', { level: 1, name: 'Utviklingssamtaler' }).waitFor();
      await expectAccessible(school);
      await link(school, 'Planlegg en samtalerunde').click();
      await button(school, 'Lagre runden').click();
      await school.getByText('Rett dette før du sender:').waitFor();
      await expectAccessible(school);
      await school.getByLabel('Navn').fill(title);
      await school.getByLabel('6A').check();
      await school.locator('#untilDay').fill('2027-01-10');
      await button(school, 'Lagre runden').dblclick();
      await school.getByRole('heading', { level: 1, name: title }).waitFor();
      await school.getByText('Lag tider før du åpner runden for familiene.').waitFor();
      await expectAccessible(school);
      expect(await school.title()).toBe('Samtalerunde · Skolebro');

      await link(school, 'Lag tider').click();
      await button(school, 'Se hvor mange det blir').click();
      await school.getByRole('link', { name: 'Velg dag, start og slutt.' }).waitFor();
      await expectAccessible(school);
      await school.getByLabel('Lars Øvregård').check();
      await school.getByLabel('Dag', { exact: true }).fill(day);
      await school.getByLabel('Fra kl.').fill('17:00');
      await school.getByLabel('Til kl.').fill('19:00');
      await button(school, 'Se hvor mange det blir').click();
      await button(school, 'Lag 5 tider').waitFor();
      await expectAccessible(school);
      await button(school, 'Lag 5 tider').dblclick();
      await school.getByText('Tidene er laget.').waitFor();
      await expectAccessible(school);

      await link(school, 'Til samtalerunden').click();
      await school.getByText('5 ledige · 0 bestilt · 0 sperret').waitFor();
      await button(school, 'Åpne for familiene').click();
      await school.getByText(/^Familiene til \d+ elever får en beskjed nå\./).waitFor();
      await expectAccessible(school);
      await button(school, 'Ja, åpne og gi beskjed').dblclick();
      await school.getByText('Åpen for bestilling').waitFor();
      await button(school, 'Steng bestillingen').click();
      await button(school, 'Ja, steng').click();
      await button(school, 'Åpne igjen').waitFor();
      await expectAccessible(school);
      await goTo(school, at.list);
      await school
        .getByRole('link', { name: title })
        .getByText(/^0 av \d+ elever har en samtale$/)
        .waitFor();
      expect(await school.getByRole('link', { name: title }).count()).toBe(1);
    },
  );

  it('a round that a colleague has changed meanwhile is shown, before what was typed is saved over it', async () => {
    const round = await at.roundOn('2027-01-14', { title: 'Skal endres' });
    const school = await visitAs(NILS, { path: `${round.page}/change`, locale: 'nn-NO' });
    await school.getByLabel('Namn').fill('Mitt namn');
    const found = await ask<object>(NILS, `GET ${round.path}`);
    await ask(NILS, `PUT ${round.path}`, { body: { ...found, title: 'Namnet til Nils' }, ifMatch: '*' });
    await button(school, 'Lagre endringane').click();
    await school.getByText(/^Namnet til Nils · Bestilling/).waitFor();
    await expectAccessible(school);
    await button(school, 'Lagre endringane').click();
    await school.getByRole('heading', { level: 1, name: 'Mitt namn' }).waitFor();
  });

  it('a school without rounds says what to do, and another school’s are not there', async () => {
    const school = await visitAs(NILS, { path: '/inbox' });
    await changeAnswers(school, (value, field) => (field === 'conferences' ? [] : value));
    await goTo(school, at.list);
    await school.getByText(/^Ingen samtalerunder ennå\. Når en runde er planlagt/).waitFor();
    await expectAccessible(school);
    const other = await visitAs(LIV, { path: at.list });
    await other.getByRole('alert').waitFor();
    await expectAccessible(other);
  });
});

describe('a teacher’s own times and pupils (H1)', () => {
  it.each(WIDTHS)('a teacher blocks a time, opens it again and removes it at %i px', async (width) => {
    const day = width === 360 ? '2027-01-18' : '2027-01-19';
    const round = await at.roundOn(day);
    const school = await visitAs(LARS, { width, dark: true });
    await link(school, 'Utviklingssamtaler').click();
    await school.getByRole('link', { name: `Samtaler ${day}` }).click();
    await link(school, 'Mine tider').click();
    await openTime(school, '16:00–16:15');
    await expectAccessible(school);
    await button(school, 'Sperr tiden').dblclick();
    await button(school, 'Åpne tiden for bestilling').waitFor();
    expect(await round.statusOf('16:00')).toBe('blocked');
    await button(school, 'Åpne tiden for bestilling').click();
    await button(school, 'Sperr tiden').waitFor();
    await button(school, 'Fjern tiden').click();
    await button(school, 'Ja, fjern tiden').click();
    await school.getByText(/^Tiden er avlyst\. Lag nye tider/).waitFor();
    await expectAccessible(school);
    expect(await round.statusOf('16:00')).toBe('cancelled');
  });

  it('a teacher asks for talks about many pupils at once, and takes it back', async () => {
    const round = await at.roundOn('2027-01-20');
    const school = await visitAs(LARS, { path: round.page });
    await link(school, 'Mine elever').click();
    await school.getByLabel('Velg alle som er vist').check();
    await school.getByText(/^\d+ valgt$/).waitFor();
    await expectAccessible(school);
    await button(school, 'Ønsker samtale').dblclick();
    const tags = school.locator('.ds-tag', { hasText: 'Ønsker samtale' });
    await tags.first().waitFor();
    const all = await tags.count();
    expect(all).toBeGreaterThan(10);
    await school.getByLabel('Velg Iben Haugen Lunde').check();
    await button(school, 'Ta tilbake').click();
    await vi.waitUntil(async () => (await tags.count()) === all - 1, { timeout: 20_000 });
    await expectAccessible(school);
  });

  it('a talk that has begun waits for what became of it, and the API’s no is told', async () => {
    const day = '2027-01-21';
    const round = await at.roundOn(day);
    await at.bookedFor(round.path, day);
    const school = await visitAs(LARS, { path: '/inbox' });
    await changeAnswers(school, (value) => (value === day ? '2026-11-30' : value));
    await goTo(school, `${round.page}/teachers/${at.teacherId}`);
    await openTime(school, '16:00–16:15');
    await button(school, 'Familien møtte ikke').waitFor();
    await expectAccessible(school);
    await button(school, 'Samtalen ble holdt').click();
    await school.getByText(/^Samtalen har ikke begynt ennå\./).waitFor();
    expect(await round.statusOf('16:00')).toBe('booked');
  });
});
