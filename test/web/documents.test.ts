import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, settled, visitAs, WIDTHS } from './support/browser.ts';
import { classOf, goTo } from './support/class-data.ts';
import { KARI } from './support/emma.ts';

/** This file owns the documents about Emma, whose contact teacher is Liv; Henrik teaches her, and Astrid leads. */
const LIV = 'liv-contact-teacher';
const HENRIK = 'henrik-subject-teacher';
const ASTRID = 'astrid-leader';

type View = {
  readonly documentId: string;
  readonly version: number;
  readonly status: string;
  readonly sections: readonly { readonly sectionId: string; readonly version: number; readonly values: object }[];
};

let base = '';
let pupilPath = '';
let emma = '';
const idsOf = async (persona: string) => (await ask<{ staffId: string }>(persona, 'GET /v1/staff/me')).staffId;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Begins minutes by the API, filled in as far as the template demands; answers the document. */
async function minutes(title: string): Promise<View> {
  const body = { templateId: 'conversation-minutes', language: 'nb', title };
  const begun = await ask<View>(LIV, `POST ${base}`, { body });
  const save = (sectionId: string, values: object) =>
    ask(LIV, `PUT ${base}/${begun.documentId}/sections/${sectionId}`, { body: { values }, ifMatch: '"1"' });
  await save('talk', { 'held-on': '2026-11-20', present: 'Emma, Kari, Liv' });
  await save('agreed', { points: [{ point: 'Lese hver dag', who: 'Emma' }] });
  return ask<View>(LIV, `GET ${base}/${begun.documentId}`);
}
const share = async (documentId: string, persona: string, role: string) => {
  const staffId = await idsOf(persona);
  await ask(LIV, `PUT ${base}/${documentId}/grants/${staffId}`, { body: { role, lastDay: null }, ifMatch: '*' });
};
const open = (page: Page, documentId: string) => goTo(page, `/documents/${pupilPath}/${documentId}`);

const openedAgain = async (page: Page, documentId: string, words: Locator): Promise<number> => {
  await goTo(page, '/documents');
  await open(page, documentId);
  return words.count();
};

beforeAll(async () => {
  const { schoolId, pupilId } = await classOf(LIV);
  emma = pupilId('Emma Solvang');
  pupilPath = `${schoolId}/${emma}`;
  base = `/v1/schools/${schoolId}/pupils/${emma}/documents`;
});

