import type { Texts } from '../../words/text.ts';

/** Words of a teacher's week. */
export const texts = {
  title: { nb: 'Uke', nn: 'Veke', en: 'Week' },
  before: { nb: 'Forrige uke', nn: 'Førre veke', en: 'Week before' },
  after: { nb: 'Neste uke', nn: 'Neste veke', en: 'Next week' },
  thisWeek: { nb: 'Denne uken', nn: 'Denne veka', en: 'This week' },
  none: {
    nb: 'Du har ingen timer denne uken.',
    nn: 'Du har ingen timar denne veka.',
    en: 'You have no lessons in this week.',
  },
  weeks: { nb: 'Uker', nn: 'Veker', en: 'Weeks' },
} satisfies Texts;
