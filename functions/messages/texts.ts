import type { Text } from '../shared/texts/language.ts';

/** The parts of people in a conversation, and of colleagues at the school. */
const roles = {
  guardian: { nb: 'foresatt', nn: 'føresett', en: 'guardian' },
  pupil: { nb: 'eleven', nn: 'eleven', en: 'the pupil' },
  'contact-teacher': { nb: 'kontaktlærer', nn: 'kontaktlærar', en: 'contact teacher' },
  teacher: { nb: 'lærer', nn: 'lærar', en: 'teacher' },
  substitute: { nb: 'vikar', nn: 'vikar', en: 'substitute' },
  principal: { nb: 'rektor', nn: 'rektor', en: 'principal' },
  leader: { nb: 'leder', nn: 'leiar', en: 'leader' },
  office: { nb: 'kontor', nn: 'kontor', en: 'office' },
  added: { nb: 'kollega', nn: 'kollega', en: 'colleague' },
} as const satisfies Readonly<Record<string, Text>>;
export type Role = keyof typeof roles;

export const roleText = (role: Role): Text => roles[role];
