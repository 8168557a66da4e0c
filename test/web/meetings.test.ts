import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, visitAs, WIDTHS } from './support/browser.ts';
import { changeAnswers } from './support/changed-answers.ts';
import { classOf, goTo } from './support/class-data.ts';
import { childOf, KARI, PER } from './support/emma.ts';

/** This file owns the parents' meetings of the class of Liv, which is Emma's; Kari and Per are Emma's guardians. */
const LIV = 'liv-contact-teacher';
/** And those of the class of Thea, who is of age. */
const [EINAR, THEA] = ['einar-principal-vgs', 'thea-pupil-of-age'];
const TIMES = { day: '2027-02-11', from: '18:00', to: '19:30', answerBy: '2027-02-08' } as const;
const KEPT = { ...TIMES, text: 'Vi snakker om turen i mai.', place: 'Biblioteket' } as const;

let emma = '';
let group = '';
let classPath = '';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
type Planned = { readonly meetingId: string };
type Inbox = { readonly items: readonly { readonly title: string; readonly about: { readonly id: string | null } }[] };

/** Plans a meeting by the API; answers its id. */
const planned = async (title: string, more: object = {}): Promise<string> =>
  (await ask<Planned>(LIV, `POST ${group}/meetings`, { body: { ...KEPT, ...more, title } })).meetingId;
const pathAtHome = (meetingId: string): string => `/children/${emma}/meetings/${meetingId}`;
const answer = (persona: string, meetingId: string, body: object) =>
  ask(persona, `PUT /v1/guardian${pathAtHome(meetingId)}/answer`, { body });

async function fillTimes(page: Page): Promise<void> {
  await page.getByLabel('Dag', { exact: true }).fill(TIMES.day);
  await page.getByLabel('Fra kl.').fill(TIMES.from);
  await page.getByLabel('Til kl.').fill(TIMES.to);
  await page.getByLabel('Svar innen').fill(TIMES.answerBy);
}

beforeAll(async () => {
  emma = await childOf(KARI, 'Emma Solvang');
  const { schoolId, groupId } = await classOf(LIV);
  group = `/v1/schools/${schoolId}/groups/${groupId}`;
  classPath = `/classes/${groupId}`;
});

describe('a parents’ meeting of a class (H2)', () => {
  it.each(WIDTHS)(
    'a teacher invites, a guardian says how many come and changes it, and the teacher sees who has answered at %i px',
    async (width) => {
      const title = `Vårmøte (${width})`;
      const school = await visitAs(LIV, { width });
      await goTo(school, classPath);
      await school.getByRole('link', { name: 'Foreldremøter' }).click();
      await school.getByRole('heading', { level: 1, name: 'Foreldremøter' }).waitFor();
      await expectAccessible(school);
      await school.getByRole('link', { name: 'Inviter til foreldremøte' }).click();
      await school.getByText(/^Går til \d+ voksne om \d+ elever/).waitFor();
      const send = button(school, /^Inviter \d+ voksne$/);
      await send.click();
      await school.getByText('Rett dette før du sender:').waitFor();
      await expectAccessible(school);
      await school.getByLabel('Tittel').fill(title);
      await school.getByLabel('Sted').fill(KEPT.place);
      await school.getByLabel('Hva det handler om').fill(KEPT.text);
      await fillTimes(school);
      await send.dblclick();
      await school.getByRole('heading', { level: 2, name: title }).waitFor();
      await school.getByText('torsdag 11. februar 2027 kl. 18:00–19:30').waitFor();
      await expectAccessible(school);
      expect(await school.title()).toBe('Foreldremøte · Skolebro');

      const home = await visitAs(KARI, { width, dark: true, path: `/children/${emma}` });
      await home.getByRole('link', { name: 'Foreldremøter' }).click();
      const line = home.getByRole('link', { name: title });
      expect(await line.innerText()).toContain('Svar innen mandag 8. februar');
      await expectAccessible(home);
      await line.click();
      await home.getByText(KEPT.text).waitFor();
      await expectAccessible(home);
      await home.getByLabel('Hvor mange voksne kommer?').selectOption('2');
      await button(home, 'Jeg kommer').dblclick();
      await home.getByText('Du har svart at 2 voksne kommer.').waitFor();
      await home.getByText('Du kan endre svaret til og med mandag 8. februar 2027.').waitFor();
      await expectAccessible(home);
      await school.reload();
      await school.getByText(/^2 voksne kommer · 0 kommer ikke/).waitFor();
      await expectAccessible(school);

      // The second tap of the answer may have opened the question anew.
      const change = button(home, 'Endre svaret');
      if (await change.isVisible()) await change.click();
      await button(home, 'Kommer ikke').click();
      await home.getByText('Du har svart at du ikke kommer.').waitFor();
      await home.getByText('0 voksne kommer så langt.').waitFor();

      await goTo(school, `${classPath}/meetings`);
      const entry = school.getByRole('link', { name: title });
      await entry.first().waitFor();
      expect(await entry.count()).toBe(1);
      expect(await entry.innerText()).toContain('0 voksne kommer · 1 kommer ikke');
    },
  );

  it('the other guardian learns how many come, and nothing of whom', async () => {
    const id = await planned('Møte om turen');
    await answer(KARI, id, { answer: 'yes', count: 2 });
    const other = await visitAs(PER, { path: pathAtHome(id), locale: 'nn-NO' });
    await other.getByText('2 vaksne kjem så langt.').waitFor();
    await button(other, 'Eg kjem').waitFor();
    expect(await other.locator('main').innerText()).not.toContain('Kari');
    await expectAccessible(other);
  });

  it('the item of the inbox leads to the meeting', async () => {
    const id = await planned('Møte fra innboksen');
    const title = await vi.waitUntil(
      async () => {
        const { items } = await ask<Inbox>(PER, 'GET /v1/guardian/inbox');
        return items.find(({ about }) => about.id === id)?.title;
      },
      { timeout: 60_000, interval: 500 },
    );
    const home = await visitAs(PER, { path: '/inbox' });
    await home.getByRole('link', { name: title }).first().click();
    await home.getByRole('heading', { level: 2, name: 'Møte fra innboksen' }).waitFor();
    await expectAccessible(home);
  });
});

