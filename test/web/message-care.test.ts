import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, settled, visitAs, WIDTHS } from './support/browser.ts';
import { childOf } from './support/emma.ts';

/** This file owns the conversations of Guro about Eirik. */
const GURO = 'guro-guardian-of-twins';
const HENRIK = 'henrik-subject-teacher';
const ASTRID = 'astrid-leader';

type Threads = { readonly threads: readonly { readonly threadId: string; readonly subject: string }[] };
type Reports = { readonly reports: readonly { readonly reportedId: string }[] };
type Home = { readonly children: readonly { readonly childId: string; readonly schoolId: string }[] };

let eirik = '';
let school = '';

beforeAll(async () => {
  eirik = await childOf(GURO, 'Eirik Dahl');
  const { children } = await ask<Home>(GURO, 'GET /v1/guardian/children');
  school = children.find(({ childId }) => childId === eirik)?.schoolId ?? '';
});

/** A conversation that Henrik has begun with the home; its id. */
async function begun(subject: string, text: string): Promise<string> {
  const at = `/v1/schools/${school}/pupils/${eirik}/threads`;
  await ask(HENRIK, `POST ${at}`, { body: { subject, text } });
  const { threads } = await ask<Threads>(GURO, 'GET /v1/guardian/threads');
  return threads.find((thread) => thread.subject === subject)?.threadId ?? '';
}

const ofStaff = (threadId: string): string => `/staff/messages/${school}/${eirik}/${threadId}`;
const ofHome = (threadId: string): string => `/children/${eirik}/messages/${threadId}`;
/** A conversation's news comes by itself; a test does not wait for it. */
const look = (page: Page) => page.evaluate(() => dispatchEvent(new Event('visibilitychange')));

const pictures = process.env.CARE_PICTURES;
async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

it.each(WIDTHS)(
  'a guardian reports a message, a leader hides it, pauses and ends the pause at %i px',
  async (width) => {
    const threadId = await begun(`Tone (${width})`, 'Dette burde du ha skjønt.');
    const home = await visitAs(GURO, { width, path: ofHome(threadId) });
    await home.getByText('Dette burde du ha skjønt.').waitFor();
    await expectAccessible(home);
    await home.getByRole('button', { name: 'Meld fra om meldingen' }).click();
    await home.getByRole('button', { name: 'Send til ledelsen' }).click();
    await home.getByText('Velg hva som er galt.').waitFor();
    await home.getByLabel('Krenkende eller trakasserende').check();
    await home.getByLabel(/^Vil du si mer/).fill('Det er ikke første gang.');
    await picture(home, `report-dialog-${width}`);
    await expectAccessible(home);
    await home.getByRole('button', { name: 'Send til ledelsen' }).dblclick();
    await home.getByText(/^Takk\. Skolens ledelse har fått/).waitFor();
    await expectAccessible(home);
    await home.getByRole('button', { name: 'Lukk' }).last().click();

    const leader = await visitAs(ASTRID, { width, path: `/school/${school}` });
    await leader
      .getByRole('link', { name: /^Meldte meldinger/ })
      .first()
      .click();
    await leader
      .getByRole('link', { name: /Eirik Dahl/ })
      .first()
      .waitFor();
    await picture(leader, `reported-${width}`);
    await expectAccessible(leader);
    await leader
      .getByRole('link', { name: /Eirik Dahl/ })
      .first()
      .click();
    await leader.getByText('Det er ikke første gang.').waitFor();
    await leader.getByText('Denne er meldt').waitFor();
    await picture(leader, `report-${width}`);
    await expectAccessible(leader);
    await leader.getByText('Sett samtalen på pause', { exact: true }).first().click();
    await settled(leader);
    await leader.getByRole('button', { name: 'Sett samtalen på pause' }).click();
    await leader.getByRole('link', { name: 'Skriv en begrunnelse.' }).waitFor();
    await leader.getByRole('textbox', { name: 'Begrunnelse' }).fill('Vi trenger ro.');
    await leader.getByLabel(/^Siste dag/).fill('2026-12-11');
    await expectAccessible(leader);
    await leader.getByRole('button', { name: 'Sett samtalen på pause' }).click();
    await leader.getByText('Samtalen er på pause til og med 11. desember 2026').waitFor();
    await leader.getByText('Skjul meldingen for alle', { exact: true }).first().click();
    await settled(leader);
    await leader.getByRole('textbox', { name: 'Begrunnelse' }).fill('Krenkende.');
    await leader.getByRole('button', { name: 'Skjul meldingen for alle' }).click();
    await leader.getByText('Skjult for alle i samtalen').waitFor();
    await picture(leader, `report-done-${width}`);
    await expectAccessible(leader);

    const again = await visitAs(GURO, { width, dark: true, path: ofHome(threadId) });
    await again.getByText(/satt samtalen på pause til og med 11\. desember 2026/).waitFor();
    await again.getByText(/er skjult av skolens ledelse/).waitFor();
    expect(await again.getByText('Dette burde du ha skjønt.').count()).toBe(0);
    expect(await again.getByRole('textbox').count()).toBe(0);
    await picture(again, `paused-${width}`);
    await expectAccessible(again);

    await leader.getByText('Avslutt pausen', { exact: true }).first().click();
    await settled(leader);
    await leader.getByRole('textbox', { name: 'Begrunnelse' }).fill('Vi er enige.');
    await leader.getByRole('button', { name: 'Avslutt pausen' }).click();
    await leader.getByText('Pausen avsluttet').waitFor();
    await leader.getByText('Ferdig behandlet', { exact: true }).first().click();
    await settled(leader);
    await leader.getByRole('textbox', { name: 'Hva er gjort?' }).fill('Snakket med begge.');
    await leader.getByRole('button', { name: 'Ferdig behandlet' }).click();
    await leader.getByText(/^Saken er behandlet/).waitFor();
    await expectAccessible(leader);
    await look(again);
    await again.getByText(/avsluttet pausen/).waitFor({ timeout: 40_000 });
  },
);

