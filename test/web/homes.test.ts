import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, settled, TOKEN, visitAs, WIDTHS } from './support/browser.ts';
import { classOf, goTo } from './support/class-data.ts';

/** This file owns which adults of the pupils of 6A (Havna) may be named to each other, but not of Iben. */
const [OFFICE, TEACHER] = ['nils-office-havna', 'lars-contact-teacher-havna'];

type Homes = {
  readonly pupilId: string;
  readonly guardians: readonly { readonly name: string }[];
  readonly pairs: readonly { readonly decision: string; readonly mayBeTogether: boolean }[];
  readonly homes: readonly (readonly string[])[];
};
type Pupils = { readonly pupils: readonly { readonly pupilId: string; readonly pupilName: string }[] };

let schoolId = '';
/** Pupils with two adults whom nobody has to protect: one for each test that decides. */
let families: Homes[] = [];
const homesOf = (pupilId: string) => ask<Homes>(OFFICE, `GET /v1/schools/${schoolId}/pupils/${pupilId}/homes`);

beforeAll(async () => {
  const own = await classOf(TEACHER);
  schoolId = own.schoolId;
  const { pupils } = await ask<Pupils>(TEACHER, `GET /v1/groups/${own.groupId}/pupils`);
  const others = pupils.filter(({ pupilName }) => !pupilName.startsWith('Iben'));
  const all = await Promise.all(others.map(({ pupilId }) => homesOf(pupilId)));
  families = all.filter(({ pairs }) => pairs.length === 1 && pairs[0]?.mayBeTogether);
});

async function openHomes(page: Page, { pupilId }: Homes): Promise<void> {
  await goTo(page, `/pupils/${schoolId}/${pupilId}`);
  await page.getByRole('heading', { level: 2, name: 'Hjem' }).waitFor();
  await settled(page);
}
const family = (at: number): Homes => {
  const found = families[at];
  if (!found) throw new Error(`6A has no ${at + 1} pupils with two adults.`);
  return found;
};

describe('the homes of a pupil (J2)', () => {
  it.each(WIDTHS)(
    'at %i px the office lets two adults be named to each other after a question, and keeps them apart at once',
    async (width) => {
      const own = family(width === 360 ? 0 : 1);
      const page = await visitAs(OFFICE, { width });
      await openHomes(page, own);
      await page.getByText('Ikke bestemt: som to hjem').waitFor();
      await page.getByText(/^Hjem 2: /).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Ja, samme hjem' }).click();
      await page.getByText(/får se navnene til hverandre/).waitFor();
      await expectAccessible(page);
      expect((await homesOf(own.pupilId)).pairs[0]?.decision).toBe('unknown');
      await page.getByRole('button', { name: 'Ja, samme hjem' }).click();
      await page.getByText(/^Bestemt /).waitFor();
      await settled(page);
      expect(await page.getByText(/^Hjem \d: /).allTextContents()).toEqual([expect.stringMatching(/^Hjem 1: .+, .+$/)]);
      expect(await page.getByRole('button', { name: 'Ja, samme hjem' }).count()).toBe(0);
      await expectAccessible(page);
      expect(await homesOf(own.pupilId)).toMatchObject({ pairs: [{ decision: 'together', together: true }] });

      await page.getByRole('button', { name: 'Nei, to hjem' }).click();
      await page.getByText(/^Hjem 2: /).waitFor();
      await expectAccessible(page);
      expect(await homesOf(own.pupilId)).toMatchObject({ pairs: [{ decision: 'apart', together: false }] });
      await expectNothingKept(page, [...own.guardians.map(({ name }) => name), TOKEN]);
    },
    120_000,
  );

  it('somebody who decides on what another has changed meanwhile is told so, and sees what holds after a reload', async () => {
    const own = family(2);
    const page = await visitAs(OFFICE);
    await openHomes(page, own);
    await ask('nils-office-havna', `PUT /v1/schools/${schoolId}/pupils/${own.pupilId}/homes/${idsOf(own).join('/')}`, {
      body: { together: false },
      ifMatch: '"0"',
    });
    await page.getByRole('button', { name: 'Ja, samme hjem' }).click();
    await page.getByRole('button', { name: 'Ja, samme hjem' }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    expect((await homesOf(own.pupilId)).pairs[0]?.decision).toBe('apart');
  });

  it('the contact teacher sees the homes and decides nothing', async () => {
    const own = family(3);
    const page = await visitAs(TEACHER);
    await openHomes(page, own);
    await page.getByText(/^Hjem 2: /).waitFor();
    for (const name of ['Ja, samme hjem', 'Nei, to hjem'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('adults of whom one is protected, and one adult alone, get a sentence and nothing to open', async () => {
    const own = family(3);
    const page = await visitAs(OFFICE);
    const pairs = own.pairs.map((pair) => ({ ...pair, mayBeTogether: false }));
    await page.route('**/homes', (route) => route.fulfill({ json: { ...own, pairs } }));
    await openHomes(page, own);
    await page.getByText(/Skolen nevner dem ikke for hverandre/).waitFor();
    expect(await page.getByRole('button', { name: 'Ja, samme hjem' }).count()).toBe(0);
    await expectAccessible(page);
    await page.unroute('**/homes');
    await page.route('**/homes', (route) => route.fulfill({ json: { ...own, pairs: [] } }));
    await openHomes(page, family(2));
    await page.getByText(/Bare én foresatt har tilgang nå/).waitFor();
    await expectAccessible(page);
  });
});

const idsOf = ({ homes }: Homes): readonly string[] => homes.flat();
