import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORKER_PART } from '../../local/pages/worker-part.ts';
import { REQUIREMENTS } from '../../web/pages/accessibility/requirements.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const LANGUAGES = ['nb', 'nn', 'en'] as const;
type Texts = Readonly<Record<string, Readonly<Record<(typeof LANGUAGES)[number], string>>>>;

const paths = globSync('web/**/texts.ts', { cwd: ROOT }).sort();
const tables: readonly (readonly [string, Texts])[] = await Promise.all(
  paths.map(async (path) => [path, (await import(join(ROOT, path))).texts] as const),
);
const placeholders = (text: string): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();

describe('the portal', () => {
  it.each(tables)(
    'the words of the portal in %s are complete, with the same placeholders in every language',
    (_path, texts) => {
      const faults = Object.entries(texts).filter(
        ([, text]) =>
          LANGUAGES.some((language) => !text[language].trim()) ||
          new Set(LANGUAGES.map((language) => placeholders(text[language]))).size > 1,
      );
      expect(faults.map(([name]) => name)).toEqual([]);
      expect(Object.keys(texts).length).toBeGreaterThan(0);
    },
  );

  it('nynorsk of the portal names the thing where bokmål says “den”', () => {
    const clumsy = /\b(?:i|på|av|med|til|send|opne|rett|hent|endre) ho\b/i;
    const found = tables.flatMap(([path, texts]) =>
      Object.entries(texts).flatMap(([name, { nn }]) => (clumsy.test(nn) ? [`${path} ${name}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('each requirement of accessibility with a test of its own has that test', () => {
    const tests = read('test/web/accessibility.test.ts');
    const titles = REQUIREMENTS.flatMap(({ proof }) => (proof.by === 'test' ? [proof.title] : []));
    expect(titles.length).toBeGreaterThan(15);
    expect(titles.filter((title) => !tests.includes(`it('${title}'`))).toEqual([]);
  });

  it('the portal keeps values in the browser in one place, and writes no HTML', () => {
    const sources = globSync('web/**/*.{ts,tsx}', { cwd: ROOT });
    const storing = sources.filter((path) =>
      /\b(?:localStorage|sessionStorage|indexedDB|document\.cookie)\b/.test(read(path)),
    );
    expect(storing).toEqual(['web/session/browser-memory.ts']);
    const writing = sources.filter((path) =>
      /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write/.test(read(path)),
    );
    expect(writing).toEqual([]);
  });

  it('the worker of the portal takes pushes from the browser alone, and the local front adds its own way to it', () => {
    const listens = (source: string) =>
      [...source.matchAll(/addEventListener\('(\w+)'/g)].map(([, name]) => name).sort();
    expect(listens(read('web/worker.ts'))).toEqual(['activate', 'fetch', 'install', 'notificationclick', 'push']);
    expect(listens(WORKER_PART)).toEqual(['message']);
  });

  it('every page of the list has a file, and every folder of pages has its words', () => {
    const list = read('web/pages.ts');
    const named = [...list.matchAll(/import\('\.\/(pages\/[^']+)'\)/g)].map((match) => `web/${match[1]}`);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((path) => globSync(path, { cwd: ROOT }).length === 0)).toEqual([]);
    const folders = [...new Set(named.map(dirname))];
    expect(folders.filter((folder) => !paths.includes(`${folder}/texts.ts`))).toEqual([]);
  });
});