describe('writing a document (I1, I2, I3)', () => {
  it.each(WIDTHS)(
    'a teacher begins minutes, writes them, publishes them, and the guardian reads them at %i px',
    async (width) => {
      const title = `Høstsamtale ${width}`;
      const page = await visitAs(LIV, { width });
      await goTo(page, `/pupils/${pupilPath}/documents`);
      await expectAccessible(page);
      await button(page, 'Begynn å skrive').click();
      await page.getByRole('link', { name: 'Velg hva slags dokument.' }).waitFor();
      await page.getByLabel('Hva slags dokument').selectOption({ label: 'Referat fra utviklingssamtale' });
      await page.getByText('Det kan publiseres til hjemmet når du vil.').waitFor();
      await page.getByLabel('Egen tittel (frivillig)').fill(title);
      await button(page, 'Begynn å skrive').click();
      await page.getByText('Bare du ser dette dokumentet. Ingenting er sendt til noen.').waitFor();
      await expectAccessible(page);
      await page.getByLabel('Dato (må fylles ut)').fill('2026-11-20');
      await page.getByLabel('Hvem som var med (må fylles ut)').fill('Emma, Kari og Liv');
      await page.getByLabel('Hva', { exact: true }).fill('Lese hver dag');
      await page.getByLabel('Hvem', { exact: true }).fill('Emma');
      await page.getByRole('heading', { name: 'Gå videre' }).click();
      await page
        .getByText(/^Lagret · Liv /)
        .first()
        .waitFor();
      await button(page, 'Publiser til hjemmet').click();
      await page.getByRole('heading', { name: 'Får lese', exact: true }).waitFor();
      await expectAccessible(page);
      await button(page, 'Publiser').click();
      await button(page, 'Ja, publiser').click();
      await page.getByText(/^Hjemmet leser teksten som Liv .* publiserte .* Ingenting er endret siden\.$/).waitFor();
      await expectAccessible(page);
      const home = await visitAs(KARI, { width, path: `/children/${emma}` });
      await home.getByRole('link', { name: 'Dokumenter' }).click();
      const published = home.getByRole('link', { name: new RegExp(`^Referat fra utviklingssamtale: ${title}`) });
      await published.waitFor();
      await expectAccessible(home);
      await published.click();
      await home.getByText('Lese hver dag').waitFor();
      await expectAccessible(home);
    },
  );

  it('a teacher takes a section that concerns two pupils over into the document of the other', async () => {
    const { documentId } = await minutes('Felles sak');
    const { schoolId, classmateOf } = await classOf(LIV);
    const page = await visitAs(LIV);
    await goTo(page, `/pupils/${schoolId}/${classmateOf('Emma Solvang')}/documents`);
    await page.getByLabel('Hva slags dokument').selectOption({ label: 'Referat fra utviklingssamtale' });
    await page.getByLabel(/^Ta med tekst fra et dokument om en annen elev/).selectOption(documentId);
    await page.getByLabel('Avtalt').check();
    await expectAccessible(page);
    await button(page, 'Begynn å skrive').click();
    await expect.poll(() => page.getByLabel('Hva', { exact: true }).inputValue()).toBe('Lese hver dag');
  });

  it('two teachers who write one section at the same time both keep their text', async () => {
    const { documentId } = await minutes('Sammen');
    await share(documentId, HENRIK, 'edit');
    const [liv, henrik] = await Promise.all([visitAs(LIV), visitAs(HENRIK)]);
    await Promise.all([open(liv, documentId), open(henrik, documentId)]);
    await liv.getByLabel('Fag og læring').fill('Liv skrev dette.');
    await liv.getByRole('heading', { name: 'Gå videre' }).click();
    await liv
      .getByText(/^Lagret · Liv /)
      .first()
      .waitFor();
    await henrik.getByLabel('Fag og læring').fill('Henrik skrev dette.');
    await henrik.getByRole('heading', { name: 'Gå videre' }).click();
    await henrik.getByText(/lagret denne delen .* mens du skrev\. Ingenting er borte\./).waitFor();
    await expectAccessible(henrik);
    await button(henrik, 'Behold begge, min sist').click();
    await henrik
      .getByText(/^Lagret · Henrik /)
      .first()
      .waitFor();
    const { sections } = await ask<View>(LIV, `GET ${base}/${documentId}`);
    expect(sections.find(({ sectionId }) => sectionId === 'status')?.values).toEqual({
      subjects: 'Liv skrev dette.\nHenrik skrev dette.',
    });
  });

  it('what is typed within the pause is saved when the person goes to another page of the portal', async () => {
    const { documentId } = await minutes('Pause');
    const page = await visitAs(LIV, { locale: 'nn-NO' });
    await open(page, documentId);
    await page.getByLabel('Trivsel og skulemiljø').fill('Trivst godt.');
    await goTo(page, '/documents');
    await settled(page);
    await expect
      .poll(async () => JSON.stringify((await ask<View>(LIV, `GET ${base}/${documentId}`)).sections))
      .toContain('Trivst godt.');
    await expectAccessible(page);
  });
});

