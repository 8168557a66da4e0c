// What may come from a file, a person or a newer server: the API's answers are changed on their way, nothing is stored.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSideways, openPage, settled, signIn, visitAs, WIDTHS } from './support/browser.ts';
import { type Change, changeAnswers } from './support/changed-answers.ts';
import { classOf, goTo } from './support/class-data.ts';
import { childOf, KARI } from './support/emma.ts';

const [ESKIL, EINAR] = ['eskil-contact-teacher-vgs', 'einar-principal-vgs'];
const TAGS = '<img src=x onerror="document.title=1"><b>fet</b>&amp;';
/** Fields that hold what people write, and names. */
const FREE = /^(.*[nN]ame|text|title|detail|details|comment|reason|wayOut|contact|phone|by|room|subject|group)$/;

const asHtml: Change = (value, field) => (typeof value === 'string' && FREE.test(field) ? `${value}${TAGS}` : value);

/** Fields that no page knows in every record, and one more of a new kind in every list with kinds. */
const newer: Change = (value) => {
  if (Array.isArray(value)) {
    const [first] = value;
    const isOfKinds = typeof first === 'object' && first !== null && !Array.isArray(first) && 'kind' in first;
    return isOfKinds
      ? [...value, { ...first, kind: 'of-next-year', id: 'of-next-year', status: 'of-next-year' }]
      : value;
  }
  return value !== null && typeof value === 'object' ? { ...value, ofNextYear: { what: ['ever'] } } : value;
};

async function openChanged(persona: string, change: Change, width = 360): Promise<Page> {
  const page = await openPage({ width });
  await changeAnswers(page, change);
  await signIn(page, persona);
  return page;
}

/** Walks over pages, and expects each to show its heading and nothing unsound; axe looks at the last. */
async function walk(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await goTo(page, path);
    await page.locator('h1').waitFor();
    await settled(page);
    const made = await page.evaluate(
      () => document.querySelectorAll('#content img, #content b, #content a[href*="undefined"]').length,
    );
    expect([path, made, await page.title()]).toEqual([path, 0, expect.stringContaining('Skolebro')]);
    await expectNoSideways(page);
  }
  await expectAccessible(page);
}

const familyPages = (childId: string) =>
  ['', '/absence', '/remarks', '/warnings', '/leave', '/lessons'].map((area) => `/children/${childId}${area}`);

async function staffPages(): Promise<readonly string[]> {
  const { groupId, schoolId, pupilId } = await classOf(ESKIL);
  const pupil = `/pupils/${schoolId}/${pupilId('Jonas Solvang')}`;
  return ['/week', '/todo', `/classes/${groupId}`, `/classes/${groupId}/figures`, pupil, `${pupil}/days`];
}

const schoolPages = async () => {
  const { schoolId } = await classOf(ESKIL);
  return ['', '/groups', '/leave', '/work-list', '/figures'].map((area) => `/school/${schoolId}${area}`);
};

describe('markup in free texts and names', () => {
  it('a guardian reads markup as it was written, on every page of a child', async () => {
    const emma = await childOf(KARI, 'Emma Solvang');
    const page = await openChanged(KARI, asHtml);
    expect(await page.getByText(TAGS).count()).toBeGreaterThan(0);
    await walk(page, ['/', '/inbox', '/report', ...familyPages(emma)]);
  });

  it('a teacher and a principal read markup as it was written', async () => {
    const page = await openChanged(ESKIL, asHtml);
    await walk(page, ['/', ...(await staffPages())]);
    await walk(await openChanged(EINAR, asHtml), await schoolPages());
  });
});

describe('an answer of a newer server', () => {
  it('a guardian’s pages take unknown fields and unknown kinds', async () => {
    const emma = await childOf(KARI, 'Emma Solvang');
    await walk(await openChanged(KARI, newer), ['/', '/inbox', '/report', '/account', ...familyPages(emma)]);
  });

  it('the pages of a school take unknown fields and unknown kinds', async () => {
    await walk(await openChanged(ESKIL, newer), ['/', '/inbox', ...(await staffPages())]);
    await walk(await openChanged(EINAR, newer), await schoolPages());
  });
});

describe('many children with long names', () => {
  const NAMES = [`Åse-Kristianne ${'Wolff'.repeat(13)}`, 'علي بن محمد الحسن', '👩‍👩‍👧 Ødegård', 'Đorggis Áŋŋel Čábbá'];
  const many: Change = (value, field) => {
    if (field !== 'children' || !Array.isArray(value)) return value;
    return Array.from({ length: 12 }, (_, index) => ({
      ...Object(value[0]),
      childId: `child-${index}`,
      pupilName: `${NAMES[index % NAMES.length]} ${index}`,
    }));
  };

  it.each(WIDTHS)('a guardian with twelve children finds and reports each at %i px', async (width) => {
    const page = await openChanged(KARI, many, width);
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(12);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Meld fravær', exact: true }).click();
    await settled(page);
    const children = page.getByRole('checkbox');
    expect(await children.count()).toBe(12);
    for (const index of [0, 1, 2, 11]) await children.nth(index).check();
    expect(await page.getByText(': borte').count()).toBe(4);
    await expectAccessible(page);
  });
});

describe('a browser that keeps nothing', () => {
  /** As a browser does whose storage is full, or forbidden for the site. */
  const forbid = () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('no', 'QuotaExceededError');
    };
  };

  it('a person reads before the sign-in why it cannot work', async () => {
    const page = await openPage();
    await page.evaluate(forbid);
    await page.getByRole('button', { name: /^Foresatt/ }).click();
    await page.getByRole('alert').getByText('Tillat lagring for dette nettstedet').waitFor();
    await expectAccessible(page);
  });

  it('a signed-in person reads, changes the language and fills a form in', async () => {
    const page = await visitAs(KARI);
    await page.evaluate(forbid);
    await page.getByText('Nynorsk').click();
    await page.getByRole('link', { name: 'Meld fråvær', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Emma Solvang' }).check();
    await page.getByText('Emma Solvang: borte').waitFor();
    await expectAccessible(page);
  });
});

describe('a link to something that is no longer mine', () => {
  it('a mother whose relation has ended gets a sentence, and no name', async () => {
    const leon = await childOf('marit-foster-parent', 'Leon Berge');
    const page = await visitAs('linda-ended-relation', { path: `/children/${leon}/absence` });
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('Leon').count()).toBe(0);
    await expectAccessible(page);
    await goTo(page, `/report?child=${leon}`);
    await page.locator('h1').waitFor();
    await settled(page);
    expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0);
    await expectAccessible(page);
  });
});