describe('a parents’ meeting of pupils of age (H2)', () => {
  it('a leader invites from the list of groups, and a pupil of age answers', async () => {
    const { className, schoolId } = await ask<{ className: string; schoolId: string }>(THEA, 'GET /v1/pupil/card');
    const school = await visitAs(EINAR, { path: `/school/${schoolId}/groups` });
    await school.getByRole('link', { name: className, exact: true }).click();
    await school.getByRole('link', { name: 'Foreldremøter' }).click();
    await school.getByText('Ingen foreldremøter er planlagt for gruppen ennå.').waitFor();
    await expectAccessible(school);
    await school.getByRole('link', { name: 'Inviter til foreldremøte' }).click();
    await school.getByLabel('Tittel').fill('Om russetiden');
    await school.getByLabel('Sted').fill(KEPT.place);
    await school.getByLabel('Hva det handler om').fill(KEPT.text);
    await fillTimes(school);
    await button(school, /^Inviter \d+ voksne$/).click();
    await school.getByRole('heading', { level: 2, name: 'Om russetiden' }).waitFor();
    const home = await visitAs(THEA);
    await home.getByRole('link', { name: 'Oversikt' }).click();
    await home.getByRole('link', { name: 'Foreldremøter' }).click();
    await home.getByRole('link', { name: 'Om russetiden' }).click();
    await button(home, 'Jeg kommer').click();
    await home.getByText('Du har svart at du kommer.').waitFor();
    await expectAccessible(home);
  });
});

describe('places, and answers that cannot be given (H2)', () => {
  it('a guardian is offered no more places than are left, and none where all are taken', async () => {
    const id = await planned('Lite rom', { capacity: 3 });
    await answer(KARI, id, { answer: 'yes', count: 2 });
    const other = await visitAs(PER, { path: pathAtHome(id) });
    await other.getByText('2 voksne kommer så langt. 1 plass igjen.').waitFor();
    const count = other.getByLabel('Hvor mange voksne kommer?');
    expect(await count.locator('option').allInnerTexts()).toEqual(['1 voksen']);
    await answer(KARI, id, { answer: 'yes', count: 3 });
    // The page still shows a place: the API refuses, and says how many are left.
    await button(other, 'Jeg kommer').click();
    await other.getByText('Det er ikke plass til så mange: 0 plasser er ledige.').waitFor();
    await other.getByText('Alle plassene er tatt.').waitFor();
    expect(await button(other, 'Jeg kommer').count()).toBe(0);
    await expectAccessible(other);
  });

  it('after the last day of answers a guardian reads what to do, and finds no buttons', async () => {
    const id = await planned('Fristen er ute');
    const home = await visitAs(KARI);
    const late = { mayAnswer: false, whyNoAnswer: 'Svarfristen er ute. Ring skolen.' };
    await changeAnswers(home, (value, field) => (field in late ? late[field as keyof typeof late] : value));
    await goTo(home, pathAtHome(id));
    await home.getByText(late.whyNoAnswer).waitFor();
    expect(await button(home, 'Jeg kommer').count()).toBe(0);
    await expectAccessible(home);
  });

  it('a child without meetings has a page that says so, and a meeting of somebody else is not there', async () => {
    const jonas = await childOf(KARI, 'Jonas Solvang');
    const id = await planned('Bare for 4A');
    const home = await visitAs(KARI, { path: `/children/${jonas}/meetings`, locale: 'en-GB' });
    await home.getByText('No parents’ meetings yet.').waitFor();
    await expectAccessible(home);
    await goTo(home, `/children/${jonas}/meetings/${id}`);
    await home.getByRole('alert').waitFor();
    await expectAccessible(home);
  });
});

