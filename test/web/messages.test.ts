import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, visitAs, WIDTHS } from './support/browser.ts';
import { changeAnswers } from './support/changed-answers.ts';
import { classOf, goTo } from './support/class-data.ts';
import { childOf, KARI } from './support/emma.ts';
import { focused, pressAndStay, tabTo } from './support/keyboard.ts';

/** This file owns the conversations about Emma and Iben, and Thea's. */
const LIV = 'liv-contact-teacher';
const LARS = 'lars-contact-teacher-havna';
const ANNE = 'anne-separated-guardian';
const TOR = 'tor-separated-guardian';
const THEA = 'thea-pupil-of-age';

type Threads = { readonly threads: readonly { readonly threadId: string; readonly subject: string }[] };
type Form = { readonly teachers: readonly { readonly staffId: string }[] };
type Thread = { readonly messages: readonly { readonly text: string | null }[] };

/** A busy machine takes its time. */
const SOON = { timeout: 20_000 };

let emma = '';
let schoolOfEmma = '';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (page: Page) => page.getByLabel(/^(Melding|Meldinga) om /);

/** Begins a conversation about Emma by the API; answers its id. */
async function begun(subject: string, text: string): Promise<string> {
  const child = `/v1/guardian/children/${emma}`;
  const { teachers } = await ask<Form>(KARI, `GET ${child}/message-form`);
  const body = { subject, text, to: teachers.slice(0, 1).map(({ staffId }) => staffId) };
  const { threads } = await ask<Threads>(KARI, `POST ${child}/threads`, { body });
  return threads[0]?.threadId ?? '';
}

/** What stands in a conversation about Emma, newest first. */
const textsOf = async (threadId: string): Promise<readonly (string | null)[]> =>
  (await ask<Thread>(KARI, `GET /v1/guardian/children/${emma}/threads/${threadId}`)).messages.map(({ text }) => text);

const answerAs = (staff: string, threadId: string, text: string) =>
  ask(staff, `POST /v1/schools/${schoolOfEmma}/pupils/${emma}/threads/${threadId}/messages`, { body: { text } });

const pathOf = (threadId: string): string => `/children/${emma}/messages/${threadId}`;

beforeAll(async () => {
  emma = await childOf(KARI, 'Emma Solvang');
  schoolOfEmma = (await classOf(LIV)).schoolId;
  // The day begins before the answer hours: these teachers want their messages at once.
  const body = { atOnce: true };
  await Promise.all(
    [LIV, LARS, 'eskil-contact-teacher-vgs'].map((who) => ask(who, 'POST /v1/staff/message-choice', { body })),
  );
});

