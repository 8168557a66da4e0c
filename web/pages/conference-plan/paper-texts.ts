import type { Texts } from '../../words/text.ts';

/** Words of the list of a day's talks on paper. */
export const texts = {
  title: { nb: 'Dagsliste', nn: 'Dagsliste', en: 'Day list' },
  none: {
    nb: 'Ingen lærer har tider denne dagen.',
    nn: 'Ingen lærar har tider denne dagen.',
    en: 'No teacher has times on this day.',
  },
  withNames: {
    nb: 'Med elevenes navn. Ta det bort på lister som henges opp.',
    nn: 'Med namna til elevane. Ta det bort på lister som blir hengde opp.',
    en: 'With the pupils’ names. Leave them out on lists that hang on doors.',
  },
  each: { nb: 'Ett ark per lærer', nn: 'Eitt ark per lærar', en: 'A sheet for each teacher' },
  print: { nb: 'Skriv ut', nn: 'Skriv ut', en: 'Print' },
  clock: { nb: 'Tid', nn: 'Tid', en: 'Time' },
  pupil: { nb: 'Elev', nn: 'Elev', en: 'Pupil' },
  place: { nb: 'Sted', nn: 'Stad', en: 'Place' },
  taken: { nb: 'Opptatt', nn: 'Oppteken', en: 'Taken' },
  caption: { nb: '{name}, {day}', nn: '{name}, {day}', en: '{name}, {day}' },
} satisfies Texts;
