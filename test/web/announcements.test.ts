import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, visitAs, WIDTHS } from './support/browser.ts';
import { classOf, goTo } from './support/class-data.ts';
import { childOf, KARI, PER } from './support/emma.ts';

/** This file owns the announcements to the class of Liv, which is Emma's. */
const LIV = 'liv-contact-teacher';

let emma = '';
let group = '';
let classPath = '';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
type Sent = { readonly announcementId: string };

/** Announces something by the API; answers its id. */
const announced = async (subject: string): Promise<string> =>
  (await ask<Sent>(LIV, `POST ${group}/announcements`, { body: { subject, text: 'Ta med badetøy.' } })).announcementId;

beforeAll(async () => {
  emma = await childOf(KARI, 'Emma Solvang');
  const { schoolId, groupId } = await classOf(LIV);
  group = `/v1/schools/${schoolId}/groups/${groupId}`;
  classPath = `/classes/${groupId}/announcements`;
});

describe('an announcement to a class (G4)', () => {
  it.each(WIDTHS)(
    'a teacher sees whom it reaches and sends, a guardian says OK and answers, and the teacher sees both at %i px',
    async (width) => {
      const subject = `Badedag (${width})`;
      const school = await visitAs(LIV, { width });
      await goTo(school, classPath.replace('/announcements', ''));
      await school.getByRole('link', { name: 'Beskjeder' }).click();
      await school.getByRole('heading', { level: 1, name: 'Beskjeder' }).waitFor();
      await expectAccessible(school);
      await school.getByRole('link', { name: 'Skriv beskjed' }).click();
      await school.getByText(/^Går til \d+ voksne om \d+ elever/).waitFor();
      const send = button(school, /^Send til \d+ voksne$/);
      await send.click();
      await school.getByText('Rett dette før du sender:').waitFor();
      await expectAccessible(school);
      await school.getByLabel('Emne').fill(subject);
      await school.getByLabel('Beskjed', { exact: true }).fill('Ta med badetøy.');
      await send.dblclick();
      await school.getByRole('heading', { level: 2, name: subject }).waitFor();
      await school.getByText('Ikke ennå').first().waitFor();
      await expectAccessible(school);
      expect(await school.title()).toBe('Beskjed · Skolebro');

      const home = await visitAs(KARI, { width, dark: true, path: '/messages' });
      await home.getByRole('link', { name: 'Beskjeder fra skolen: Emma' }).click();
      const line = home.getByRole('link', { name: new RegExp(`^Badedag \\(${width}\\)`) });
      expect(await line.innerText()).toContain('Ulest');
      await expectAccessible(home);
      await line.click();
      await home.getByText('Ta med badetøy.').waitFor();
      await expectAccessible(home);
      await button(home, 'OK').dblclick();
      await home.getByText('Du svarte OK.').waitFor();
      await button(home, 'Send svar').click();
      await home.getByText('Rett dette før du sender:').waitFor();
      await expectAccessible(home);
      await home.getByLabel(/^Svar til /).fill('Kan vi låne håndkle?');
      await button(home, 'Send svar').click();
      await home.getByRole('heading', { level: 1, name: subject }).waitFor();
      await home.locator('.message').getByText('Kan vi låne håndkle?').waitFor();

      await school.reload();
      await school.getByText(/· 1 svarte OK$/).waitFor();
      await school.getByText(/^OK /).waitFor();
      await goTo(school, classPath);
      const sent = school.getByRole('link', { name: new RegExp(`^Badedag \\(${width}\\)`) });
      await sent.first().waitFor();
      expect(await sent.count()).toBe(1);
    },
  );

  it('the other guardian reads the same and finds no answer of somebody else', async () => {
    const id = await announced('Foreldremøte');
    const path = `/v1/guardian/children/${emma}/announcements/${id}`;
    await ask(KARI, `POST ${path}/reply`, { body: { text: 'Kanarifugl' } });
    const other = await visitAs(PER, { path: `/children/${emma}/announcements/${id}` });
    await other.getByRole('heading', { level: 2, name: 'Foreldremøte' }).waitFor();
    expect(await other.getByRole('link', { name: 'Se samtalen med svarene dine' }).count()).toBe(0);
    expect(await other.locator('main').innerText()).not.toContain('Kanarifugl');
    const own = await visitAs(KARI, { path: `/children/${emma}/announcements/${id}`, locale: 'nn-NO' });
    await own.getByRole('link', { name: 'Sjå samtalen med svara dine' }).waitFor();
    await expectAccessible(own);
  });

  it('a teacher takes an announcement back after a question, and the family reads that it is gone', async () => {
    const id = await announced('Feil dag');
    const school = await visitAs(LIV, { path: `${classPath}/${id}` });
    await button(school, 'Trekk beskjeden').dblclick();
    await school.getByText('Vil du trekke beskjeden?').waitFor();
    await expectAccessible(school);
    await button(school, 'Trekk beskjeden').click();
    await school.getByText('Beskjeden er trukket.').waitFor();
    await expectAccessible(school);
    const home = await visitAs(PER, { path: `/children/${emma}/announcements/${id}` });
    await home.getByText('Skolen har trukket denne beskjeden.').waitFor();
    expect(await home.getByRole('button', { name: 'OK' }).count()).toBe(0);
    await expectAccessible(home);
  });
});
