import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, type Visit, visitAs, WIDTHS } from './support/browser.ts';
import { classOf } from './support/class-data.ts';
import { childOf } from './support/emma.ts';

/** This file owns the calendars of Anne, Lars and Thea, and the parents' meetings of Lars's class (6A, Havna). */
const ANNE = 'anne-separated-guardian';
const LARS = 'lars-contact-teacher-havna';
const THEA = 'thea-pupil-of-age';
const PATH = '/account/calendar';
const MEETING = {
  ...{ title: 'Møte om leirskolen', text: 'Vi snakker om leirskolen.', place: 'Aulaen' },
  ...{ day: '2027-03-11', from: '18:00', to: '19:30', answerBy: '2027-03-08' },
};

type Planned = { readonly meetingId: string };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const addressIn = (page: Page, label: string): Promise<string> => page.getByLabel(label).inputValue();
/** What a calendar gets that asks the address without a sign-in. */
const fetched = async (address: string) => {
  const answer = await fetch(address);
  return { status: answer.status, text: await answer.text() };
};
const copying: Pick<Visit, 'prepare'> = {
  prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
};

/** A meeting of the class, to which Anne comes. */
async function attended(): Promise<string> {
  const { schoolId, groupId } = await classOf(LARS);
  const group = `/v1/schools/${schoolId}/groups/${groupId}`;
  const { meetingId } = await ask<Planned>(LARS, `POST ${group}/meetings`, { body: MEETING });
  const iben = await childOf(ANNE, 'Iben Haugen Lunde');
  const answer = `/v1/guardian/children/${iben}/meetings/${meetingId}/answer`;
  await ask(ANNE, `PUT ${answer}`, { body: { answer: 'yes', count: 1 } });
  return `/children/${iben}/meetings/${meetingId}`;
}

describe('a calendar of one’s own (H2)', () => {
  it.each(WIDTHS)('a guardian makes an address at %i px, sees it once, makes another and deletes it', async (width) => {
    await attended();
    const page = await visitAs(ANNE, { ...copying, width, path: '/account' });
    await page.getByRole('link', { name: 'Kalender' }).click();
    await page.getByText('Du har ingen adresse ennå.').waitFor();
    await expectAccessible(page);
    await button(page, 'Lag adresse').dblclick();
    await page.getByText(/^Adressen vises bare nå\./).waitFor();
    const first = await addressIn(page, 'Adressen til kalenderen');
    expect(first).toMatch(new RegExp(`^${inject('base')}/v1/calendar/[\\w-]{43}\\.ics$`));
    await button(page, 'Kopier adressen').click();
    await page.getByText('Adressen er kopiert.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
    await page.getByText('iPhone og iPad').click();
    await expectAccessible(page);
    expect(await fetched(first)).toMatchObject({
      status: 200,
      text: expect.stringContaining('SUMMARY:Skolebro-avtale'),
    });
    expect(await page.title()).toBe('Kalender · Skolebro');

    await page.reload();
    await page.getByText(/^Du laget en adresse /).waitFor();
    expect(await page.content()).not.toContain(first.slice(-30, -4));
    await expectAccessible(page);
    await button(page, 'Lag ny adresse').click();
    await page.getByText(/^Den gamle adressen slutter å virke/).waitFor();
    await expectAccessible(page);
    await button(page, 'Lag ny adresse').click();
    const second = await page.getByLabel('Adressen til kalenderen').inputValue();
    expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200]);
    await button(page, 'Slett adressen').click();
    await button(page, 'Slett adressen').click();
    await page.getByText('Adressen er slettet.').waitFor();
    expect((await fetched(second)).status).toBe(404);
    await expectAccessible(page);
  });

  it('the choice of details is stored at the tap, and another browser sees what holds', async () => {
    const page = await visitAs(LARS, { path: PATH, locale: 'nn-NO' });
    const details = page.getByRole('switch', { name: 'Vis kva avtalen er, og kvar' });
    await page.getByText('No heiter alle avtalar «Skolebro-avtale», utan stad.').waitFor();
    const other = await visitAs(LARS, { path: PATH, dark: true, width: 1280 });
    // The switch shows what is stored, so that it turns when the answer comes.
    await details.click();
    await page.getByText('Valet er lagra.').waitFor();
    await page.getByText('No står det «Utviklingssamtale» eller «Foreldremøte», og staden.').waitFor();
    await expectAccessible(page);
    // The other browser opened before the choice: it is told, and shows what holds.
    await other.getByRole('switch', { name: 'Vis hva avtalen er, og hvor' }).click();
    await other.getByText('Nå står det «Utviklingssamtale» eller «Foreldremøte», og stedet.').waitFor();
    await expectAccessible(other);
  });

  it('a pupil of age has a calendar; a pupil who is not finds no way to it, and is told why', async () => {
    const own = await visitAs(THEA, { path: PATH, locale: 'en-GB' });
    await button(own, 'Make an address').waitFor();
    await expectAccessible(own);
    const minor = await visitAs('jonas-pupil-minor', { path: '/account' });
    await minor.getByRole('link', { name: 'Beskjeder' }).first().waitFor();
    expect(await minor.getByRole('link', { name: 'Kalender' }).count()).toBe(0);
    await minor.goto(PATH);
    await minor.getByText(/^Før du fyller 18 år/).waitFor();
    await expectAccessible(minor);
  });
});

describe('a parents’ meeting for the calendar (H2)', () => {
  it.each(WIDTHS)(
    'a guardian who comes saves the meeting at %i px; one who does not is offered no file',
    async (width) => {
      const page = await visitAs(ANNE, { width, path: await attended() });
      const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Legg i kalenderen').click()]);
      expect(file.suggestedFilename()).toBe('skolebro.ics');
      await expectAccessible(page);
      const change = button(page, 'Endre svaret');
      await change.click();
      await button(page, 'Kommer ikke').click();
      await page.getByText('Du har svart at du ikke kommer.').waitFor();
      expect(await button(page, 'Legg i kalenderen').count()).toBe(0);
    },
  );
});
