import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../functions/docs/kinds.ts';
import { LANGUAGES, type Texts } from '../../functions/shared/texts/language.ts';
import { COMMON } from '../../functions/shared/texts/problem-texts.ts';

const ROOT = join(import.meta.dirname, '../..');
const sources = globSync('functions/**/*.ts', { cwd: ROOT });

async function textsOf(path: string): Promise<Texts> {
  const module: { texts: Texts } = await import(join(ROOT, path));
  return module.texts;
}

const tables: (readonly [string, Texts])[] = [['functions/shared/texts/problem-texts.ts', COMMON]];
for (const path of globSync('functions/*/texts.ts', { cwd: ROOT })) tables.push([path, await textsOf(path)]);

describe('words for people', () => {
  it.each(tables)('words for people: %s is complete in every language', (_path, texts) => {
    const missing = Object.entries(texts).flatMap(([code, text]) =>
      LANGUAGES.filter((language) => !text[language]?.trim()).map((language) => `${code} ${language}`),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(texts).length).toBeGreaterThan(0);
  });

  it.each(tables)('words for people: %s fills the same placeholders in every language', (_path, texts) => {
    const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
    const uneven = Object.entries(texts).filter(
      ([, text]) => new Set(LANGUAGES.map((language) => placeholders(text[language]))).size > 1,
    );
    expect(uneven.map(([code]) => code)).toEqual([]);
  });

  it('every refusal in the code has words', () => {
    const known = new Set(tables.flatMap(([, texts]) => Object.keys(texts)));
    const thrown = sources.flatMap((path) => {
      const source = readFileSync(join(ROOT, path), 'utf8');
      return [...source.matchAll(/new Refusal\(\s*'[a-z-]+',\s*'([a-z.-]+)'/g)].map((match) => match[1] ?? '');
    });
    expect(thrown.length).toBeGreaterThan(10);
    expect([...new Set(thrown)].filter((code) => !known.has(code))).toEqual([]);
  });

  it('every refusal of a feature answers with the status that the document gives its code', () => {
    const thrown = sources.flatMap((path) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(/new Refusal\(\s*'([a-z-]+)',\s*'([a-z-]+\.[a-z.-]+)'/g)].map(
        ([, kind, code = '']) => `${code}: ${kind}`,
      ),
    );
    expect(thrown.length).toBeGreaterThan(3);
    expect(thrown).toEqual(thrown.map((text) => text.split(':')[0] ?? '').map((code) => `${code}: ${kindOf(code)}`));
  });

  it('every code whose status the document looks up has words', () => {
    const known = new Set(tables.flatMap(([, texts]) => Object.keys(texts)));
    const listed = [...readFileSync(join(ROOT, 'functions/docs/kinds.ts'), 'utf8').matchAll(/^ {2}'([a-z.-]+)':/gm)];
    expect(listed.length).toBeGreaterThan(5);
    expect(listed.map(([, code = '']) => code).filter((code) => !known.has(code))).toEqual([]);
  });

  it('no code has two texts', () => {
    const seen = new Map<string, string>();
    const twice = tables.flatMap(([path, texts]) =>
      Object.keys(texts).filter((code) => {
        const before = seen.get(code);
        seen.set(code, path);
        return before !== undefined && before !== path;
      }),
    );
    expect(twice).toEqual([]);
  });
});