describe('a conversation between home and school', () => {
  it.each(WIDTHS)(
    'a guardian writes, the teacher reads and answers, and the guardian sees both at %i px (G1)',
    async (width) => {
      const subject = `Turen fredag (${width})`;
      const home = await visitAs(KARI, { width });
      await home.getByRole('link', { name: 'Samtaler' }).first().click();
      await home.getByRole('heading', { level: 1, name: 'Samtaler' }).waitFor();
      await expectAccessible(home);
      await home.getByRole('link', { name: 'Skriv til skolen om Emma' }).click();
      await home.getByRole('checkbox', { name: /^Liv Solheim/, checked: true }).waitFor();
      await expectAccessible(home);
      await button(home, 'Send').click();
      await home.getByText('Rett dette før du sender:').waitFor();
      await expectAccessible(home);
      await home.getByLabel('Emne').fill(subject);
      await home.getByLabel('Melding').fill('Trenger Emma matpakke?');
      await button(home, 'Send').click();
      await home.getByRole('heading', { level: 1, name: subject }).waitFor();
      await home.getByText('Ikke lest ennå').waitFor();
      await expectAccessible(home);
      expect(await home.title()).toBe('Samtale · Skolebro');

      const school = await visitAs(LIV, { width, dark: true, path: '/staff/messages' });
      const line = school.getByRole('link', { name: new RegExp(`^Turen fredag \\(${width}\\)`) });
      expect(await line.innerText()).toContain('Ulest');
      expect(await line.innerText()).toContain('Emma Solvang');
      await expectAccessible(school);
      await line.click();
      await school.locator('.message').getByText('Trenger Emma matpakke?').waitFor();
      await school.getByText('Hvem ser dette:').click();
      await school.getByText('Bare de som står her').waitFor();
      await expectAccessible(school);
      await field(school).fill('Ja, og varme klær.');
      await button(school, 'Send').click();
      await school.getByText('Ja, og varme klær.').waitFor();
      await expect.poll(() => field(school).inputValue(), SOON).toBe('');

      await home.evaluate(() => dispatchEvent(new Event('visibilitychange')));
      await home.getByText('Ja, og varme klær.').waitFor({ timeout: 40_000 });
      await home.getByText('Lest av Liv Solheim').waitFor();
      await expectAccessible(home);
      await expectNothingKept(home, ['matpakke', 'Emma', 'Turen']);
    },
  );

  it('a message that comes meanwhile shows, and what is being written and the focus stay', async () => {
    const threadId = await begun('Svømming', 'Har Emma svømming i dag?');
    const page = await visitAs(KARI, { path: pathOf(threadId) });
    await field(page).fill('Hun har glemt');
    await answerAs(LIV, threadId, 'Ja, etter lunsj.');
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
    await page.getByText('Ja, etter lunsj.').waitFor({ timeout: 40_000 });
    await page.getByText('Ny melding fra Liv Solheim').waitFor({ state: 'attached' });
    expect(await field(page).inputValue()).toBe('Hun har glemt');
    expect(await focused(page)).toContain('Melding om Emma');
    await page.getByRole('link', { name: 'Tilbake' }).click();
    await page.getByRole('link', { name: /^Svømming/ }).click();
    expect(await field(page).inputValue()).toBe('Hun har glemt');
  });

  it('a double tap sends once', async () => {
    const threadId = await begun('Gymtøy', 'Emma har glemt gymtøyet.');
    const page = await visitAs(KARI, { path: pathOf(threadId) });
    await field(page).fill('Hun henter det selv.');
    await button(page, 'Send').dblclick();
    await page.getByText('Hun henter det selv.').waitFor();
    await settled(page);
    expect(await textsOf(threadId)).toEqual(['Hun henter det selv.', 'Emma har glemt gymtøyet.']);
  });

  it('a message without a connection stays, and is sent once when it is back', async () => {
    const threadId = await begun('Bok', 'Emma har mistet boka.');
    const page = await visitAs(KARI, { path: pathOf(threadId) });
    await field(page).fill('Den er funnet.');
    let cut = true;
    const keys: (string | undefined)[] = [];
    // The first try arrives, and its answer is lost; the others do not arrive.
    await page.route('**/messages', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length === 1) await route.fetch();
      await (cut ? route.abort() : route.continue());
    });
    await button(page, 'Send').click();
    await page.getByText('Vi fikk ikke svar.').waitFor({ timeout: 30_000 });
    expect(await field(page).inputValue()).toBe('Den er funnet.');
    await expectAccessible(page);
    cut = false;
    await button(page, 'Send igjen').click();
    await expect.poll(() => field(page).inputValue(), SOON).toBe('');
    expect(new Set(keys).size).toBe(1);
    expect(await textsOf(threadId)).toEqual(['Den er funnet.', 'Emma har mistet boka.']);
  });

  it('a message that nobody has read is withdrawn, and leaves a line', async () => {
    const threadId = await begun('Feil', 'Dette var til en annen.');
    const page = await visitAs(KARI, { path: pathOf(threadId) });
    await button(page, 'Trekk tilbake').click();
    await page.getByText('Vil du trekke meldingen tilbake?').waitFor();
    await expectAccessible(page);
    await button(page, 'Trekk tilbake').click();
    await page.getByText('Du trakk meldingen tilbake.').waitFor();
    await expectAccessible(page);
    const school = await visitAs(LIV, { path: `/staff/messages/${schoolOfEmma}/${emma}/${threadId}` });
    await school.getByText('Kari Solvang trakk meldingen tilbake.').waitFor();
    expect(await school.getByText('Dette var til en annen.').count()).toBe(0);
  });

  it('a long conversation opens at its newest message, and older ones come above what is in view', async () => {
    const threadId = await begun('Lang', 'Den aller første.');
    for (let at = 1; at <= 60; at++) await answerAs(LIV, threadId, `Melding nummer ${at}`);
    const page = await visitAs(KARI, { path: pathOf(threadId) });
    await page.getByText('Melding nummer 60', { exact: true }).waitFor();
    expect(await inView(page, 'Melding nummer 60')).toBe(true);
    expect(await page.getByText('Den aller første.').count()).toBe(0);
    while ((await page.getByText('Den aller første.').count()) === 0) {
      await button(page, 'Vis eldre').scrollIntoViewIfNeeded();
      const first = page.getByText((await page.locator('.message p').first().textContent()) ?? '', { exact: true });
      const before = (await first.boundingBox())?.y ?? 0;
      await button(page, 'Vis eldre').click();
      await settled(page);
      expect(Math.abs(((await first.boundingBox())?.y ?? 0) - before)).toBeLessThan(60);
    }
    await expectAccessible(page);
    expect(await page.locator('.messages > li').count()).toBe(61);
  });
});

