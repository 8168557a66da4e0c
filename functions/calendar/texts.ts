import type { Text } from '../shared/texts/language.ts';
import type { Appointment } from './rules.ts';

/** The title of every appointment for somebody who wants no details: others see phones too. */
export const NEUTRAL: Text = { nb: 'Skolebro-avtale', nn: 'Skolebro-avtale', en: 'Skolebro appointment' };

/** The title with details: the kind alone, never a name or a subject. */
export const TITLES: Readonly<Record<Appointment['kind'], Text>> = {
  talk: { nb: 'Utviklingssamtale', nn: 'Utviklingssamtale', en: 'Development talk' },
  meeting: { nb: 'Foreldremøte', nn: 'Foreldremøte', en: 'Parents’ meeting' },
};

/** Where a talk is that nobody walks to. */
export const MODES: Readonly<Record<'phone' | 'video', Text>> = {
  phone: { nb: 'Telefon', nn: 'Telefon', en: 'Telephone' },
  video: { nb: 'Video', nn: 'Video', en: 'Video' },
};
