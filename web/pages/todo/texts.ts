import type { Texts } from '../../words/text.ts';

/** Words of the to-do list. */
export const texts = {
  title: { nb: 'Å gjøre', nn: 'Å gjere', en: 'To do' },
  lead: {
    nb: 'Timer som er over og ikke bekreftet, eldste først.',
    nn: 'Timar som er over og ikkje stadfesta, eldste først.',
    en: 'Lessons that are over and not confirmed, oldest first.',
  },
  none: {
    nb: 'Ingenting venter. Alle timer er bekreftet.',
    nn: 'Ingenting ventar. Alle timar er stadfesta.',
    en: 'Nothing waits. All lessons are confirmed.',
  },
  older: { nb: 'Vis eldre timer', nn: 'Vis eldre timar', en: 'Show older lessons' },
  confirm: { nb: 'Bekreft ingen borte', nn: 'Stadfest ingen borte', en: 'Confirm nobody away' },
  confirmFor: {
    nb: 'Bekreft ingen borte, {lesson}',
    nn: 'Stadfest ingen borte, {lesson}',
    en: 'Confirm nobody away, {lesson}',
  },
  reported: {
    nb: 'Ikke bekreftet: {names} er meldt borte. Åpne timen og svar.',
    nn: 'Ikkje stadfesta: {names} er meldt borte. Opne timen og svar.',
    en: 'Not confirmed: {names} reported away. Open the lesson and answer.',
  },
  all: { nb: 'Bekreft alle uten fravær', nn: 'Stadfest alle utan fråvær', en: 'Confirm all without absence' },
  previewTitle: {
    nb: 'Timer som blir bekreftet uten fravær: {count}',
    nn: 'Timar som blir stadfesta utan fråvær: {count}',
    en: 'Lessons that will be confirmed without absence: {count}',
  },
  previewNone: {
    nb: 'Ingen timer kan bekreftes uten å åpnes.',
    nn: 'Ingen timar kan stadfestast utan å bli opna.',
    en: 'No lesson can be confirmed without being opened.',
  },
  left: { nb: 'Disse blir stående', nn: 'Desse blir ståande', en: 'These stay' },
  doAll: { nb: 'Bekreft timer ({count})', nn: 'Stadfest timar ({count})', en: 'Confirm lessons ({count})' },
  cancel: { nb: 'Avbryt', nn: 'Avbryt', en: 'Cancel' },
  done: { nb: 'Timer bekreftet: {count}.', nn: 'Timar stadfesta: {count}.', en: 'Lessons confirmed: {count}.' },
  unsettled: { nb: 'Timer som er endret', nn: 'Timar som er endra', en: 'Lessons that have changed' },
  register: {
    nb: '{group}, {day} {from}–{to}: {away} ført borte',
    nn: '{group}, {day} {from}–{to}: {away} ført borte',
    en: '{group}, {day} {from}–{to}: {away} registered away',
  },
  nowAt: { nb: 'Timen er nå {from}–{to}.', nn: 'Timen er no {from}–{to}.', en: 'The lesson is now {from}–{to}.' },
  lessonAt: { nb: '{group} {day} {from}', nn: '{group} {day} {from}', en: '{group} {day} {from}' },
} satisfies Texts;