describe('what a school does with a parents’ meeting (H2)', () => {
  it('a time that no clock shows is refused at its field, and what was typed is there after a look elsewhere', async () => {
    const school = await visitAs(LIV, { path: `${classPath}/meetings/new`, locale: 'nn-NO' });
    await school.getByLabel('Tittel').fill('Om natta');
    await school.getByLabel('Stad').fill(KEPT.place);
    await school.getByLabel('Kva det handlar om').fill(KEPT.text);
    await school.getByLabel('Dag', { exact: true }).fill('2027-03-28');
    await school.getByLabel('Frå kl.').fill('02:30');
    await school.getByLabel('Til kl.').fill('04:00');
    await school.getByLabel('Svar innan').fill(TIMES.answerBy);
    await button(school, /^Inviter \d+ vaksne$/).click();
    await school.getByRole('link', { name: /^Klokkeslettet finst ikkje denne dagen/ }).click();
    expect(await school.getByLabel('Frå kl.').evaluate((field) => field === document.activeElement)).toBe(true);
    await expectAccessible(school);
    await goTo(school, classPath);
    await school.getByRole('heading', { level: 1, name: 'Klassen' }).waitFor();
    await goTo(school, `${classPath}/meetings/new`);
    expect(await school.getByLabel('Frå kl.').inputValue()).toBe('02:30');
    await school.getByLabel('Frå kl.').fill('03:00');
    await button(school, /^Inviter \d+ vaksne$/).click();
    await school.getByText('kl. 03:00–04:00').waitFor();
  });

  it.each(WIDTHS)(
    'a teacher who changes a day that a colleague has changed sees that first at %i px',
    async (width) => {
      const id = await planned('Flyttes');
      const school = await visitAs(LIV, { width, path: `${classPath}/meetings/${id}` });
      await school.getByRole('link', { name: 'Endre møtet' }).click();
      await school.getByLabel('Dag', { exact: true }).fill('2027-02-12');
      await expectAccessible(school);
      const other = { ...KEPT, title: 'Flyttes', place: 'Gymsalen' };
      await ask(LIV, `PUT ${group}/meetings/${id}`, { body: other, ifMatch: '"1"' });
      await button(school, 'Lagre endringene').click();
      await school.getByText(/Gymsalen/).waitFor();
      await expectAccessible(school);
      expect(await school.getByLabel('Dag', { exact: true }).inputValue()).toBe('2027-02-12');
      await button(school, 'Lagre endringene').dblclick();
      await school.getByText('fredag 12. februar 2027 kl. 18:00–19:30').waitFor();
      await school.getByText(/^Dag, tid eller sted ble endret/).waitFor();
      const home = await visitAs(PER, { path: pathAtHome(id) });
      await home.getByText(/^Dag, tid eller sted ble endret/).waitFor();
      await expectAccessible(home);
    },
  );

  it.each(WIDTHS)(
    'a teacher records what a guardian said by telephone, and the guardian sees so at %i px',
    async (width) => {
      const id = await planned('Svar på papir');
      const school = await visitAs(LIV, { width, path: `${classPath}/meetings/${id}` });
      const record = school.getByRole('link', { name: 'Før svar for Per Solvang' });
      await record.click();
      await school.getByText(/^Per Solvang/).waitFor();
      await expectAccessible(school);
      await button(school, 'Kommer').dblclick();
      await school.getByText(/Ført av Liv Solheim$/).waitFor();
      await expectAccessible(school);
      await school.getByLabel('Vis bare de som ikke har svart').check();
      expect(await record.count()).toBe(0);
      await school.getByRole('link', { name: 'Før svar for Kari Solvang' }).waitFor();
      await expectAccessible(school);
      const home = await visitAs(PER, { path: pathAtHome(id) });
      await home.getByText('Du har svart at du kommer. Skolen har ført svaret.').waitFor();
    },
  );

  it('a teacher cancels with a reason, and the family reads that and cannot answer', async () => {
    const id = await planned('Avlyses');
    const school = await visitAs(LIV, { path: `${classPath}/meetings/${id}` });
    await school.getByText('Avlys møtet').click();
    await button(school, 'Avlys og gi beskjed').click();
    await school.getByText('Rett dette før du sender:').waitFor();
    await expectAccessible(school);
    await school.getByLabel('Grunn til familiene').fill('Læreren er syk.');
    await button(school, 'Avlys og gi beskjed').dblclick();
    await school.getByText('Møtet er avlyst.').waitFor();
    expect(await school.getByRole('link', { name: 'Endre møtet' }).count()).toBe(0);
    await expectAccessible(school);
    for (const page of ['/change', `/answers/${emma}`]) {
      await goTo(school, `${classPath}/meetings/${id}${page}`);
      await school.getByText(/har begynt eller er avlyst/).waitFor();
    }
    const home = await visitAs(PER, { path: pathAtHome(id) });
    await home.getByText('Læreren er syk.').waitFor();
    expect(await button(home, 'Jeg kommer').count()).toBe(0);
    await expectAccessible(home);
    await goTo(home, `/children/${emma}/meetings`);
    expect(await home.getByRole('link', { name: 'Avlyses' }).innerText()).toContain('Avlyst');
  });
});
