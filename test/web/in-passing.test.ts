import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, openPage, visitAs, WIDTHS } from './support/browser.ts';
import { classOf, goTo } from './support/class-data.ts';

/** This file owns nobody: it reads pages through which other files' people only pass, and changes nothing. */
const ESKIL = 'eskil-contact-teacher-vgs';
const EINAR = 'einar-principal-vgs';

type StaffMe = { readonly roles: readonly { readonly schoolId: string }[] };

/** The addresses of pages by the person who passes there, each with the heading that it shows. */
async function pagesOf(persona: string): Promise<readonly (readonly [path: string, heading: string])[]> {
  if (persona === ESKIL) {
    const { schoolId, pupilId } = await classOf(ESKIL);
    return [
      ['/classes', 'Klassene mine'],
      [`/pupils/${schoolId}/${pupilId('Jonas Solvang')}/warnings/new`, 'Nytt varsel'],
    ];
  }
  if (persona !== EINAR) return [['/owner/settings', 'Skoleeierens innstillinger']];
  const { roles } = await ask<StaffMe>(EINAR, 'GET /v1/staff/me');
  const school = `/school/${roles[0]?.schoolId}`;
  return [
    [`${school}/find`, 'Finn en elev'],
    [`${school}/settings`, 'Skolens innstillinger'],
  ];
}

describe('a page that people only pass', () => {
  it.each(
    WIDTHS.flatMap((width) => [ESKIL, EINAR, 'torbjorn-owner-admin'].map((persona) => [width, persona] as const)),
  )('a page that people only pass is as accessible as others, at %i px for %s', async (width, persona) => {
    const page = await visitAs(persona, { width });
    for (const [path, heading] of await pagesOf(persona)) {
      await goTo(page, path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await expectAccessible(page);
    }
  });
});

it('a teacher goes back from the form of a call to the pupil: the day of the school is not theirs', async () => {
  const { schoolId, pupilId } = await classOf(ESKIL);
  const page = await visitAs(ESKIL);
  await goTo(page, `/school/${schoolId}/report/${pupilId('Jonas Solvang')}`);
  await page.getByRole('link', { name: 'Tilbake' }).click();
  await page.getByRole('heading', { level: 1, name: 'Eleven' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/pupils/${schoolId}/${pupilId('Jonas Solvang')}`);
});

it('the second half of a double tap chooses no language, when the foot has moved under the finger', async () => {
  const page = await openPage();
  await page.getByText('Nynorsk').scrollIntoViewIfNeeded();
  const nynorsk = await page.getByText('Nynorsk').boundingBox();
  if (!nynorsk) throw new Error('The foot has no Nynorsk.');
  await page.evaluate(({ x, y, width, height }) => {
    const over = document.createElement('button');
    over.textContent = 'Send';
    Object.assign(over.style, { position: 'fixed', left: `${x}px`, top: `${y}px` });
    Object.assign(over.style, { width: `${width}px`, height: `${height}px` });
    over.addEventListener('click', () => over.remove());
    document.body.append(over);
  }, nynorsk);
  await page.getByRole('button', { name: 'Send' }).dblclick();
  expect(await page.locator('html').getAttribute('lang')).toBe('nb');
  await page.getByText('Nynorsk').click();
  expect(await page.locator('html').getAttribute('lang')).toBe('nn');
});
