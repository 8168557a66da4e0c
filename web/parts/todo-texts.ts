import type { Texts } from '../words/text.ts';

/** Words of the number of lessons to confirm. */
export const texts = {
  waiting: { nb: '({count} timer)', nn: '({count} timar)', en: '({count} lessons)' },
} satisfies Texts;
