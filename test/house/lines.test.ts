import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const MOST_COLUMNS = 120;

const URL_OR_TARGET = /\]\([^)]*\)|https?:\/\/\S+/g;
const TABLE_ROW = /^\s*\|/;
const COMMENT = /^\s*(?:\/\/|\/\*|\*)/;

/** The columns of a line without its links, whose addresses nobody can wrap. */
const columnsOf = (line: string): number => [...line.replaceAll(URL_OR_TARGET, '')].length;

/** The numbers of the lines that are too long, of those that the rule is about. */
const tooLong = (text: string, isMeant: (line: string) => boolean): readonly number[] =>
  text.split('\n').flatMap((line, index) => (isMeant(line) && columnsOf(line) > MOST_COLUMNS ? [index + 1] : []));

const isProse = (line: string) => !TABLE_ROW.test(line);
const isComment = (line: string) => COMMENT.test(line);

/** Every line that is too long in the files of some patterns, as `path:line`. */
const offenders = (patterns: readonly string[], isMeant: (line: string) => boolean): readonly string[] =>
  globSync(patterns, { cwd: ROOT }).flatMap((path) =>
    tooLong(readFileSync(join(ROOT, path), 'utf8'), isMeant).map((line) => `${path}:${line}`),
  );

describe('lines of at most 120 columns', () => {
  const long = 'word '.repeat(30);

  it.each([
    ['prose', long, isProse, [1]],
    ['a table row', `| ${long} |`, isProse, []],
    ['a long link', `see [page](https://example.org/${'x'.repeat(150)})`, isProse, []],
    ['a comment of one line', `  /** ${long}*/`, isComment, [1]],
    ['a line of a block', ` * ${long}`, isComment, [1]],
    ['a line comment', `  // ${long}`, isComment, [1]],
    ['code, which Biome wraps', `const text = '${long}';`, isComment, []],
  ])('lines of at most 120 columns are asked of %s as they should be', (_what, text, isMeant, found) => {
    expect(tooLong(text, isMeant)).toEqual(found);
  });

  it('lines of at most 120 columns hold in the pages, the README and CONTRIBUTING', () => {
    expect(offenders(['docs/**/*.md', 'README.md', 'CONTRIBUTING.md'], isProse)).toEqual([]);
  });

  it('lines of at most 120 columns hold in comments', () => {
    expect(offenders(['{bin,functions,lib,local,sample,test,web}/**/*.{ts,tsx}'], isComment)).toEqual([]);
  });
});
