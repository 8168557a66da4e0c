import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { handler } from '../../../functions/docs/api.ts';
import { PAGE_POLICY, pageOf } from '../../../functions/docs/page.ts';
import { CONTEXT } from '../../support/entries.ts';
import { httpEvent } from '../../support/events.ts';
import { DOCUMENT } from '../../support/openapi.ts';

const page = pageOf(DOCUMENT);
const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');

describe('the page', () => {
  test('the page loads nothing, and runs its own search only', () => {
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<script [^>]|<img|<link|<iframe|<object|\son\w+=|style="|@import|url\(/i);
    const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(addresses.filter((address) => !address.startsWith('#') && address !== '/openapi.json')).toEqual([]);
  });

  test('the page: its policy allows its own style and search and nothing else', () => {
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    expect(PAGE_POLICY).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    expect(PAGE_POLICY).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(PAGE_POLICY).toContain("default-src 'none'");
  });

  test('the page has one anchor per route and code, and every link leads to one', () => {
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(links)].filter((link) => !ids.includes(link))).toEqual([]);
    const operations = Object.values(DOCUMENT.paths).flatMap((item) => Object.values(item));
    for (const { operationId } of operations) expect(links).toContain(operationId);
  });

  test('the page can be read aloud: language, one main, headings without a gap, captions, headed rows', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page.match(/<main/g)).toHaveLength(1);
    expect(page.match(/<h1/g)).toHaveLength(1);
    const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    expect(page.match(/<table /g)?.length).toBe(page.match(/<caption>/g)?.length);
    expect(page).toContain('lang="nn"');
  });

  test('the page: what stands in the tables of routes and texts cannot become markup', () => {
    const tricky = pageOf({
      ...DOCUMENT,
      'x-refusals': { ...DOCUMENT['x-refusals'], tricky: { nb: '<b>"&', nn: '<script>', en: "'" } },
      tags: [{ name: '<i>', description: '</main>' }],
    });
    expect(/<b>|<i>/.test(tricky)).toBe(false);
    expect(tricky.match(/<script>/g)).toHaveLength(1);
    expect(tricky.match(/<\/main>/g)).toHaveLength(1);
  });
});

describe('the entry hands out what the build made, to everybody', () => {
  test.each([
    ['GET /openapi.json', 'application/json; charset=utf-8', /"openapi":"3\.1/],
    ['GET /docs', 'text/html; charset=utf-8', /<h1>Skolebro API/],
  ])('a page of the documentation is served: %s', async (route, type, content) => {
    const answer = await handler(httpEvent({ route, at: '2026-11-24T06:30:00Z' }), CONTEXT);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-type': type, 'cache-control': 'public, max-age=300' });
    expect(answer.body).toMatch(content);
  });

  test('a query nobody asked for is refused like everywhere', async () => {
    const event = httpEvent({ route: 'GET /docs', query: { page: '2' }, at: '2026-11-24T06:30:00Z' });
    expect(await handler(event, CONTEXT)).toMatchObject({ statusCode: 422 });
  });
});
