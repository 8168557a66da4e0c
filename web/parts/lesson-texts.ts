import type { Texts } from '../words/text.ts';

/** Words of lessons in lists. */
export const texts = {
  planned: { nb: 'Ikke begynt', nn: 'Ikkje byrja', en: 'Not begun' },
  open: { nb: 'I gang', nn: 'I gang', en: 'Going on' },
  toConfirm: { nb: 'Ikke bekreftet', nn: 'Ikkje stadfesta', en: 'Not confirmed' },
  confirmed: { nb: 'Bekreftet', nn: 'Stadfesta', en: 'Confirmed' },
  cancelled: { nb: 'Avlyst', nn: 'Avlyst', en: 'Cancelled' },
  moved: { nb: 'flyttet', nn: 'flytta', en: 'moved' },
  substituting: { nb: 'du er vikar', nn: 'du er vikar', en: 'you stand in' },
  reportedAway: { nb: '{count} meldt borte', nn: '{count} meldt borte', en: '{count} reported away' },
} satisfies Texts;
