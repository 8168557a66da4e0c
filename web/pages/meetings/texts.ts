import type { Texts } from '../../words/text.ts';

/** Words of parents' meetings that families and the school both see. */
export const texts = {
  title: { nb: 'Foreldremøter', nn: 'Foreldremøte', en: 'Parents’ meetings' },
  meeting: { nb: 'Foreldremøte', nn: 'Foreldremøte', en: 'Parents’ meeting' },
  cancelled: { nb: 'Avlyst', nn: 'Avlyst', en: 'Cancelled' },
  changed: { nb: 'Endret', nn: 'Endra', en: 'Changed' },
  earlier: { nb: 'Tidligere', nn: 'Tidlegare', en: 'Earlier' },
  when: { nb: 'Når', nn: 'Når', en: 'When' },
  where: { nb: 'Hvor', nn: 'Kvar', en: 'Where' },
  forWhom: { nb: 'For', nn: 'For', en: 'For' },
  planner: { nb: 'Fra', nn: 'Frå', en: 'From' },
  isCancelled: { nb: 'Møtet er avlyst.', nn: 'Møtet er avlyst.', en: 'The meeting is cancelled.' },
  isMoved: {
    nb: 'Dag, tid eller sted ble endret {when}. Under står det som gjelder nå.',
    nn: 'Dag, tid eller stad vart endra {when}. Under står det som gjeld no.',
    en: 'Day, time or place was changed on {when}. Below is what holds now.',
  },
  clock: { nb: 'kl. {from}–{to}', nn: 'kl. {from}–{to}', en: '{from}–{to}' },
  howMany: { nb: 'Hvor mange voksne kommer?', nn: 'Kor mange vaksne kjem?', en: 'How many adults are coming?' },
  oneAdult: { nb: '1 voksen', nn: '1 vaksen', en: '1 adult' },
  adults: { nb: '{count} voksne', nn: '{count} vaksne', en: '{count} adults' },
  noneMore: { nb: 'Ingen flere foreldremøter.', nn: 'Ingen fleire foreldremøte.', en: 'No more parents’ meetings.' },
} satisfies Texts;
