import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { goTo } from './support/class-data.ts';

/** This file owns the applications for leave of Amir (1STB): Sigrid applies, Einar decides, Wenche looks on. */
const [SIGRID, EINAR, WENCHE] = ['sigrid-legal-guardian', 'einar-principal-vgs', 'wenche-office-vgs'];

/** Weeks of school, one per test: five days are for the principal to decide. */
const WEEKS = {
  360: ['2027-01-11', '2027-01-15'],
  1280: ['2027-01-18', '2027-01-22'],
  late: ['2027-01-25', '2027-01-29'],
} as const;

type Child = { readonly childId: string; readonly schoolId: string; readonly pupilName: string };
type Leave = { readonly leaveId: string; readonly status: string };

let amir: Child;
beforeAll(async () => {
  const { children } = await ask<{ children: Child[] }>(SIGRID, 'GET /v1/guardian/children');
  const [child] = children;
  if (!child) throw new Error('Sigrid has no child.');
  amir = child;
});

async function apply([firstDay, lastDay]: (typeof WEEKS)[keyof typeof WEEKS]): Promise<string> {
  const path = `/v1/guardian/children/${amir.childId}/leave-applications`;
  const { leaveId } = await ask<Leave>(SIGRID, `POST ${path}`, { body: { firstDay, lastDay, purposeId: 'travel' } });
  return leaveId;
}

const statusOf = async (leaveId: string): Promise<string> =>
  (await ask<Leave>(SIGRID, `GET /v1/guardian/children/${amir.childId}/leave-applications/${leaveId}`)).status;

describe('a principal who decides leave', () => {
  it.each(WIDTHS)('grants a week from the list of what waits, once for two taps, at %i px (A10)', async (width) => {
    const leaveId = await apply(WEEKS[width as 360 | 1280]);
    const page = await visitAs(EINAR, { width });
    await page
      .getByRole('main')
      .getByRole('link', { name: /permisjon/i })
      .first()
      .click();
    const application = page.locator(`a[href$="/${leaveId}"]`);
    await application.waitFor();
    await page.getByText('skoledager: 5 · rektor avgjør').first().waitFor();
    await expectAccessible(page);
    await application.click();
    await page.getByText('Familien får svaret med en gang.').waitFor();
    await expectAccessible(page);
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await page.getByRole('button', { name: 'Innvilg' }).dblclick();
    await page.getByText(/^deg · /).waitFor();
    await settled(page);
    expect([sent.length, await statusOf(leaveId)]).toEqual([1, 'granted']);
    expect(await page.getByRole('button', { name: 'Innvilg' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Tilbake' }).click();
    await page.getByLabel('Status').waitFor();
    await settled(page);
    expect(await application.count()).toBe(0);
    await page.getByLabel('Status').selectOption('granted');
    await application.waitFor();
    await expectNothingKept(page, ['Amir', TOKEN]);
  });

  it('a principal reads that the family has withdrawn the application meanwhile, and the office only looks on', async () => {
    const leaveId = await apply(WEEKS.late);
    const path = `/school/${amir.schoolId}/leave/${amir.childId}/${leaveId}`;
    const office = await visitAs(WENCHE, { locale: 'nn-NO', path });
    await office.getByText('Rektor avgjer denne søknaden.').waitFor();
    expect(await office.getByRole('button', { name: 'Innvilg' }).count()).toBe(0);
    await expectAccessible(office);

    const page = await visitAs(EINAR, { path });
    await page.getByRole('button', { name: 'Avslå' }).click();
    await page.getByLabel('Grunn til avslag').selectOption({ index: 1 });
    const own = `/v1/guardian/children/${amir.childId}/leave-applications/${leaveId}`;
    await ask(SIGRID, `POST ${own}/withdrawal`, { ifMatch: '"1"' });
    await page.getByRole('button', { name: 'Avslå' }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    expect(await statusOf(leaveId)).toBe('withdrawn');
    await goTo(page, `/school/${amir.schoolId}/leave`);
    await page.getByLabel('Status').selectOption('refused');
    await settled(page);
    expect(await page.getByRole('link', { name: /^Amir Rahimi/ }).count()).toBe(0);
    await expectAccessible(page);
  });
});
