import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The files that a file's code needs when it runs, itself included. */
function needed(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path = ''] of read(file).matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+\.ts)';/gm)) {
    needed(relative(ROOT, join(ROOT, dirname(file), path)), found);
  }
  return found;
}

describe('functions that write letters (decision 036)', () => {
  it('functions that write letters have the faces beside their code, and no others do', () => {
    const entries = globSync('functions/*/{api,on-*,every-*}.ts', { cwd: ROOT });
    const writers = entries.filter((entry) => needed(entry).has('functions/letters/packed.ts')).sort();
    const made = globSync('lib/features/*.ts', { cwd: ROOT })
      .flatMap((file) => [...read(file).matchAll(/entry: '([^']+)',\n\s+beside: 'functions\/letters\/faces',/g)])
      .map(([, entry]) => entry)
      .sort();
    expect(writers).toEqual([
      'functions/deliveries/api.ts',
      'functions/documents/api.ts',
      'functions/message-care/api.ts',
      'functions/statements/api.ts',
      'functions/warnings/api.ts',
    ]);
    expect(made).toEqual(writers);
  });
});
