import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Comments, and strings of one line: there `one` is a word of a sentence. Template strings may hold code and stay. */
const COMMENT_OR_STRING = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gm;

/** A declaration, a parameter before its type, its default, its comma or its arrow, or a name taken out of a value. */
const NAMED_ONE =
  /\b(?:const|let|function)\s+one\b|\bone\s*=>|[({[,]\s*(?:\w+:\s*|\.\.\.)?one\s*(?:\?\s*)?(?::|=(?!=)|,(?=[^()]*\)\s*(?::[^=>]+)?=>)|\)\s*(?::[^=>]+)?=>)|\b(?:const|let)\s*[[{][^=;]*\bone\b(?!\s*:)[^=;]*[\]}]|[({[,]\s*[[{][^(){}[\]]*\bone\b(?!\s*:)[^(){}[\]]*[\]}][^()]*\)\s*=>/g;

/** The numbers of the lines that name a variable, a parameter or a field `one`. */
const namedOne = (source: string): readonly number[] => {
  const code = source.replaceAll(COMMENT_OR_STRING, (text) => text.replaceAll(/[^\n]/g, ' '));
  return [...code.matchAll(NAMED_ONE)].map(({ index }) => code.slice(0, index).split('\n').length);
};

describe('no variable is named `one`: it has the noun of its thing', () => {
  it.each([
    'const one = found();',
    'let one: Told;',
    'for (const one of reports) {',
    'reports.map((one) => report.id)',
    'reports.map(async (one) => report.id)',
    'reports.map((one: Report, at) => report.id)',
    'reports.map((one, at) => report.id)',
    'reports.reduce((sum, one) => sum, 0)',
    'reports.map((one): string => report.id)',
    'const is = (one: Report): boolean => true;',
    'function shown(day: string, one: Report) {',
    'function shown(one = FIRST) {',
    'const [one, other] = pair;',
    'const { report, one } = pair;',
    'const { report: one } = pair;',
    'pairs.map(([, one]) => 1)',
    'pairs.map(({ school, one }) => 1)',
    'pairs.map(({ held, ...one }) => 1)',
    'const page = `<script>buttons.map((one) => 1)</script>`;',
  ])('a variable named `one` is seen in: %s', (source) => {
    expect(namedOne(`\n${source}\n`)).toEqual([2]);
  });

  it.each([
    '// for (const one of reports) {',
    '/** The page holds one, or (one) => two. */',
    "it('takes (one: the first) of two', () => {});",
    'const report = found(); /* the one: its name */',
    'reports.map((report) => report.one.day)',
    'expect(`exactly one, and (one) of two`).toBe(true);',
  ])('a word that is no variable named `one` passes in: %s', (source) => {
    expect(namedOne(source)).toEqual([]);
  });

  it('no variable of any file is named `one`', () => {
    const files = globSync('{bin,docs,functions,lib,local,sample,test,web}/**/*.{ts,tsx}', { cwd: ROOT });
    const found = files
      .filter((path) => path !== 'test/house/names.test.ts')
      .flatMap((path) => namedOne(readFileSync(join(ROOT, path), 'utf8')).map((line) => `${path}:${line}`));
    expect(found).toEqual([]);
  });
});