/** True if a message is on the screen, and not under the field for writing. */
const inView = (page: Page, text: string): Promise<boolean> =>
  page.getByText(text, { exact: true }).evaluate((element) => {
    const foot = document.querySelector('.foot')?.getBoundingClientRect().top ?? 0;
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= foot;
  });

describe('two homes', () => {
  it.each(WIDTHS)(
    'a teacher’s start makes a conversation for each home, which knows of no other at %i px (G5)',
    async (width) => {
      const { schoolId, pupilId } = await classOf(LARS);
      const iben = pupilId('Iben Haugen Lunde');
      const subject = `Foreldremøte (${width})`;
      const page = await visitAs(LARS, { width, path: `/pupils/${schoolId}/${iben}` });
      await page.getByRole('link', { name: 'Skriv til hjemmet' }).click();
      await page.getByText('Hvert hjem får sin egen samtale').waitFor();
      await expectAccessible(page);
      await page.getByLabel('Emne').fill(subject);
      await page.getByLabel('Melding').fill('Velkommen torsdag.');
      await button(page, 'Send').click();
      const lines = page.getByRole('link', { name: new RegExp(`^Foreldremøte \\(${width}\\)`) });
      await expect.poll(() => lines.count(), SOON).toBe(2);
      await lines.first().click();
      await page.getByRole('link', { name: 'Det samme til et annet hjem' }).waitFor();
      await expectAccessible(page);
      for (const [own, other] of [
        [ANNE, 'Tor Haugen'],
        [TOR, 'Anne Lunde'],
      ] as const) {
        const home = await visitAs(own, { width, path: '/messages' });
        expect(
          await home
            .getByRole('link', { name: /^Foreldremøte/ })
            .filter({ hasText: `(${width})` })
            .count(),
        ).toBe(1);
        await home.getByRole('link', { name: new RegExp(`^Foreldremøte \\(${width}\\)`) }).click();
        await home.getByRole('heading', { level: 1, name: subject }).waitFor();
        await home.locator('.message').getByText('Velkommen torsdag.').waitFor();
        expect(await home.getByText(other).count()).toBe(0);
        expect(await home.getByText('Det samme til et annet hjem').count()).toBe(0);
      }
    },
  );

  it('a teacher finds a pupil of a group from the list of conversations', async () => {
    const page = await visitAs(LARS, { path: '/staff/messages' });
    await page.getByText('Skriv til et hjem', { exact: true }).click();
    await page.getByLabel('Klasse eller gruppe').selectOption('6A');
    const iben = page.getByRole('link', { name: 'Iben Haugen Lunde', exact: true });
    await iben.waitFor();
    await expectAccessible(page);
    await iben.click();
    await page.getByRole('heading', { level: 1, name: /^Ny samtale/ }).waitFor();
  });
});

