import type { Texts } from '../../words/text.ts';

/** How a talk is held. */
export const texts = {
  room: { nb: 'På skolen', nn: 'På skulen', en: 'At school' },
  phone: { nb: 'På telefon', nn: 'På telefon', en: 'By phone' },
  video: { nb: 'På video', nn: 'På video', en: 'By video' },
} satisfies Texts;

export const MODES = ['room', 'phone', 'video'] as const;
