import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** The title of a test, also of one with a table of cases. */
const TITLE = /(?:(?<!["'`])\b(?:it|test)\(|[\])]\)\()(['"`])((?:\\.|(?!\1).)+)\1,/g;

/** Words that lean on the sentence before them: reports and searches show a title without its `describe`. */
const LEANS = new RegExp(
  `^(?:${[
    'and but or nor also even not that which who whom whose when why how if of by for with without',
    'is are has have had does do may can cannot says say shows show tells tell gives give keeps keep holds takes take',
    'goes go comes come stays stay waits wait lets leaves refuses refuse finds asks knows never it its they',
  ]
    .join(' ')
    .replaceAll(' ', '|')})\\b|^[%$]`,
);

const leaning = (source: string): readonly string[] =>
  [...source.matchAll(TITLE)].flatMap(([, , title = '']) => (LEANS.test(title) ? [title] : []));

describe('titles of tests', () => {
  it.each([
    ['a plain test', "it('whose answer was lost is never sent again', () => {});", true],
    ['a verb without a subject', "test('refuses a day in the past', async () => {});", true],
    ['a table of cases', "it.each([1, 2])('and so does %i', (number) => {});", true],
    ['a bare case', "it.each([\n  ['a', 1],\n])('%s', (_what, number) => {});", true],
    ['a sentence', "it('a report in the past is refused', () => {});", false],
    ['a sentence that holds such a word', "it('a notice whose answer was lost is never sent again', () => {});", false],
    ['a word that begins like one', "it('issuers are two', () => {});", false],
  ])('a title that leans on its describe is told from one that stands alone: %s', (_what, source, leans) => {
    expect(leaning(source).length > 0).toBe(leans);
  });

  it('every title is a sentence of its own, or names its thing', () => {
    const files = globSync('test/**/*.test.ts', { cwd: ROOT }).filter((path) => path !== 'test/house/titles.test.ts');
    const found = files.flatMap((path) => {
      const source = readFileSync(join(ROOT, path), 'utf8').replaceAll(/describe\.each\([\s\S]*?\n?\)\((?=['"`])/g, '');
      return leaning(source).map((title) => `${path}: ${title}`);
    });
    expect(files.length).toBeGreaterThan(300);
    expect(found).toEqual([]);
  });
});
