import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, visitAs, WIDTHS } from './support/browser.ts';

/** This file owns the applications for leave of Iben (6A, Havna): Anne applies, Tor looks on, Lars decides. */
const ANNE = 'anne-separated-guardian';
const TOR = 'tor-separated-guardian';
const LARS = 'lars-contact-teacher-havna';

/** Mondays of school weeks, one per test, so that no two applications overlap. */
const WEEKS = {
  360: '2027-01-11',
  1280: '2027-01-18',
  granted: '2027-01-25',
  refused: '2027-02-01',
  seen: '2027-02-08',
} as const;

type Children = { readonly children: readonly { readonly childId: string; readonly schoolId: string }[] };
type Leaves = { readonly leaves: readonly { readonly leaveId: string; readonly firstDay: string }[] };

const iben = async () => {
  const { children } = await ask<Children>(ANNE, 'GET /v1/guardian/children');
  const [child] = children;
  if (!child) throw new Error('Anne has no child.');
  return child;
};

const applied = async (firstDay: string) => {
  const { childId } = await iben();
  const list = await ask<Leaves>(ANNE, `GET /v1/guardian/children/${childId}/leave-applications`);
  return list.leaves.filter((leave) => leave.firstDay === firstDay);
};

async function apply(firstDay: string): Promise<string> {
  const { childId } = await iben();
  const body = { firstDay, lastDay: firstDay, purposeId: 'travel' };
  const path = `/v1/guardian/children/${childId}/leave-applications`;
  return (await ask<{ leaveId: string }>(ANNE, `POST ${path}`, { body })).leaveId;
}

async function decide(leaveId: string, body: object): Promise<void> {
  const { childId, schoolId } = await iben();
  const path = `/v1/schools/${schoolId}/pupils/${childId}/leave-applications/${leaveId}/decision`;
  await ask(LARS, `POST ${path}`, { body, ifMatch: '"1"' });
}

async function fill(page: Page, firstDay: string): Promise<void> {
  await page.getByLabel('Første dag').fill(firstDay);
  await page.getByLabel('Formål').selectOption({ label: 'Reise' });
}

describe('a guardian who applies for leave', () => {
  it.each(WIDTHS)(
    'a guardian sees the rules of leave first at %i px, and applies once with a double tap (A10)',
    async (width) => {
      const { childId } = await iben();
      const page = await visitAs(ANNE, { width, path: `/children/${childId}/leave` });
      await page.getByRole('link', { name: 'Søk om permisjon' }).click();
      await page.getByText('1–3 skoledager: kontaktlæreren avgjør.').waitFor();
      await page.getByRole('button', { name: 'Send søknaden' }).click();
      await page.getByRole('link', { name: 'Velg et formål.' }).waitFor();
      await expectAccessible(page);

      await fill(page, WEEKS[width]);
      const sentence = page.getByText(/Søknad om permisjon for Iben Haugen Lunde .* januar 2027. Formål: Reise./);
      await sentence.waitFor();
      await page.getByRole('button', { name: 'Send søknaden' }).dblclick();
      await page.getByRole('heading', { name: 'Søknaden er sendt' }).waitFor();
      await page.getByText('Nå avgjør kontaktlæreren.').waitFor();
      await expectAccessible(page);
      expect(await applied(WEEKS[width])).toHaveLength(1);
    },
  );

  it('the other guardian sees an application at once', async () => {
    const { childId } = await iben();
    await apply(WEEKS.seen);
    const page = await visitAs(TOR, { dark: true, path: `/children/${childId}/leave` });
    const card = page.getByRole('listitem').filter({ hasText: '8. februar 2027' });
    await card.getByText('Venter på svar fra kontaktlæreren').waitFor();
    await card.getByText('1 skoledag').waitFor();
    await expectAccessible(page);
  });

  it('a guardian reads beside the field why days cannot be had, and keeps what was typed', async () => {
    const { childId } = await iben();
    const page = await visitAs(ANNE, { path: `/children/${childId}/leave/new` });
    await fill(page, '2027-01-30');
    await page.getByRole('button', { name: 'Send søknaden' }).click();
    await page
      .getByText(/Det er ikke skole i dette tidsrommet/)
      .first()
      .waitFor();
    expect(await page.getByLabel('Første dag').inputValue()).toBe('2027-01-30');
    await expectAccessible(page);
  });

  it('a guardian sees granted leave with its steps in nynorsk, and withdraws it after a question', async () => {
    const { childId } = await iben();
    const leaveId = await apply(WEEKS.granted);
    await decide(leaveId, { outcome: 'granted' });
    const page = await visitAs(ANNE, { locale: 'nn-NO', path: `/children/${childId}/leave/${leaveId}` });
    await page.getByText(/Innvilga .* av Lars Øvregård \(kontaktlæraren\)/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Trekk søknaden' }).click();
    await page.getByText('Vil du trekkje søknaden?').waitFor();
    await page.getByRole('button', { name: 'Ja, trekk søknaden' }).dblclick();
    await page.getByText(/^Trekt tilbake .* av deg/).waitFor();
    expect(await page.getByRole('button', { name: 'Trekk søknaden' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('a withdrawal of what the school has refused meanwhile is refused, and the page then says why', async () => {
    const { childId } = await iben();
    const leaveId = await apply(WEEKS.refused);
    const page = await visitAs(ANNE, { path: `/children/${childId}/leave/${leaveId}` });
    await page.getByRole('button', { name: 'Trekk søknaden' }).click();
    await decide(leaveId, { outcome: 'refused', refusalReasonId: 'applied-late' });
    await page.getByRole('button', { name: 'Ja, trekk søknaden' }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.reload();
    await page.getByText(/Årsak: Søkt for sent./).waitFor();
    await expectAccessible(page);
  });
});

describe('a pupil who may not apply', () => {
  it('a pupil who may not apply for leave reads who can', async () => {
    const page = await visitAs('jonas-pupil-minor', { path: '/' });
    const href = await page.getByRole('link', { name: /^Alt om/ }).getAttribute('href');
    await page.goto(`${href}/leave`);
    await page.getByText('Be en foresatt søke.').waitFor();
    expect(await page.getByRole('link', { name: 'Søk om permisjon' }).count()).toBe(0);
    await expectAccessible(page);
  });
});
