import { expect, test } from 'vitest';
import { appliedWords, refusedWords, waitingWords } from '../../local/import-words.ts';

test.each([
  [0, '0 open questions wait', '0 lines', '0 items', '0 lines refused.'],
  [1, '1 open question waits', '1 line', '1 item', '1 line refused.'],
  [2, '2 open questions wait', '2 lines', '2 items', '2 lines refused.'],
])('an import of %i says so in its number', (lines, questions, each, items, refused) => {
  const { title, lines: schools } = waitingWords([{ schoolId: 's', lines }]);
  expect(title).toBe(`${questions} on the schools’ work lists (office or leader settles them)`);
  expect(schools).toEqual([`${each}  GET /v1/schools/s/work-list`]);
  expect([appliedWords(lines), refusedWords(lines)]).toEqual([`Applied: ${items} written.`, refused]);
});
