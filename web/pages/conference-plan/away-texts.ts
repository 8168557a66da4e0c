import type { Texts } from '../../words/text.ts';

/** Words of cancelling every time to come of a teacher who is away. */
export const texts = {
  title: { nb: 'Læreren er borte', nn: 'Læraren er borte', en: 'The teacher is away' },
  lead: {
    nb: 'Avlys alle samtaler som ikke har begynt. Når læreren er tilbake, lager du nye tider.',
    nn: 'Avlys alle samtalar som ikkje har byrja. Når læraren er tilbake, lagar du nye tider.',
    en: 'Cancel all talks that have not begun. When the teacher is back, make new times.',
  },
  left: {
    nb: '{talks} samtaler er bestilt, og {others} andre tider står.',
    nn: '{talks} samtalar er bestilte, og {others} andre tider står.',
    en: '{talks} talks are booked, and {others} other times stand.',
  },
  nothing: {
    nb: 'Læreren har ingen tider som kommer. Det er ingenting å avlyse.',
    nn: 'Læraren har ingen tider som kjem. Det er ingenting å avlyse.',
    en: 'The teacher has no times to come. There is nothing to cancel.',
  },
  cancelAll: { nb: 'Avlys alle tidene', nn: 'Avlys alle tidene', en: 'Cancel all times' },
  question: {
    nb: '{talks} familier får en beskjed hver om at samtalen er avlyst. Det kan ikke angres.',
    nn: '{talks} familiar får ein beskjed kvar om at samtalen er avlyst. Det kan ikkje angrast.',
    en: '{talks} families get a notice each that their talk is cancelled. This cannot be undone.',
  },
  questionOne: {
    nb: '1 familie får en beskjed om at samtalen er avlyst. Det kan ikke angres.',
    nn: '1 familie får ein beskjed om at samtalen er avlyst. Det kan ikkje angrast.',
    en: '1 family gets a notice that the talk is cancelled. This cannot be undone.',
  },
  questionNone: {
    nb: 'Ingen har bestilt, så ingen får en beskjed. Tidene blir borte.',
    nn: 'Ingen har bestilt, så ingen får ein beskjed. Tidene blir borte.',
    en: 'Nobody has booked, so nobody gets a notice. The times go away.',
  },
  keep: { nb: 'Behold tidene', nn: 'Behald tidene', en: 'Keep the times' },
  sure: { nb: 'Ja, avlys alle', nn: 'Ja, avlys alle', en: 'Yes, cancel all' },
  going: {
    nb: 'Avlyser. {count} tider igjen. Du kan forlate siden: arbeidet går videre.',
    nn: 'Avlyser. {count} tider att. Du kan forlate sida: arbeidet går vidare.',
    en: 'Cancelling. {count} times left. You may leave the page: the work goes on.',
  },
  done: {
    nb: 'Alle tidene er avlyst, og familiene har fått beskjed.',
    nn: 'Alle tidene er avlyste, og familiane har fått beskjed.',
    en: 'All times are cancelled, and the families are told.',
  },
  back: { nb: 'Til tidene', nn: 'Til tidene', en: 'To the times' },
} satisfies Texts;
