import type { Page } from 'playwright-core';

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

/** Changes an answer of the API on its way to the page, the innermost values first. Nothing stored changes. */
export type Change = (value: Json, field: string) => Json;

/** Opens a page whose answers are changed. Set it before the sign-in: the first answer tells who the person is. */
export async function changeAnswers(page: Page, change: Change): Promise<void> {
  await page.route('**/v1/**', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    if (!(response.headers()['content-type'] ?? '').includes('json')) return route.fulfill({ response });
    const body = changed((await response.json()) as Json, '', change);
    await route.fulfill({ response, json: body });
  });
}

function changed(value: Json, field: string, change: Change): Json {
  if (Array.isArray(value))
    return change(
      value.map((item) => changed(item, field, change)),
      field,
    );
  if (value !== null && typeof value === 'object') {
    const cells = Object.entries(value).map(([name, inner]) => [name, changed(inner, name, change)] as const);
    return change(Object.fromEntries(cells), field);
  }
  return change(value, field);
}
