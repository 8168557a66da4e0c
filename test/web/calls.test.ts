import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openPage, settled, signIn } from './support/browser.ts';

// This file only reads.

/** More than a page takes to ask for what it asks late. */
const MS_LATE = 1500;

/** The requests of the API that a person's first page makes, the sign-in itself left out. */
async function firstPage(persona: string): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
  const page = await openPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/v1/') && pathname !== '/v1/sign-in/feide') asked.push(`${request.method()} ${pathname}`);
  });
  await signIn(page, persona);
  await page.waitForTimeout(MS_LATE);
  await settled(page);
  return { page, asked };
}

describe('the first page of everybody takes two requests of the API at most', () => {
  it.each([
    ['a guardian', 'guro-guardian-of-twins'],
    ['a pupil', 'jonas-pupil-minor'],
    ['a pupil of age', 'sondre-pupil-turning-18'],
    ['a teacher', 'lars-contact-teacher-havna'],
    ['a subject teacher', 'henrik-subject-teacher'],
    ['a stand-in', 'ida-substitute'],
    ['the office', 'nils-office-havna'],
    ['a leader', 'astrid-leader'],
    ['the owner’s administrator', 'torbjorn-owner-admin'],
  ])('the first page of %s', async (_who, persona) => {
    const { asked } = await firstPage(persona);
    expect(asked.length, asked.join(', ')).toBeLessThanOrEqual(2);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('the first page of a teacher has the counts of the menu, and the ways to what the teacher has written', async () => {
    const { page } = await firstPage('henrik-subject-teacher');
    await page.getByText(/tim(e|er) må bekreftes|Alle timer er bekreftet/).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Mine varsler' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mine varsler' }).waitFor();
    await page.getByRole('link', { name: 'I dag' }).click();
    await page.getByRole('link', { name: 'Mine anmerkninger' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mine anmerkninger' }).waitFor();
  });
});
