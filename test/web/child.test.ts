import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, openPage, settled, signIn, visitAs, WIDTHS } from './support/browser.ts';
import { aboutEmma, childOf, KARI, PER } from './support/emma.ts';
import { awayInNaturfag } from './support/jonas.ts';

/** This file owns Jonas's absence in Naturfag, and Emma's reports from April on; it only reads about other children. */
let about: Awaited<ReturnType<typeof aboutEmma>>;
let jonas = '';

beforeAll(async () => {
  about = await aboutEmma('2027-04-05');
  jonas = await awayInNaturfag();
});

type Home = {
  readonly children: readonly { readonly childId: string; readonly unread: Readonly<Record<string, number>> }[];
};

/** Goes to a page of the portal without loading it anew, as a link does. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await page.locator('h1').waitFor();
  await settled(page);
}

describe('the overview of a child', () => {
  it.each(WIDTHS)(
    'the overview shows today, figures and the way to every page, by one request, at %i px',
    async (width) => {
      const page = await visitAs(KARI, { width });
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/v1/')) asked.push(new URL(request.url()).pathname);
      });
      await page.getByRole('link', { name: 'Alt om Jonas' }).click();
      await page.getByRole('heading', { name: 'Oversikt' }).waitFor();
      await expectAccessible(page);
      expect(asked).toEqual([`/v1/guardian/children/${jonas}/summary`]);
      expect(await page.getByText('14 t 15 min').isVisible()).toBe(true);
      const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      for (const area of [
        'absence',
        'figures',
        'warnings',
        'remarks',
        'leave',
        'lessons',
        'statements',
        'access',
        'access-log',
      ])
        expect(links).toContain(`/children/${jonas}/${area}`);
      expect(await page.title()).toBe('Oversikt · Skolebro');
    },
  );

  it('the pages of a child of others say nothing about that child', async () => {
    const other = await childOf('guro-guardian-of-twins', 'Ingrid Dahl');
    const page = await visitAs(KARI);
    for (const area of ['', '/absence', '/figures', '/lessons', '/statements']) {
      await goTo(page, `/children/${other}${area}`);
      await page.getByRole('alert').waitFor();
      expect(await page.getByText('Ingrid').count()).toBe(0);
      await expectAccessible(page);
    }
  });
});

describe('the list of reports', () => {
  beforeAll(async () => {
    for (let made = 0; made < 21; made += 1) await about.reported(about.nextDay());
  });

  it('the badge of absence is gone once the guardian has read the list (F1)', async () => {
    await about.reported(about.nextDay());
    // Other files report for Kari's other child meanwhile.
    const unread = async () => {
      const { children } = await ask<Home>(KARI, 'GET /v1/guardian/children');
      return children.find(({ childId }) => childId === about.emma)?.unread.absence;
    };
    await expect.poll(unread, { timeout: 30_000 }).toBeGreaterThan(0);
    const page = await visitAs(KARI);
    const badge = page
      .getByRole('listitem')
      .filter({ hasText: 'Emma Solvang' })
      .getByRole('link', { name: /^Fravær –/ });
    await badge.click();
    await page.getByRole('heading', { name: 'Fraværsmeldinger' }).waitFor();
    await expect.poll(unread, { timeout: 30_000 }).toBe(0);
    await page.getByRole('link', { name: 'Hjem' }).click();
    await page.getByRole('heading', { name: 'I dag' }).waitFor();
    await badge.waitFor({ state: 'detached' });
  });

  it.each(WIDTHS)('the list of reports shows the newest, and the rest on demand, at %i px (A6)', async (width) => {
    const page = await visitAs(PER, { width, path: `/children/${about.emma}/absence` });
    const entries = page.locator('main li');
    expect(await entries.count()).toBe(20);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Vis flere' }).click();
    await entries.nth(20).waitFor();
    await expectAccessible(page);
    await entries.first().getByRole('link').click();
    await page.getByRole('heading', { name: 'Meldt fravær' }).waitFor();
  });
});

describe('the figures', () => {
  it.each([320, ...WIDTHS])(
    'the figures show a pupil in upper secondary beside the limit at %i px (C1, C3)',
    async (width) => {
      const page = await visitAs(KARI, { width, dark: width === 320, path: `/children/${jonas}/figures` });
      await page.getByRole('img', { name: 'Naturfag: 10,2 %' }).waitFor();
      await page.getByText('Over grensen i Naturfag.').waitFor();
      await page.getByText('Tallene som tabell').click();
      await page.getByRole('cell', { name: '10,2 %' }).waitFor();
      await page
        .getByText('kom 10 min for sent')
        .or(page.getByRole('button', { name: 'Vis flere' }))
        .first()
        .waitFor();
      await expectAccessible(page);
    },
  );

  it('each day stands with its code in words, the newest first, and the chosen half-year is kept', async () => {
    const page = await visitAs(KARI, { path: `/children/${jonas}/figures` });
    const days = page.getByRole('heading', { level: 3 });
    expect(await days.count()).toBe(10);
    await page.getByRole('button', { name: 'Vis flere' }).click();
    expect(await days.count()).toBe(20);
    expect(await page.getByText('kom 10 min for sent').textContent()).toContain('Udokumentert');
    await page.getByLabel('Halvår').selectOption('2026-spring');
    await page.getByText('Ikke noe fravær.').waitFor();
    await page.getByText('Ingen dager med fravær.').waitFor();
    await expectAccessible(page);
    expect(new URL(page.url()).search).toBe('?halfYear=2026-spring');
  });

  it('the figures of compulsory school have no limit', async () => {
    const page = await visitAs(KARI, { locale: 'nn-NO', path: `/children/${about.emma}/figures` });
    await page.getByText('Dag for dag').waitFor();
    expect(await page.getByText('Fråværsgrensa').count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('the timetable', () => {
  it.each(WIDTHS)('the timetable begins with today, and leads through the weeks, at %i px', async (width) => {
    const page = await visitAs(KARI, { width, path: `/children/${jonas}/lessons` });
    expect(await page.getByRole('heading', { level: 3 }).first().textContent()).toMatch(/^I dag, /);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Neste uke' }).click();
    await page.getByRole('heading', { name: 'Uke 50' }).waitFor();
    await settled(page);
    expect(await page.getByRole('heading', { level: 3 }).first().textContent()).toBe('mandag 7. desember');
    await page.goBack();
    await page.getByRole('heading', { name: 'Uke 49' }).waitFor();
  });

  it('the timetable says in a holiday that there are no lessons, and when school goes on', async () => {
    const page = await visitAs(KARI, { path: `/children/${jonas}/lessons?week=2026-12-21` });
    await page.getByText('Ingen timer. Neste skoledag er mandag 4. januar.').waitFor();
    await expectAccessible(page);
    await goTo(page, `/children/${jonas}/lessons?week=2027-07-12`);
    await page.getByText('Timeplanen etter dette er ikke lagt ennå.').waitFor();
  });

  // What the sample municipality has in these weeks: it is the same whenever it is generated.
  it.each([
    ['kari-guardian-two-schools', 'Jonas Solvang', '2026-11-16', 'Vikar'],
    ['anne-separated-guardian', 'Iben Haugen Lunde', '2026-12-07', 'Avlyst'],
    ['trine-unknown-protection', 'Noah Fjell', '2026-11-16', 'Flyttet'],
  ])('the timetable that %s reads about %s in the week of %s says: %s', async (guardian, name, week, word) => {
    const child = await childOf(guardian, name);
    const page = await visitAs(guardian, { path: `/children/${child}/lessons?week=${week}` });
    await page.getByText(word, { exact: true }).first().waitFor();
    await expectAccessible(page);
  });
});

describe('the statements', () => {
  it('the list of statements says when there are none', async () => {
    const page = await visitAs(KARI, { path: `/children/${about.emma}/statements` });
    await page.getByText('Skolen har ikke fastsatt noe dokument for dette halvåret.').waitFor();
    await expectAccessible(page);
  });

  it.each(WIDTHS)('a statement opens, and is saved as a letter, at %i px (C4)', async (width) => {
    const page = await visitAs(KARI, { width, path: `/children/${jonas}/statements` });
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Gjelder' }).click();
    await page.getByText('Fravær på vitnemålet').waitFor();
    await expectAccessible(page);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Last ned som PDF' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe('fravaer-2026-autumn.pdf');
    await page.getByText('Lagret som fravaer-2026-autumn.pdf').waitFor();
    expect(await firstBytesOf(file.createReadStream())).toBe('%PDF-');
    await expectAccessible(page);
  });
});

async function firstBytesOf(reading: Promise<NodeJS.ReadableStream>): Promise<string> {
  for await (const chunk of await reading) return Buffer.from(chunk).subarray(0, 5).toString('latin1');
  return '';
}

describe('a pupil', () => {
  it('a minor pupil reads why reporting is closed, and has a page of their own (A8)', async () => {
    const page = await visitAs('jonas-pupil-minor');
    await page.getByText('Du kan melde fravær selv når du er 18 år.').waitFor();
    expect(await page.getByRole('main').getByRole('link', { name: 'Meld fravær' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Oversikt' }).click();
    await page.getByRole('heading', { name: 'Oversikt' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Fraværet i tall' }).click();
    await page.getByRole('img', { name: 'Naturfag: 10,2 %' }).waitFor();
    await page.getByRole('navigation', { name: 'Meny' }).getByRole('link', { name: 'Meld fravær' }).click();
    await page.getByText('Det er ingen du kan melde fravær for nå.').waitFor();
    await page.getByText('Du kan melde fravær selv når du er 18 år.').waitFor();
    await expectAccessible(page);
  });

  it('a pupil of age reports, and reads their pages in nynorsk (A8)', async () => {
    const page = await visitAs('thea-pupil-of-age', { locale: 'nn-NO' });
    await page.getByRole('link', { name: 'Oversikt' }).click();
    await page.getByRole('link', { name: 'Meld fråvær' }).last().waitFor();
    await expectAccessible(page);
    for (const name of ['Fråværet i tal', 'Timeplan']) {
      await page.getByRole('link', { name: 'Oversikt' }).click();
      await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { name: 'Oversikt' }).waitFor({ state: 'detached' });
      await expectAccessible(page);
    }
  });

  it('a guardian of a pupil of age is kept out, with the reason (A8)', async () => {
    const { pupilId } = await ask<{ pupilId: string }>('thea-pupil-of-age', 'GET /v1/pupil/card');
    const page = await openPage({ path: `/children/${pupilId}` });
    await signIn(page, 'mona-child-of-age');
    await page.getByText('Eleven er myndig og bestemmer selv').waitFor();
    expect(await page.getByText('Thea').count()).toBe(0);
    await expectAccessible(page);
  });
});
