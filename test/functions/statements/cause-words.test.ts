import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../functions/shared/texts/language.ts';
import { WORDS } from '../../../functions/statements/letter-words.ts';
import { CAUSE_WORDS, CAUSES } from '../../../functions/statements/rules.ts';

test('the letter calls a cause what the refusals call it', () => {
  for (const language of LANGUAGES)
    for (const cause of CAUSES)
      expect(WORDS[language].causes[cause].toLowerCase()).toBe(CAUSE_WORDS[cause][language].toLowerCase());
});

test('a letter that was frozen keeps its words', () => {
  expect([WORDS.nb.causes, WORDS.nn.causes, WORDS.en.causes]).toEqual([
    { health: 'Helsefravær', leave: 'Innvilget permisjon', 'other-documented': 'Dokumentert, annen årsak' },
    { health: 'Helsefråvær', leave: 'Innvilga permisjon', 'other-documented': 'Dokumentert, anna årsak' },
    { health: 'Sickness', leave: 'Granted leave', 'other-documented': 'Documented, other cause' },
  ]);
});
