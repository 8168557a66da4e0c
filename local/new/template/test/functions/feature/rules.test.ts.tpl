import { describe, expect, it } from 'vitest';
import { faultOfTitle, MAX_TITLE } from '../../../functions/{{feature}}/rules.ts';

describe('a title in {{feature}}', () => {
  it.each([
    ['a word', 'Skitur', undefined],
    ['the longest', 'x'.repeat(MAX_TITLE), undefined],
    ['one letter more', 'x'.repeat(MAX_TITLE + 1), 'too-long'],
    ['nothing', '', 'empty'],
    ['blanks', '  ', 'empty'],
  ])('the title of an item: %s', (_what, title, fault) => {
    expect(faultOfTitle(title)).toBe(fault);
  });
});
