import type { Texts } from '../../words/text.ts';

export const texts = {
  title: { nb: 'Timeplan', nn: 'Timeplan', en: 'Timetable' },
  weeks: { nb: 'Uker', nn: 'Veker', en: 'Weeks' },
  week: { nb: 'Uke {number}', nn: 'Veke {number}', en: 'Week {number}' },
  previousWeek: { nb: 'Forrige uke', nn: 'Førre veke', en: 'Previous week' },
  nextWeek: { nb: 'Neste uke', nn: 'Neste veke', en: 'Next week' },
  todayIs: { nb: 'I dag, {day}', nn: 'I dag, {day}', en: 'Today, {day}' },
  past: { nb: 'Tidligere denne uka', nn: 'Tidlegare denne veka', en: 'Earlier this week' },
  noLessons: { nb: 'Ingen timer.', nn: 'Ingen timar.', en: 'No lessons.' },
  nextSchoolDay: {
    nb: 'Neste skoledag er {day}.',
    nn: 'Neste skuledag er {day}.',
    en: 'The next school day is {day}.',
  },
  noneKnown: {
    nb: 'Timeplanen etter dette er ikke lagt ennå.',
    nn: 'Timeplanen etter dette er ikkje lagd enno.',
    en: 'The timetable after this is not made yet.',
  },
  lesson: { nb: 'Time', nn: 'Time', en: 'Lesson' },
  cancelled: { nb: 'Avlyst', nn: 'Avlyst', en: 'Cancelled' },
  moved: { nb: 'Flyttet', nn: 'Flytta', en: 'Moved' },
  substitute: { nb: 'Vikar', nn: 'Vikar', en: 'Substitute' },
} satisfies Texts;
