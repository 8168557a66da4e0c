import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { goTo } from './support/class-data.ts';
import { ContactTeacher } from './support/contact-teacher.ts';

/**
 * This file owns Aksel Hovde (9A, Fjordvik skule), whose address is protected: his warning goes on paper, and to an
 * archive that refuses it.
 */
const [BJORG, TORBJORN, EINAR] = ['bjorg-office', 'torbjorn-owner-admin', 'einar-principal-vgs'];

type Found = { readonly pupils: readonly { readonly pupilId: string; readonly pupilName: string }[] };
type StaffMe = { readonly roles: readonly { readonly schoolId: string }[] };
type Tasks = { readonly tasks: readonly { readonly warningId: string }[] };
/** Facts travel through queues. */
const PATIENCE = { timeout: 110_000, interval: 1000 };
const QUARTER_MS = 900_000;
type Job = { readonly status: string };

const schoolOf = async (persona: string): Promise<string> =>
  (await ask<StaffMe>(persona, 'GET /v1/staff/me')).roles[0]?.schoolId ?? '';

/** Asks the machine's own pages, which no deployed system has. */
async function dev<Answer>(path: string, body?: object): Promise<Answer> {
  const post = body && { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${inject('base')}${path}`, { headers: { accept: 'application/json' }, ...post });
  return (await answer.json()) as Answer;
}

const setFault = (fault: object): Promise<unknown> => dev('/dev/faults', { channel: 'archive', ...fault });

/** The archive's worker runs every minute. No test may need more of the clock: all of them share it. */
const passAMinute = (): Promise<unknown> => dev('/dev/clock', { forwardMinutes: 1 });

/** Letters become tasks at the quarters of an hour. */
async function toNextQuarter(): Promise<void> {
  const { now } = await dev<{ readonly now: string }>('/dev/clock');
  const next = Math.ceil(Date.parse(now) / QUARTER_MS) * QUARTER_MS;
  await dev('/dev/clock', { set: new Date(next + 1000).toISOString() });
}

const warned = { schoolId: '', warningId: '' };
const tasksOf = async (): Promise<number> => {
  const { tasks } = await ask<Tasks>(BJORG, `GET /v1/schools/${warned.schoolId}/paper-tasks`);
  return tasks.filter(({ warningId }) => warningId === warned.warningId).length;
};
const jobNow = async (): Promise<string | undefined> =>
  (await ask<Job>(TORBJORN, `GET /v1/owner/archive/jobs/${warned.warningId}`).catch(() => undefined))?.status;

beforeAll(async () => {
  await setFault({ fault: 'error' });
  const schoolId = await schoolOf(BJORG);
  const search = { body: { name: 'Aksel Hovde' } };
  const { pupils } = await ask<Found>(BJORG, `POST /v1/schools/${schoolId}/pupil-searches`, search);
  const said = { details: 'Kom for sent fem ganger.', wayOut: 'Møt presis ut perioden.' };
  const pupil = { schoolId, pupilId: pupils[0]?.pupilId ?? '' };
  warned.warningId = await new ContactTeacher('staff-fs-contact-9').warn(pupil, { kind: 'order', ...said });
  warned.schoolId = schoolId;
  await vi.waitUntil(jobNow, PATIENCE);
  await passAMinute();
  await vi.waitUntil(async () => (await jobNow()) === 'failed', PATIENCE);
  await toNextQuarter();
  await vi.waitUntil(async () => (await tasksOf()) === 2, PATIENCE);
});
afterAll(() => setFault({ clear: true }));

describe('a letter that must go on paper', () => {
  it.each(WIDTHS)('the office prints a letter and says that it is brought, once, at %i px (D6)', async (width) => {
    const page = await visitAs(BJORG, { width });
    await page.getByRole('main').getByRole('link', { name: /papir/ }).first().click();
    const brought = page.getByRole('button', { name: /^Brevet er levert/ });
    await brought.first().waitFor();
    await expectAccessible(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hent brevet (PDF)' }).first().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
    const [before, tasks] = [await brought.count(), await tasksOf()];
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData() ?? ''));
    await page
      .getByLabel(/^Levert til/)
      .first()
      .selectOption('handed-over');
    await brought.first().dblclick();
    await expect.poll(() => brought.count(), { timeout: 30_000 }).toBe(before - 1);
    expect(sent).toEqual(['{"how":"handed-over"}']);
    expect(await tasksOf()).toBe(tasks - 1);
    await expectAccessible(page);
    await expectNothingKept(page, ['Hovde', 'Aksel', TOKEN]);
  });

  it('a school without letters on paper says so, and another school and the archive are not there', async () => {
    const page = await visitAs(EINAR, { path: '/inbox' });
    await goTo(page, `/school/${await schoolOf(EINAR)}/paper-tasks`);
    await page.getByText('Ingen brev venter på papir.').waitFor();
    await expectAccessible(page);
    for (const path of [`/school/${warned.schoolId}/paper-tasks`, '/owner/archive']) {
      await goTo(page, path);
      await page.getByRole('alert').first().waitFor();
      await settled(page);
      await expectAccessible(page);
    }
  });
});

describe('a letter that the archive refused', () => {
  it('the administrator tries it again with a reason when the archive takes letters again (L1)', async () => {
    const page = await visitAs(TORBJORN, { path: '/owner/archive' });
    await page.locator(`a[href$="/${warned.warningId}"]`).click();
    await page.getByRole('heading', { level: 1, name: 'Levering til arkivet' }).waitFor();
    await page.getByText('Står fast', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await page.locator('ds-error-summary a').first().waitFor();
    await expectAccessible(page);
    await setFault({ clear: true });
    await page.getByLabel('Hvorfor? Skriv ingen navn.').fill('Arkivet svarer igjen.');
    await page.getByRole('button', { name: 'Prøv igjen' }).dblclick();
    await page.getByText('Arkivet svarer igjen.').waitFor();
    await settled(page);
    await expectAccessible(page);
    await passAMinute();
    await vi.waitUntil(async () => (await jobNow()) === 'archived', PATIENCE);
  });
});
