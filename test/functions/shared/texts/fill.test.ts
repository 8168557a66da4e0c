import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill } from '../../../../functions/shared/texts/fill.ts';

const ROOT = join(import.meta.dirname, '../../../..');
/** A number before a word that only stands for several. */
const ONLY_MANY =
  /\{\w+\} (?:skoledager|skuledagar|dager|dagar|ganger|gonger|elever|elevar|timer|timar|minutter|enheter|einingar|school days|days|times|pupils|devices|minutes|children|lessons|hours)\b/;

describe('a sentence with its values', () => {
  it.each([
    [1, 'Inntil 1 dag.'],
    ['1', 'Inntil 1 dag.'],
    [0, 'Inntil 0 dager.'],
    [2, 'Inntil 2 dager.'],
    [21, 'Inntil 21 dager.'],
  ])('a sentence with its values puts the word in the number of %j', (days, said) => {
    expect(fill('Inntil {days} {days|dag|dager}.', { days })).toBe(said);
  });

  it('a sentence with its values leaves nothing behind of a name without a value, and nothing of a value is filled again', () => {
    expect(fill('{a}{b}', { a: '{b|x|y}' })).toBe('{b|x|y}');
  });

  it('a sentence with its values has both numbers of every word after a number, in every text of ours', () => {
    const wrong = globSync('functions/*/{texts,*-texts,*-words}.ts', { cwd: ROOT }).flatMap((file) =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line) => (ONLY_MANY.test(line) ? [`${file}: ${line.trim()}`] : [])),
    );
    expect(wrong).toEqual([]);
    expect('høyst {maxDays} dager').toMatch(ONLY_MANY);
  });
});
