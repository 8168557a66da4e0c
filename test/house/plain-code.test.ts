import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import MANY from './many-parameters.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../..');
const TOPS = ['bin', 'lib', 'functions', 'local', 'sample', 'docs', 'web'];
const MOST_PARAMETERS = 3;

/** Lines that spread a literal, which only puts several fields on one line. */
const spreading = (text: string): readonly number[] =>
  text.split('\n').flatMap((line, index) => (/\.\.\.\{/.test(line) ? [index + 1] : []));

describe('code that is laid out and not packed', () => {
  it('code that is laid out and not packed spreads no literal: every field has a line of its own', () => {
    const sources = TOPS.flatMap((top) => globSync(`${top}/**/*.{ts,tsx}`, { cwd: ROOT }));
    expect(sources.length).toBeGreaterThan(600);
    const guilty = sources.flatMap((path) =>
      spreading(readFileSync(join(ROOT, path), 'utf8')).map((line) => `${path}:${line}`),
    );
    expect(guilty).toEqual([]);
  });

  it('code that is laid out and not packed sees a literal that is spread, and takes one that depends on something', () => {
    expect(spreading('const a = {\n  ...{ b, c },\n  ...(d && { d }),\n  ...rest,\n};')).toEqual([2]);
  });
});

/** How many functions of a file take more than three parameters, for the files that have any. */
function manyIn(folder: string, ...paths: readonly string[]): Readonly<Record<string, number>> {
  const config = mkdtempSync(join(tmpdir(), 'skolebro-parameters-'));
  const useMaxParams = { level: 'error', options: { max: MOST_PARAMETERS } };
  const rules = { preset: 'none', complexity: { useMaxParams } };
  writeFileSync(join(config, 'biome.json'), JSON.stringify({ linter: { rules } }));
  const args = ['lint', `--config-path=${config}`, '--reporter=json', '--max-diagnostics=none', ...paths];
  const run = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, { cwd: folder, encoding: 'utf8' });
  rmSync(config, { recursive: true });
  const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(run.stdout);
  const found = report.diagnostics.filter(({ category }) => category.endsWith('useMaxParams'));
  const counts: Record<string, number> = {};
  for (const { location } of found) counts[location.path] = (counts[location.path] ?? 0) + 1;
  return counts;
}

it('the code asks in one place whether somebody is protected', () => {
  const asking = globSync('functions/**/*.ts', { cwd: ROOT }).filter((path) =>
    /protection (?:===|!==) 'none'/.test(readFileSync(join(ROOT, path), 'utf8')),
  );
  expect(asking).toEqual(['functions/access/people.ts']);
});

it('believes the names that groups repeat in one place, beside the marks of changed pupils', () => {
  const believing = globSync('functions/**/*.ts', { cwd: ROOT }).filter((path) =>
    /[.?]nameCopies\b/.test(readFileSync(join(ROOT, path), 'utf8')),
  );
  expect(believing).toEqual(['functions/roster/name-copies.ts']);
});

describe('parameters', () => {
  const listed: Readonly<Record<string, number>> = MANY;
  const now = manyIn(ROOT, ...TOPS);

  it('parameters are three at most: more become one object', () => {
    expect(Object.keys(now).length).toBeGreaterThan(0);
    const more = Object.entries(now).filter(([path, count]) => count > (listed[path] ?? 0));
    expect(more.map(([path, count]) => `${path}: ${count}, may have ${listed[path] ?? 0}`)).toEqual([]);
  });

  it('parameters are more only in files that are on the list, which gets shorter: what has become better leaves it', () => {
    const better = Object.entries(listed).filter(([path, count]) => count > (now[path] ?? 0));
    const said = better.map(([path]) => `test/house/many-parameters.json: ${path} has ${now[path] ?? 0}`);
    // A few at a time, so that not every change touches the list.
    expect(said.length > 9 ? said : []).toEqual([]);
  });

  it('parameters are seen when they are four', () => {
    const folder = mkdtempSync(join(tmpdir(), 'skolebro-four-'));
    writeFileSync(join(folder, 'four.ts'), 'export const f = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d];\n');
    writeFileSync(join(folder, 'three.ts'), 'export const f = (a: 1, b: 1, c: 1) => [a, b, c];\n');
    expect(manyIn(folder, '.')).toEqual({ 'four.ts': 1 });
    rmSync(folder, { recursive: true });
  });
});
