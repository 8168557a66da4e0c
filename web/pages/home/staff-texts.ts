import type { Texts } from '../../words/text.ts';

/** Words of the first page of staff. */
export const texts = {
  title: { nb: 'I dag', nn: 'I dag', en: 'Today' },
  school: { nb: 'Skolen', nn: 'Skulen', en: 'The school' },
  now: { nb: 'Nå', nn: 'No', en: 'Now' },
  next: { nb: 'Neste time', nn: 'Neste time', en: 'Next lesson' },
  register: { nb: 'Før timen', nn: 'Før timen', en: 'Register the lesson' },
  look: { nb: 'Se timen', nn: 'Sjå timen', en: 'See the lesson' },
  rest: { nb: 'Timene i dag', nn: 'Timane i dag', en: 'Today’s lessons' },
  free: { nb: 'Du har ingen timer i dag.', nn: 'Du har ingen timar i dag.', en: 'You have no lessons today.' },
  nextDay: { nb: 'Neste dag med timer: {day}', nn: 'Neste dag med timar: {day}', en: 'Next day with lessons: {day}' },
  noneSoon: {
    nb: 'Ingen timer de neste to ukene. Er det feil, må kontoret rette timeplanen.',
    nn: 'Ingen timar dei neste to vekene. Er det feil, må kontoret rette timeplanen.',
    en: 'No lessons in the next two weeks. If that is wrong, the office must correct the timetable.',
  },
  todo: {
    nb: '{count} timer må bekreftes',
    nn: '{count} timar må stadfestast',
    en: '{count} lessons to confirm',
  },
  todoOne: { nb: '1 time må bekreftes', nn: '1 time må stadfestast', en: '1 lesson to confirm' },
  own: { nb: 'Flere sider', nn: 'Fleire sider', en: 'More pages' },
  talks: { nb: 'Utviklingssamtaler', nn: 'Utviklingssamtalar', en: 'Development talks' },
  ownWarnings: { nb: 'Mine varsler', nn: 'Varsla mine', en: 'My warnings' },
  ownRemarks: { nb: 'Mine anmerkninger', nn: 'Merknadene mine', en: 'My remarks' },
  todoNone: { nb: 'Alle timer er bekreftet', nn: 'Alle timar er stadfesta', en: 'All lessons are confirmed' },
} satisfies Texts;