it.each(WIDTHS)(
  'a teacher takes messages into a document, and a leader holds the conversation at %i px',
  async (width) => {
    const threadId = await begun(`Lekser (${width})`, 'Glosene er viktige.');
    const teacher = await visitAs(HENRIK, { width, path: ofStaff(threadId) });
    await teacher.getByRole('link', { name: 'Ta med i dokument' }).click();
    await teacher.getByRole('heading', { level: 1, name: /Ta med i dokument/ }).waitFor();
    await expectAccessible(teacher);
    await teacher.getByRole('button', { name: 'Lag dokumentet' }).click();
    await teacher.getByRole('link', { name: 'Velg minst én melding.' }).waitFor();
    await teacher.getByLabel(/^Du 1\. desember/).check();
    await teacher.getByLabel(/^Hva skal dokumentet/).fill('Til elevmappen');
    await picture(teacher, `lift-${width}`);
    await expectAccessible(teacher);
    await teacher.getByRole('button', { name: 'Lag dokumentet' }).dblclick();
    await teacher.getByText('Dokumentet er laget.').waitFor();
    await teacher.getByText('Til elevmappen · meldinger: 1').first().waitFor();
    const saved = teacher.waitForEvent('download');
    await teacher.getByRole('button', { name: 'Last ned PDF' }).first().click();
    expect((await saved).suggestedFilename()).toBe('dokument.pdf');
    await picture(teacher, `lifted-${width}`);
    await expectAccessible(teacher);

    const leader = await visitAs(ASTRID, { width, path: `/pupils/${school}/${eirik}` });
    await leader.getByRole('link', { name: 'Samtaler: oversikt' }).click();
    await leader.getByText('Sikre mot sletting', { exact: true }).first().click();
    await settled(leader);
    await leader.getByRole('button', { name: 'Sikre mot sletting' }).click();
    await leader.getByRole('link', { name: 'Fyll ut dette feltet.' }).first().waitFor();
    await leader.getByRole('textbox', { name: 'Begrunnelse' }).fill('Klage er varslet.');
    await leader.getByRole('textbox', { name: 'Hjemmel eller sak' }).fill('Opplæringslova kapittel 12');
    await picture(leader, `records-${width}`);
    await expectAccessible(leader);
    await leader.getByRole('button', { name: 'Sikre mot sletting' }).click();
    await leader
      .getByText(/Klage er varslet\. \(Opplæringslova kapittel 12\)/)
      .first()
      .waitFor();
    expect(await leader.getByText('Lekser').count()).toBe(0);
    const read = leader.waitForEvent('download');
    await leader.getByRole('button', { name: 'Last ned PDF' }).first().click();
    expect((await read).suggestedFilename()).toBe('dokument.pdf');
    await expectAccessible(leader);
    await leader.getByText('Avslutt sikringen', { exact: true }).first().click();
    await settled(leader);
    await leader.getByRole('textbox', { name: 'Begrunnelse' }).fill('Avgjort.');
    await leader.getByRole('button', { name: 'Avslutt sikringen' }).click();
    await expect.poll(() => leader.getByText(/Klage er varslet/).count()).toBe(0);
  },
);

it('an empty list says what comes there, others find no page, and nynorsk is nynorsk', async () => {
  const { reports } = await ask<Reports>(ASTRID, `GET /v1/schools/${school}/reported-messages?limit=50`);
  for (const { reportedId } of reports)
    await ask(ASTRID, `POST /v1/schools/${school}/reported-messages/${reportedId}/handle`, {
      body: { reason: 'Ferdig' },
    });
  const leader = await visitAs(ASTRID, { locale: 'nn-NO', path: `/school/${school}/reported-messages` });
  await leader.getByText(/^Ingen meldingar ventar/).waitFor();
  await expectAccessible(leader);
  await leader
    .getByRole('radio', { name: 'Behandla' })
    .or(leader.getByText('Behandla', { exact: true }))
    .first()
    .click();
  await settled(leader);
  await expectAccessible(leader);
  const teacher = await visitAs(HENRIK, { path: `/school/${school}/reported-messages` });
  await teacher.getByRole('alert').waitFor();
  await expectAccessible(teacher);
  const thread = await begun('Berre lesing', 'Hei.');
  const foreign = await visitAs(HENRIK, { path: `/pupils/${school}/${eirik}/conversations` });
  await foreign.getByRole('alert').first().waitFor();
  await expectAccessible(foreign);
  expect(thread).not.toBe('');
});
