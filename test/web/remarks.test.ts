import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, settled, visitAs, WIDTHS } from './support/browser.ts';

/** This file owns what Tor reads of the remarks about Iben (6A, Havna), which Lars writes. */
const TOR = 'tor-separated-guardian';
const LARS = 'lars-contact-teacher-havna';
const ADMIN = 'torbjorn-owner-admin';
const SHOWN = 'remarks.visibleToGuardians';

type Children = { readonly children: readonly { readonly childId: string; readonly unread: { remarks: number } }[] };
type Me = { readonly groups: readonly { readonly groupId: string; readonly role: string }[] };
type RemarkForm = {
  readonly lastDay: string;
  readonly categories: readonly { readonly id: string; readonly text: string }[];
};
type Settings = { readonly settings: readonly { readonly key: string; readonly version: number }[] };

let path = '';
let category = '';
const ofTor = async () => (await ask<Children>(TOR, 'GET /v1/guardian/children')).children[0];

/** Lars writes a remark about Iben; it reaches the family's inbox through a queue. */
async function remark(): Promise<void> {
  const { groups } = await ask<Me>(LARS, 'GET /v1/staff/me');
  const group = groups.find((candidate) => candidate.role === 'contact-teacher');
  const form = await ask<RemarkForm>(LARS, `GET /v1/groups/${group?.groupId}/remark-form`);
  const [first] = form.categories;
  category = first?.text ?? '';
  const child = await ofTor();
  path = `/children/${child?.childId}/remarks`;
  await ask(LARS, `POST /v1/groups/${group?.groupId}/remarks`, {
    body: { date: form.lastDay, remarks: [{ pupilId: child?.childId, categoryId: first?.id, comment: '' }] },
  });
  const isTold = async () => ((await ofTor())?.unread.remarks ?? 0) > 0;
  await vi.waitUntil(isTold, { timeout: 30_000, interval: 500 });
}

async function show(value: boolean): Promise<void> {
  const { settings } = await ask<Settings>(ADMIN, 'GET /v1/owner/settings');
  const version = settings.find(({ key }) => key === SHOWN)?.version ?? 0;
  await ask(ADMIN, `PUT /v1/owner/settings/${SHOWN}`, { body: { value }, ifMatch: `"${version}"` });
}

describe('a guardian with remarks about a child', () => {
  beforeAll(remark);

  it('a guardian sees a new remark in the menu’s count, reads it, and the count falls (E2)', async () => {
    const page = await visitAs(TOR, { path: '/inbox' });
    const inbox = page.getByRole('link', { name: /^Innboks/ });
    await inbox.getByText(/uleste/i).waitFor({ state: 'attached' });
    const before = await inbox.textContent();
    await page.getByRole('link', { name: 'En lærer har skrevet en anmerkning' }).first().click();
    await page.getByRole('heading', { name: category }).waitFor();
    await expect.poll(() => inbox.textContent(), { timeout: 20_000 }).not.toBe(before);
    await expectAccessible(page);
  });

  it.each(WIDTHS)('a guardian sees at %i px that an earlier half-year has no remarks, in nynorsk', async (width) => {
    const page = await visitAs(TOR, { width, locale: 'nn-NO', path });
    await page.getByRole('heading', { name: 'Merknader' }).waitFor();
    await page.getByLabel('Halvår').selectOption({ label: 'Våren 2026' });
    await page.getByText('Ingen merknader i dette halvåret.').waitFor();
    await expectAccessible(page);
  });

  it('a guardian reads that the school does not show remarks, where it does not', async () => {
    await show(false);
    try {
      const page = await visitAs(TOR, { path });
      await page.getByText('Skolen viser ikke anmerkninger til foresatte her.').waitFor();
      await settled(page);
      expect(await page.getByRole('heading', { name: category }).count()).toBe(0);
      await expectAccessible(page);
    } finally {
      await show(true);
    }
  });
});
