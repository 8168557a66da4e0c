// This file owns Henrik Myhre and his lessons, and gives his groups to Ida Brekke. It sets the go-live day of his
// school a day back, so that his lessons of yesterday wait for him.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, openPage, settled, signIn, visitAs, WIDTHS } from './support/browser.ts';
import { lessonOn, lessonsOn, pageOf, rosterOf } from './support/lessons.ts';

const HENRIK = 'henrik-subject-teacher';
const IDA = 'ida-substitute';
const [MONDAY, TUESDAY] = ['2026-11-30', '2026-12-01'];

type StaffMe = {
  readonly groups: readonly { readonly groupId: string; readonly name: string; readonly schoolId: string }[];
};

/** Opens the portal with the clock of the API's answers at a time of this Tuesday. */
async function visitAt(persona: string, time: string, visit: Parameters<typeof openPage>[0] = {}): Promise<Page> {
  const page = await openPage(visit);
  await page.route('**/v1/**', async (route) => {
    const response = await route.fetch();
    const date = new Date(`${TUESDAY}T${time}:00+01:00`).toUTCString();
    await route.fulfill({ response, headers: { ...response.headers(), date } });
  });
  await signIn(page, persona);
  return page;
}

describe('the first page of a teacher', () => {
  it.each(WIDTHS)(
    'the first page opens on the lesson that is now at %i px, from five minutes before it',
    async (width) => {
      const [first] = await lessonsOn(HENRIK, TUESDAY);
      const page = await visitAt(HENRIK, '09:41', { width });
      await page.getByRole('heading', { name: /^Nå: 1A Matematikk/ }).waitFor();
      await page.getByRole('link', { name: 'Før timen' }).waitFor();
      await page.getByRole('link', { name: 'Før timen' }).click();
      await page.locator('.pupil').first().waitFor();
      expect(new URL(page.url()).pathname).toBe(first && pageOf(first));
      // Five minutes before, taps are taken and kept; the API stores from the beginning on.
      await page.locator('.pupil').first().getByText('Borte', { exact: true }).click();
      await page.getByText('Kan føres fra tirsdag 1. desember kl. 09:45.').waitFor();
      await expectAccessible(page);
    },
  );

  it('the next lesson is named between lessons, in nynorsk too', async () => {
    const page = await visitAt(HENRIK, '10:50', { locale: 'nn-NO' });
    await page.getByRole('heading', { name: /^Neste time: 9A Spansk/ }).waitFor();
    await expectAccessible(page);
  });

  it('a day without lessons names the next day that has some', async () => {
    const page = await openPage();
    const next = await lessonOn(HENRIK, '2026-12-02', 0);
    const { date } = next;
    const ofDay = await ask<object>(HENRIK, `GET /v1/staff/lessons?from=${date}&to=${date}`);
    await page.route('**/v1/staff/lessons?orNext=true', (route) =>
      route.fulfill({ json: { ...ofDay, from: TUESDAY } }),
    );
    await signIn(page, HENRIK);
    await page.getByText('Du har ingen timer i dag.').waitFor();
    await page.getByRole('heading', { name: 'Neste dag med timer: onsdag 2. desember' }).waitFor();
    expect(await page.locator(`a[href="${pageOf(next)}"]`).count()).toBe(1);
    await expectAccessible(page);
  });

  it('the week page has the own lessons of any week', async () => {
    const page = await visitAs(HENRIK, { path: '/week' });
    await page.getByRole('heading', { name: 'mandag 30. november' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Neste uke' }).click();
    await page.getByRole('heading', { name: 'mandag 7. desember' }).waitFor();
    await page.goto('/week?from=2026-12-30');
    await page.getByText('Du har ingen timer denne uken.').waitFor();
    await expectAccessible(page);
  });
});

describe('the to-do list of a teacher', () => {
  beforeAll(async () => {
    const { groups } = await ask<StaffMe>(HENRIK, 'GET /v1/staff/me');
    const path = `/v1/schools/${groups[0]?.schoolId}/settings/school.goLiveDay`;
    await ask('astrid-leader', `PUT ${path}`, { body: { value: MONDAY }, ifMatch: '*' });
  });

  it.each([
    [360, 'nb-NO', 'Ingenting venter. Alle timer er bekreftet.'],
    [1280, 'nn-NO', 'Ingenting ventar. Alle timar er stadfesta.'],
  ] as const)('the list says that nothing waits at %i px in %s', async (width, locale, words) => {
    const page = await visitAs('lars-contact-teacher-havna', { width, locale, path: '/todo' });
    await page.getByText(words).waitFor();
    await expectAccessible(page);
  });

  it('one tap confirms a lesson, and a second many after a look at which (B4)', async () => {
    const [first, ...rest] = await lessonsOn(HENRIK, MONDAY);
    if (!first || rest.length === 0) throw new Error('Henrik needs two lessons on Monday.');
    const page = await visitAs(HENRIK);
    const count = 1 + rest.length;
    await page.getByText(`${count} timer må bekreftes`).click();
    await page.getByRole('heading', { name: 'mandag 30. november' }).waitFor();
    expect(await page.getByRole('navigation').textContent()).toContain(`(${count} timer)`);
    // The oldest comes first.
    expect(await page.locator('.lesson a').first().getAttribute('href')).toBe(pageOf(first));
    await expectAccessible(page);
    await page
      .getByRole('button', { name: `Bekreft ingen borte, ${first.group} mandag 30. november ${first.from}` })
      .dblclick();
    await page.locator(`a[href="${pageOf(first)}"]`).waitFor({ state: 'detached' });
    expect((await rosterOf(HENRIK, first)).state).toBe('confirmed');
    await page.getByRole('button', { name: 'Bekreft alle uten fravær' }).click();
    await page.getByRole('heading', { name: `Timer som blir bekreftet uten fravær: ${rest.length}` }).waitFor();
    await expectAccessible(page);
    const [second] = rest;
    expect(second && (await rosterOf(HENRIK, second)).state).toBe('open');
    await page.getByRole('button', { name: `Bekreft timer (${rest.length})` }).click();
    await page.getByText('Ingenting venter. Alle timer er bekreftet.').waitFor();
    expect(second && (await rosterOf(HENRIK, second)).state).toBe('confirmed');
    await expectAccessible(page);
  });

  it('a lesson with somebody reported away stays, and a person settles what has moved', async () => {
    const lesson = await lessonOn(HENRIK, MONDAY, 0);
    const suggestions = [{ pupilName: 'Kari Nordmann' }];
    const page = await openPage({ path: '/todo' });
    await page.route('**/v1/staff/unconfirmed-lessons?*', (route) =>
      route.fulfill({ json: { lessons: [lesson], next: 'more' } }),
    );
    await page.route('**/confirmation', (route) => route.fulfill({ json: { confirmed: null, suggestions } }));
    const register = { ...lesson, planned: { from: '10:00', to: '11:00' }, displaced: 'moved', away: 2 };
    await page.route('**/v1/staff/unsettled-registers', (route) => route.fulfill({ json: { registers: [register] } }));
    await signIn(page, HENRIK);
    await page.getByRole('button', { name: /^Bekreft ingen borte, / }).click();
    await page.getByText('Ikke bekreftet: Kari Nordmann er meldt borte.').waitFor();
    await page.getByRole('heading', { name: 'Ta stilling til føringen' }).waitFor();
    expect(await page.getByText('2 ført borte').count()).toBe(1);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stryk føringen' }).click();
    await page.getByRole('alert').getByText('Det er ikke noe å avgjøre').waitFor();
  });
});

describe('a stand-in for a group', () => {
  it.each(WIDTHS)('a stand-in gets the group for days and loses it again at %i px (B7)', async (width) => {
    const { groups } = await ask<StaffMe>(HENRIK, 'GET /v1/staff/me');
    const group = groups.find(({ name }) => name === (width === 360 ? '1A Matematikk' : '9A Spansk'));
    const page = await visitAs(HENRIK, { width, path: `/groups/${group?.groupId}/substitutes` });
    await page.getByText('Ingen vikar har gruppen nå.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gi tilgang' }).click();
    await page.getByRole('link', { name: 'Skriv kollegaens Feide-navn med @.' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Feide-navn').fill('nobody@fjordvik.example');
    await page.getByRole('button', { name: 'Gi tilgang' }).click();
    await page.getByRole('link', { name: /Ingen med dette Feide-navnet/ }).waitFor();
    await page.getByLabel('Feide-navn').fill('ida.brekke@fjordvik.example');
    await page.getByLabel('Siste dag').fill('2026-12-03');
    await page.getByRole('button', { name: 'Gi tilgang' }).click();
    await page.getByText('Ida Brekke har gruppen').waitFor();
    const ida = await visitAs(IDA, { width, path: '/week' });
    await ida.getByText('du er vikar').first().waitFor();
    await page.getByRole('button', { name: 'Avslutt tilgangen til Ida Brekke' }).click();
    await page.getByText('Tilgangen slutter med en gang.').waitFor();
    await page.getByRole('button', { name: 'Avslutt tilgangen til Ida Brekke' }).click();
    await page.getByText('Ingen vikar har gruppen nå.').waitFor();
    await settled(page);
    await ida.reload();
    await ida.getByRole('heading', { name: 'tirsdag 1. desember' }).waitFor();
    expect(await ida.getByText('du er vikar').count()).toBe(0);
  });
});