describe('approval and the people of a document (I2, I4)', () => {
  it.each(WIDTHS)(
    'an owner shares, asks a leader, who finds it in the queue, sends it back, and then approves at %i px',
    async (width) => {
      const body = { templateId: 'activity-plan', language: 'nb', title: `Plan ${width}` };
      const { documentId } = await ask<View>(LIV, `POST ${base}`, { body });
      const save = (sectionId: string, values: object) =>
        ask(LIV, `PUT ${base}/${documentId}/sections/${sectionId}`, { body: { values }, ifMatch: '"1"' });
      const page = await visitAs(LIV, { width });
      await open(page, documentId);
      await page.getByText('Før dokumentet kan gå videre, må disse feltene fylles ut:').waitFor();
      await expectAccessible(page);
      await save('pupil', { heard: 'Jeg er redd i friminuttene.' });
      await save('problem', { problem: 'Utrygt i friminuttene.' });
      await save('measures', { planned: [{ measure: 'Voksen ute', when: 'Hver dag', who: 'Liv' }] });
      await save('evaluation', { 'evaluated-on': '2027-01-15' });
      await goTo(page, `/documents/${pupilPath}/${documentId}/people`);
      await page.getByLabel('Finn en kollega ved navn').fill('Henrik');
      await button(page, 'Søk').click();
      await page.getByLabel('Kollega', { exact: true }).selectOption({ index: 1 });
      await button(page, 'Del').click();
      await page.getByText('Delt.').waitFor();
      await expectAccessible(page);
      await open(page, documentId);
      await page.getByLabel('Hvem skal godkjenne').selectOption({ index: 1 });
      await button(page, 'Be om godkjenning').click();
      await page.getByText(/er bedt om å godkjenne og har fått beskjed\./).waitFor();
      await expectAccessible(page);
      const leader = await visitAs(ASTRID, { width, path: '/documents' });
      await leader.getByRole('link', { name: /^Venter på at du godkjenner/ }).click();
      await expectAccessible(leader);
      await leader.getByRole('link', { name: new RegExp(`Aktivitetsplan: Plan ${width}`) }).click();
      await leader.getByText(/ber deg godkjenne teksten slik den er nå\./).waitFor();
      await leader.getByText('Send tilbake').first().click();
      await leader.getByLabel('Hvorfor').fill('Skriv når voksen er ute.');
      await button(leader, 'Send tilbake').click();
      await expect.poll(async () => (await ask<View>(LIV, `GET ${base}/${documentId}`)).status).toBe('draft');
      // What was read within ten seconds is not read again.
      const returned = page.getByText(/sendte det tilbake: «Skriv når voksen er ute\.»/);
      await expect.poll(() => openedAgain(page, documentId, returned), { timeout: 30_000 }).toBe(1);
      await page.getByLabel('Hvem skal godkjenne').selectOption({ index: 1 });
      await button(page, 'Be om godkjenning').click();
      await page.getByText(/er bedt om å godkjenne/).waitFor();
      const again = leader.getByRole('link', { name: new RegExp(`Aktivitetsplan: Plan ${width}`) });
      const listed = async () => {
        await goTo(leader, '/documents');
        await goTo(leader, '/documents/approvals');
        return again.count();
      };
      await expect.poll(listed, { timeout: 30_000 }).toBe(1);
      await again.click();
      // The page shows what it read before until the newest has come: an approval is of the text on the page.
      await settled(leader);
      await button(leader, 'Godkjenn').click();
      await button(leader, 'Ja, godkjenn').click();
      await leader.getByText(/^Godkjent av Astrid .* Hjemmet ser det ikke før en eier publiserer det\.$/).waitFor();
      await expectAccessible(leader);
    },
  );

  it('a document is finished by a question that says what it does, reopened with a reason, and only read meanwhile', async () => {
    const { documentId } = await minutes('Ferdig');
    const page = await visitAs(LIV);
    await open(page, documentId);
    await button(page, 'Fullfør').click();
    await page.getByText(/Ingenting sendes: ikke til hjemmet, ikke til rektor og ikke til arkivet\./).waitFor();
    await button(page, 'Ja, fullfør').click();
    await page.getByText('Fullført. Ingen kan endre det, og hjemmet har ikke fått det.').waitFor();
    expect(await page.getByLabel('Fag og læring').count()).toBe(0);
    await expectAccessible(page);
    await page.getByText('Åpne igjen').first().click();
    await button(page, 'Åpne igjen').click();
    await page.getByRole('link', { name: 'Skriv hvorfor.' }).waitFor();
    await page.getByLabel('Hvorfor').fill('Det kom mer.');
    await button(page, 'Åpne igjen').click();
    await page.getByLabel('Fag og læring').waitFor();
  });

  it('a colleague who is not in a document does not find it', async () => {
    const { documentId } = await minutes('Alene');
    const page = await visitAs(HENRIK, { path: '/documents' });
    await open(page, documentId);
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
  });
});
