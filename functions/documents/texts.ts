import type { Text, Texts } from '../shared/texts/language.ts';

/** What colleagues are known by at a school; what somebody is known by most comes first. */
const parts = {
  principal: { nb: 'rektor', nn: 'rektor', en: 'principal' },
  leader: { nb: 'leder', nn: 'leiar', en: 'leader' },
  'contact-teacher': { nb: 'kontaktlærer', nn: 'kontaktlærar', en: 'contact teacher' },
  teacher: { nb: 'lærer', nn: 'lærar', en: 'teacher' },
  office: { nb: 'kontoret', nn: 'kontoret', en: 'office' },
  substitute: { nb: 'vikar', nn: 'vikar', en: 'substitute' },
} as const satisfies Texts;

/** The word for a colleague with these parts at a school; `undefined` for somebody who has none there. */
export function partText(held: readonly string[]): Text | undefined {
  const [, text] = Object.entries(parts).find(([part]) => held.includes(part)) ?? [];
  return text;
}
