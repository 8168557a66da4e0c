import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, openPage, settled, signIn, visitAs, WIDTHS } from './support/browser.ts';

/** This file owns the inboxes of Anne and Tor; Anne applies for leave, so that Tor is told. */
const ANNE = 'anne-separated-guardian';
const TOR = 'tor-separated-guardian';
const LARS = 'lars-contact-teacher-havna';

type Children = { readonly children: readonly { readonly childId: string }[] };
type Inbox = { readonly items: readonly { readonly id: string; readonly title: string }[] };
type Left = { readonly mails: readonly { readonly to: readonly string[]; readonly text: string }[] };

let childId = '';
let noticeId = '';

const outbox = async (): Promise<Left> => {
  const response = await fetch(`${inject('base')}/dev/outbox`, { headers: { accept: 'application/json' } });
  return (await response.json()) as Left;
};

/** The notices of the mails to an address that begins with the letter; the page masks the rest. */
const noticesTo = async (letter: string): Promise<readonly string[]> =>
  (await outbox()).mails
    .filter(({ to }) => to.some((address) => address.startsWith(letter)))
    .flatMap(({ text }) => /\/n\/([0-9a-f]{40})/.exec(text)?.[1] ?? []);

/**
 * Tor's notices since then. Other files cause notices at the same time, to others whose address begins like his: what
 * is not his is refused.
 */
async function titlesForTor(before: readonly string[]): Promise<Inbox['items']> {
  const since = (await noticesTo('t')).filter((notice) => !before.includes(notice));
  const answers = since.map((id) => ask<{ title: string }>(TOR, `GET /v1/guardian/notices/${id}`));
  const told = await Promise.allSettled(answers);
  return told.flatMap((answer, at) =>
    answer.status === 'fulfilled' ? [{ id: since[at] ?? '', title: answer.value.title }] : [],
  );
}

async function apply(firstDay: string): Promise<void> {
  const body = { firstDay, lastDay: firstDay, purposeId: 'family' };
  await ask(ANNE, `POST /v1/guardian/children/${childId}/leave-applications`, { body });
}

beforeAll(async () => {
  const { children } = await ask<Children>(ANNE, 'GET /v1/guardian/children');
  childId = children[0]?.childId ?? '';
  const before = await noticesTo('t');
  await apply('2027-04-15');
  await apply('2027-04-12');
  noticeId = await vi.waitUntil(
    async () => (await titlesForTor(before)).find(({ title }) => title === 'Det er søkt om permisjon')?.id,
    { timeout: 60_000, interval: 1000 },
  );
});

describe('a guardian with news', () => {
  it.each(WIDTHS)(
    'a guardian sees at %i px what is unread in words, by day, and the way to its page (F1)',
    async (width) => {
      const page = await visitAs(TOR, { width, path: '/inbox' });
      await page.getByRole('heading', { name: /^I dag, / }).waitFor();
      await page.getByText('Ulest', { exact: true }).first().waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Det er søkt om permisjon' }).first().click();
      await page.getByRole('heading', { name: 'Søknad om permisjon' }).waitFor();
      await page.getByText(/^Søkt .* av Anne Lunde/).waitFor();
    },
  );

  it('a guardian opens the link of a notice without a sign-in, and comes back to it afterwards', async () => {
    const page = await openPage({ path: `/n/${noticeId}` });
    await signIn(page, TOR);
    await page.getByText('Det er søkt om permisjon').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/n/${noticeId}`);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Se hele saken' }).click();
    await page.getByRole('heading', { name: 'Søknad om permisjon' }).waitFor();
  });

  it('a guardian marks all of an area read at once', async () => {
    await apply('2027-04-13');
    const unread = async () => (await ask<{ unread: { leave: number } }>(TOR, 'GET /v1/guardian/inbox')).unread;
    await vi.waitUntil(async () => (await unread()).leave > 0, { timeout: 30_000, interval: 500 });
    const page = await visitAs(TOR, { path: '/inbox' });
    await page.getByText('Marker flere som lest').click();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Alt om permisjon/ }).dblclick();
    await page.getByRole('button', { name: /^Alt om permisjon/ }).waitFor({ state: 'detached' });
    expect((await unread()).leave).toBe(0);
  });
});

describe('the question “still away?” in the inbox', () => {
  it('the question of a notice is answered in one tap from its link', async () => {
    const asked = { kind: 'answer-still-away', method: 'POST', path: '/v1/guardian/answered', day: '2026-12-01' };
    const { items } = await ask<Inbox>(TOR, 'GET /v1/guardian/inbox');
    const question = { ...items[0], kind: 'absence-still-away-asked', toDo: asked, readAt: null, overtakenAt: null };
    const page = await visitAs(TOR);
    const bodies: unknown[] = [];
    // The question comes with the next morning; the clock of the system is the same for every file.
    await page.route('**/v1/guardian/notices/*', (route) => route.fulfill({ json: question }));
    await page.route('**/v1/guardian/answered', (route) => {
      bodies.push(route.request().postDataJSON());
      return route.fulfill({ json: {} });
    });
    await page.goto(`/n/${noticeId}`);
    await page.getByRole('button', { name: 'Ja, fortsatt borte' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ja, fortsatt borte' }).dblclick();
    await expect.poll(() => bodies).toEqual([{ day: '2026-12-01', stillAway: true }]);
  });
});

describe('a notice that is not the reader’s', () => {
  it.each([ANNE, LARS])('a notice of somebody else is a page that gives nothing away: %s', async (persona) => {
    const page = await openPage({ path: `/n/${noticeId}`, locale: 'nn-NO' });
    await signIn(page, persona);
    await page.getByRole('heading', { name: 'Beskjeden er ikkje her' }).waitFor();
    expect(await page.getByText('permisjon').count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('an inbox without items', () => {
  it('an inbox without items says what will be there', async () => {
    const page = await visitAs('linda-ended-relation', { dark: true, path: '/inbox' });
    await page.getByText('Ingenting her ennå.').waitFor();
    await settled(page);
    await expectAccessible(page);
  });
});
