import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The corner of the local system, which is no part of the portal. */
const NOT_OURS = 'aside[aria-label="This machine"]';

/**
 * What any rule of axe finds on a page, of any severity: the rule, and the elements. Its script is half a megabyte, so
 * that a document gets it once.
 */
export async function faultsOf(page: Page): Promise<readonly (readonly [rule: string, elements: readonly string[]])[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (notOurs) => {
    const { run }: typeof axe = Reflect.get(window, 'axe');
    const { violations } = await run({ exclude: [notOurs] }, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
  }, NOT_OURS);
}