describe('the answer hours', () => {
  it.each(WIDTHS)(
    'in the evening a family sees before sending when the school gets it at %i px (G3)',
    async (width) => {
      const threadId = await begun(`Kveld (${width})`, 'Hei.');
      const page = await visitAs(KARI, { width, locale: 'nn-NO' });
      // The clock is the same for every file: only this browser has the evening.
      await changeAnswers(page, (value, name) =>
        name === 'delivery'
          ? { at: '2026-12-02T06:30:00.000Z', urgent: { name: 'Kontoret', phone: '57 00 00 10' } }
          : value,
      );
      await goTo(page, pathOf(threadId));
      await page.getByText('Skulen får meldinga i morgon kl. 07:30. Hastar det, ring 57 00 00 10.').waitFor();
      await expectAccessible(page);
      await goTo(page, `/children/${emma}/messages/new`);
      await page.getByText('Skulen får meldinga i morgon kl. 07:30. Hastar det, ring 57 00 00 10.').waitFor();
      await page.getByText('Gjeld det helse eller noko anna kjensleg?').waitFor();
      await expectAccessible(page);
    },
  );

  it('a teacher chooses whether messages come at once, by one tap', async () => {
    const page = await visitAs(LARS, { path: '/choices' });
    const choice = page.getByRole('switch', { name: /^Vis meldingene med en gang/ });
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(true);
    await choice.click();
    await expect
      .poll(async () => (await ask<{ atOnce: boolean }>(LARS, 'GET /v1/staff/message-choice')).atOnce, SOON)
      .toBe(false);
    await expectAccessible(page);
    await choice.click();
    await expect
      .poll(async () => (await ask<{ atOnce: boolean }>(LARS, 'GET /v1/staff/message-choice')).atOnce, SOON)
      .toBe(true);
  });
});

describe('the pupil', () => {
  it.each(WIDTHS)('a pupil of age writes with the school alone at %i px', async (width) => {
    const page = await visitAs(THEA, { width });
    // The first page may lead there too, where there is news.
    await page.getByRole('navigation').getByRole('link', { name: 'Samtaler' }).click();
    await page.getByRole('link', { name: 'Skriv til skolen' }).click();
    await page.getByLabel('Emne').fill(`Fri (${width})`);
    await page.getByLabel('Melding').fill('Kan jeg gå tidlig?');
    await expectAccessible(page);
    await button(page, 'Send').click();
    await page.getByRole('heading', { level: 1, name: `Fri (${width})` }).waitFor();
    await expectAccessible(page);
    expect(new URL(page.url()).pathname).toMatch(/^\/messages\/\w+$/);
  });

  it('a pupil who is not of age has no menu entry, and the page says who writes', async () => {
    const page = await visitAs('jonas-pupil-minor', { path: '/messages' });
    await page.getByText('Før du fyller 18, er det foresatte som skriver').waitFor();
    expect(await page.getByRole('link', { name: 'Samtaler' }).count()).toBe(0);
    await expectAccessible(page);
    await goTo(page, '/messages/new');
    await page.getByText('Før du fyller 18').waitFor();
    await expectAccessible(page);
  });
});

describe('a conversation of others', () => {
  it('a conversation of others is as good as absent', async () => {
    const threadId = await begun('Hemmelig', 'Bare til Liv.');
    const page = await visitAs(ANNE, { path: pathOf(threadId) });
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('Hemmelig').count()).toBe(0);
    await expectAccessible(page);
  });

  it('a list without conversations says how to begin', async () => {
    const page = await visitAs('marit-foster-parent', { path: '/messages', width: 1280 });
    await page.getByText('Ingen samtaler ennå. Trykk «Skriv til skolen» for å begynne en.').waitFor();
    await expectAccessible(page);
  });
});

describe('the keyboard alone in a conversation', () => {
  it.each(WIDTHS)('a guardian begins a conversation and writes on at %i px', async (width) => {
    const page = await visitAs(KARI, { width, path: '/messages' });
    await tabTo(page, /^Skriv til skolen om Emma/);
    await pressAndStay(page, 'Enter');
    await page.getByLabel('Emne').waitFor();
    await tabTo(page, /^Emne/);
    await page.keyboard.type(`Tastatur (${width})`);
    await tabTo(page, /^Melding/);
    await page.keyboard.type('Uten mus.');
    await tabTo(page, /^Send$/);
    await pressAndStay(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: `Tastatur (${width})` }).waitFor();
    await tabTo(page, /^Melding om Emma/);
    await page.keyboard.type('Og en til.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('listitem').getByText('Og en til.').waitFor();
    await settled(page);
    expect(await focused(page)).toContain('Melding om Emma');
  });
});
