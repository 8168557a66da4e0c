// Rare states of a lesson: the API's answer is changed on its way to the page, and nothing is stored.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openPage, signIn } from './support/browser.ts';
import { lessonOn, pageOf, routeOf } from './support/lessons.ts';

const LIV = 'liv-contact-teacher';

type Answer = { pupils: Record<string, unknown>[]; [field: string]: unknown };

/** Opens a lesson whose answer is changed first. */
async function openChanged(day: string, change: (answer: Answer) => object, width = 360): Promise<Page> {
  const lesson = await lessonOn(LIV, day, 0);
  const page = await openPage({ width, path: pageOf(lesson) });
  await page.route(`**${routeOf(lesson)}`, async (route) => {
    const response = await route.fetch();
    const answer: Answer = await response.json();
    await route.fulfill({ response, json: { ...answer, ...change(answer) } });
  });
  await signIn(page, LIV);
  return page;
}

const reported = { source: 'report', id: 'r', from: null, to: null, unconfirmed: false };

describe('the roster', () => {
  it('each pupil who is reported away is asked for, and nobody is stored blindly (B1, B10)', async () => {
    const page = await openChanged('2026-11-24', ({ pupils }) => ({
      pupils: pupils.map((pupil, index) => {
        if (index === 0 || index === 1) return { ...pupil, suggestion: reported };
        if (index === 2) return { ...pupil, suggestion: { ...reported, from: '10:00', to: '10:20' } };
        return index === 3 ? { ...pupil, suggestion: { ...reported, unconfirmed: true } } : pupil;
      }),
    }));
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData() ?? ''));
    await page.getByRole('heading', { name: '4 meldt borte' }).waitFor();
    await expectAccessible(page);
    expect(await page.locator('[data-state="asked"] :checked').count()).toBe(0);
    await page.getByRole('button', { name: 'Bekreft time' }).click();
    await page.keyboard.press('Control+Enter');
    expect(await page.locator('#suggestions').evaluate((card) => card === document.activeElement)).toBe(true);
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: 'Agnes Ahmed er til stede' }).click();
    await page.getByRole('button', { name: 'Alle 2 er borte' }).click();
    await page.getByText('Svar først for 1 som er meldt borte.').waitFor();
    await page.getByRole('button', { name: 'Birk Sunde er borte' }).click();
    expect(await page.locator('.sentence').textContent()).toBe(
      'Lagres: Agnes Ahmed til stede, selv om meldt borte, Agnes Sandvik Tangen borte, Biret Hauge borte 20 min, Birk Sunde borte',
    );
    await expectAccessible(page);
  });

  it('the roster tells who is exempt, who has left the group and who is protected', async () => {
    const page = await openChanged('2026-11-24', ({ pupils }) => ({
      pupils: pupils.map((pupil, index) => {
        if (index === 0) return { ...pupil, exempt: true };
        if (index === 1) return { ...pupil, member: false, entry: { kind: 'absent', minutes: 60 } };
        return index === 2 ? { ...pupil, protected: true } : pupil;
      }),
    }));
    await page.getByText('Fritatt fra faget').waitFor();
    expect(await page.locator('.pupil').first().getByRole('radio').count()).toBe(0);
    expect(await page.getByText('Ikke lenger i gruppen').count()).toBe(1);
    expect(await page.getByText('Beskyttet adresse').count()).toBe(1);
    expect(await page.getByText('22 av 23 til stede').count()).toBe(1);
    await expectAccessible(page);
  });

  it.each([
    ['a cancelled lesson', { state: 'cancelled' }, 'Timen er avlyst. Du trenger ikke gjøre noe.'],
    ['a lesson that is gone', { state: 'cancelled', displaced: 'gone' }, 'Timen står ikke lenger i timeplanen.'],
    ['a lesson that moved', { displaced: 'moved', unsettled: true }, 'Timen er flyttet etter at noen ble ført borte.'],
    ['a lesson without pupils', { pupils: [] }, 'Ingen elever er i gruppen denne dagen.'],
  ])('the page says what to do with %s', async (_what, change, words) => {
    const page = await openChanged('2026-11-24', () => change);
    await page.getByText(words).waitFor();
    expect(await page.locator('.pupil').count()).toBe(0);
    await expectAccessible(page);
  });

  it('a lesson takes no entries before it begins', async () => {
    const page = await openChanged('2026-12-02', () => ({}));
    await page.getByText('Kan føres fra onsdag 2. desember kl. 08:30.').waitFor();
    expect(await page.locator('.pupil input:enabled').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Bekreft time' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('the reason stands there when the API refuses to settle what is settled', async () => {
    const page = await openChanged('2026-11-24', () => ({ displaced: 'moved', unsettled: true }));
    await page.getByRole('button', { name: 'Behold føringen' }).click();
    await page.getByRole('alert').getByText('Det er ikke noe å avgjøre').waitFor();
    await expectAccessible(page);
  });

  it('forty pupils with long names never scroll sideways', async () => {
    const page = await openChanged(
      '2026-11-24',
      ({ pupils }) => ({
        pupils: Array.from({ length: 40 }, (_, index) => ({
          ...pupils[index % pupils.length],
          pupilId: `p${index}`,
          pupilName: index === 0 ? `Åse-Kristianne ${'Wolff'.repeat(14)}` : `علي ${index} 🙂`,
        })),
      }),
      320,
    );
    expect(await page.locator('.pupil').count()).toBe(40);
    await expectAccessible(page);
  });

  it('a lesson is not there for a teacher of other groups', async () => {
    const lesson = await lessonOn(LIV, '2026-11-24', 0);
    const page = await openPage({ path: pageOf(lesson) });
    await signIn(page, 'lars-contact-teacher-havna');
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
  });
});
