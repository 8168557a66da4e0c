import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { ContactTeacher } from './support/contact-teacher.ts';

/** This file owns Camilla and Vilde Strand (8A, Havna), whose contact teacher sends the warnings. */
const CAMILLA = 'camilla-protected-guardian';
const KINDS = { 360: ['order', 'orden'], 1280: ['conduct', 'atferd'] } as const;

type Children = { readonly children: readonly { readonly childId: string; readonly schoolId: string }[] };

const vilde = { pupilId: '', schoolId: '' };
const warned = { order: '', conduct: '' };

beforeAll(async () => {
  const { children } = await ask<Children>(CAMILLA, 'GET /v1/guardian/children');
  Object.assign(vilde, { pupilId: children[0]?.childId, schoolId: children[0]?.schoolId });
  const teacher = new ContactTeacher('staff-hs-contact-8');
  const said = { details: 'Tre ganger for sent.\n<b>Uten grunn</b>', wayOut: 'Kom til timen før den begynner.' };
  for (const kind of ['order', 'conduct'] as const) warned[kind] = await teacher.warn(vilde, { kind, ...said });
  await told(2);
});

/** Waits until the warnings are in the inbox: facts travel through a queue. */
const told = (count: number): Promise<unknown> =>
  vi.waitUntil(
    async () => {
      const inbox = await ask<{ unread: { warnings: number } }>(CAMILLA, 'GET /v1/guardian/inbox');
      return inbox.unread.warnings === count;
    },
    { timeout: 30_000, interval: 500 },
  );

const warning = (page: Page, kind: string) => page.getByRole('link', { name: `Varsel om ${kind}`, exact: true });

describe('a guardian with warnings about a child', () => {
  it.each(WIDTHS)(
    'a guardian finds an unopened warning at %i px, gets its letter and acknowledges it in one tap (D5)',
    async (width) => {
      const page = await visitAs(CAMILLA, { width, path: `/children/${vilde.pupilId}/warnings` });
      await page
        .getByRole('link', { name: /Innboks/ })
        .getByText(/uleste/i)
        .waitFor({ state: 'attached' });
      const [, words] = KINDS[width];
      const card = page.getByRole('listitem').filter({ has: warning(page, words) });
      await card.getByText('Ikke åpnet av deg').waitFor();
      await expectAccessible(page);

      await warning(page, words).click();
      await page.getByText('Kom til timen før den begynner.').waitFor();
      expect(await page.getByText('<b>Uten grunn</b>').count()).toBe(1);
      expect(await page.getByRole('link', { name: '57 00 00 00' }).getAttribute('href')).toBe('tel:57000000');
      await expectAccessible(page);

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Last ned brevet (PDF)' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('varsel-2026-12-01.pdf');

      const posts: string[] = [];
      page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
      await page.getByRole('button', { name: 'Jeg har lest varselet' }).dblclick();
      await page.getByText(/Du bekreftet .* at du har lest varselet/).waitFor();
      expect(posts.filter((url) => url.endsWith('/acknowledgement'))).toHaveLength(1);
      await expectAccessible(page);

      await page.getByRole('link', { name: 'Tilbake' }).click();
      await card.getByText('Bekreftet lest').waitFor();
      await expectNothingKept(page, ['Vilde', 'Strand', 'Kom til timen', 'Bearer', TOKEN]);
    },
  );

  it('a guardian reads in nynorsk that a warning was withdrawn, and why', async () => {
    const reason = 'Gjaldt en annen elev.';
    await new ContactTeacher('staff-hs-contact-8').withdraw(vilde, warned.conduct, reason);
    const page = await visitAs(CAMILLA, { locale: 'nn-NO', path: `/children/${vilde.pupilId}/warnings` });
    await page.getByText('Trekt tilbake').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Varsel om åtferd' }).click();
    await page.getByText('Varselet gjeld ikkje lenger.').waitFor();
    expect(await page.getByText(reason).count()).toBe(1);
    await expectAccessible(page);
  });

  it('a guardian sees of a warning that is not there only that it is not hers to see', async () => {
    const page = await visitAs(CAMILLA, { path: `/children/${vilde.pupilId}/warnings/${'0'.repeat(36)}` });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('button', { name: 'Jeg har lest varselet' }).count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('a guardian without warnings', () => {
  it('a guardian without warnings reads that there are none', async () => {
    const { children } = await ask<Children>('anne-separated-guardian', 'GET /v1/guardian/children');
    const path = `/children/${children[0]?.childId}/warnings`;
    const page = await visitAs('anne-separated-guardian', { dark: true, path });
    await page.getByText('Ingen varsler.').waitFor();
    await settled(page);
    await expectAccessible(page);
  });
});
