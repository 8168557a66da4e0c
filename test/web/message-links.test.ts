import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, visitAs, WIDTHS } from './support/browser.ts';
import { classOf } from './support/class-data.ts';
import { childOf } from './support/emma.ts';

/** This file owns the conversations of Tor and Lars about Iben. */
const LARS = 'lars-contact-teacher-havna';
const TOR = 'tor-separated-guardian';
const ANNE = 'anne-separated-guardian';

type Threads = { readonly threads: readonly { readonly threadId: string }[] };
type Form = { readonly teachers: readonly { readonly staffId: string; readonly name: string }[] };
type Inbox = { readonly items: readonly { readonly about: { readonly id: string | null } }[] };

let iben = '';
let staffId = '';

/** Begins a conversation as the father by the API; answers its id. */
async function begun(subject: string): Promise<string> {
  const body = { subject, text: 'Er turen i dag?', to: [staffId] };
  return (await ask<Threads>(TOR, `POST /v1/guardian/children/${iben}/threads`, { body })).threads[0]?.threadId ?? '';
}
/** News travels through a queue. */
const isTold = (who: string, path: string, threadId: string) =>
  vi.waitUntil(async () => (await ask<Inbox>(who, `GET ${path}`)).items.some(({ about }) => about.id === threadId), {
    timeout: 30_000,
    interval: 500,
  });

beforeAll(async () => {
  iben = await childOf(TOR, 'Iben Haugen Lunde');
  const { schoolId } = await classOf(LARS);
  expect(schoolId).not.toBe('');
  await ask(LARS, 'POST /v1/staff/message-choice', { body: { atOnce: true } });
  const { teachers } = await ask<Form>(TOR, `GET /v1/guardian/children/${iben}/message-form`);
  staffId = teachers[0]?.staffId ?? '';
});

const field = (page: Page) => page.getByLabel(/^Melding om /);

describe('the inbox leads to the conversation', () => {
  it.each(WIDTHS)(
    'a teacher’s item opens the conversation itself, where the answer is written, at %i px',
    async (width) => {
      const threadId = await begun(`Innboks (${width})`);
      await isTold(LARS, '/v1/staff/inbox', threadId);
      const page = await visitAs(LARS, { width, path: '/inbox' });
      await page.locator(`a[href$="/staff/messages/${threadId}"]`).first().click();
      await page.getByRole('heading', { level: 1, name: `Innboks (${width})` }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/staff/messages/${threadId}`);
      await expectAccessible(page);
      await field(page).fill('Ja, klokka ni.');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.locator('.message').getByText('Ja, klokka ni.').waitFor();
      // The family's item leads to the family's own page of the same conversation.
      await isTold(TOR, '/v1/guardian/inbox', threadId);
      const home = await visitAs(TOR, { width, path: '/inbox' });
      await home.locator(`a[href$="/children/${iben}/messages/${threadId}"]`).first().click();
      await home.locator('.message').getByText('Ja, klokka ni.').waitFor();
    },
  );

  it('a conversation of others is not found by its id', async () => {
    const threadId = await begun('Ikke din');
    const page = await visitAs('liv-contact-teacher', { path: `/staff/messages/${threadId}` });
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('Ikke din').count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('two people in two browsers', () => {
  it('what each writes comes to the other’s open page by itself, and to no other home', async () => {
    const threadId = await begun('To nettlesere');
    const [home, school, other] = [
      await visitAs(TOR, { path: `/children/${iben}/messages/${threadId}` }),
      await visitAs(LARS, { path: `/staff/messages/${threadId}` }),
      await visitAs(ANNE, { path: '/messages' }),
    ];
    // A page that was loaded anew would have lost this.
    for (const page of [home, school]) await page.evaluate(() => Object.assign(window, { stayed: true }));
    const says = async (page: Page, text: string) => {
      await field(page).fill(text);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
    };
    // Nobody touches the page of the one who waits: it asks by itself every 25 seconds.
    await says(school, 'Ja, klokka ni.');
    await home.locator('.message').getByText('Ja, klokka ni.').waitFor({ timeout: 45_000 });
    await says(home, 'Takk, da kommer hun.');
    await school.locator('.message').getByText('Takk, da kommer hun.').waitFor({ timeout: 45_000 });
    for (const page of [home, school]) expect(await page.evaluate(() => Reflect.get(window, 'stayed'))).toBe(true);
    expect(await other.getByText('To nettlesere').count()).toBe(0);
  });
});
