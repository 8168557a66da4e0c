import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { texts } from '../../../functions/imports/texts.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FILES = [
  'functions/sources/*untis*.ts',
  'functions/sources/read-json-items.ts',
  'functions/imports/named-refs.ts',
];

it('whatever is said of a timetable has words', () => {
  const said = globSync(FILES, { cwd: ROOT }).flatMap((path) => {
    const source = readFileSync(join(ROOT, path), 'utf8');
    const codes =
      /(?:code: |fault\((?:place|slot\.place|last\.place|\{[^}]*\}), |refused\(|refuse\(scratch, one\.row, )'([a-z0-9-]+)'/g;
    return [...source.matchAll(codes)].map(([, code = '']) => code);
  });
  expect(new Set(said).size).toBeGreaterThan(20);
  expect([...new Set(said)].filter((code) => texts[`import.${code}`] === undefined)).toEqual([]);
});
