import type { Texts } from '../../words/text.ts';

/** Words of waiting lists and interpreters. */
export const texts = {
  asked: { nb: 'Læreren ønsker en samtale', nn: 'Læraren ønskjer ein samtale', en: 'The teacher asks for a talk' },
  waived: {
    nb: 'Læreren mener det ikke trengs nå, men du kan bestille.',
    nn: 'Læraren meiner det ikkje trengst no, men du kan bestille.',
    en: 'The teacher thinks that it is not needed now, but you can book.',
  },
  noTimes: {
    nb: 'Ingen ledige tider nå. På ventelisten får du tilbud om en tid når den blir ledig.',
    nn: 'Ingen ledige tider no. På ventelista får du tilbod om ei tid når ho blir ledig.',
    en: 'No free times now. On the waiting list you are offered a time when it becomes free.',
  },
  join: { nb: 'Sett meg på venteliste', nn: 'Set meg på venteliste', en: 'Put me on the waiting list' },
  noneSuits: { nb: 'Passer ingen av tidene?', nn: 'Passar ingen av tidene?', en: 'Does no time suit?' },
  someSuit: { nb: 'Passer bare noen tider?', nn: 'Passar berre nokre tider?', en: 'Do only some times suit?' },
  day: { nb: 'Dag som passer', nn: 'Dag som passar', en: 'Day that suits' },
  from: { nb: 'Fra kl.', nn: 'Frå kl.', en: 'From' },
  to: { nb: 'Til kl.', nn: 'Til kl.', en: 'Until' },
  fillDay: { nb: 'Velg dagen.', nn: 'Vel dagen.', en: 'Choose the day.' },
  fillFrom: { nb: 'Skriv fra hvilken tid.', nn: 'Skriv frå kva tid.', en: 'Say from which time.' },
  fillTo: {
    nb: 'Skriv til hvilken tid, etter den første.',
    nn: 'Skriv til kva tid, etter den første.',
    en: 'Say until which time, after the first.',
  },
  waiting: {
    nb: 'Du står på ventelisten. Du får beskjed når det er en tid til deg.',
    nn: 'Du står på ventelista. Du får beskjed når det er ei tid til deg.',
    en: 'You are on the waiting list. You are told when there is a time for you.',
  },
  suits: { nb: 'Passer: {when}', nn: 'Passar: {when}', en: 'Suits: {when}' },
  leave: { nb: 'Gå av ventelisten', nn: 'Gå av ventelista', en: 'Leave the waiting list' },
  leaveSure: {
    nb: 'Vil du gå av ventelisten? Du mister plassen i køen.',
    nn: 'Vil du gå av ventelista? Du mistar plassen i køen.',
    en: 'Do you want to leave the waiting list? You lose your place.',
  },
  lapsed: {
    nb: 'Tilbudet om {when} gikk ut. Tiden er gått videre til neste på ventelisten.',
    nn: 'Tilbodet om {when} gjekk ut. Tida har gått vidare til neste på ventelista.',
    en: 'The offer of {when} has ended. The time has gone to the next on the waiting list.',
  },
  offer: { nb: 'Du har fått tilbud om en tid', nn: 'Du har fått tilbod om ei tid', en: 'You are offered a time' },
  offerAbove: {
    nb: 'Tilbudet ditt står øverst på siden.',
    nn: 'Tilbodet ditt står øvst på sida.',
    en: 'Your offer is at the top of the page.',
  },
  answerBy: {
    nb: 'Vi holder av tiden til {when}.',
    nn: 'Vi held av tida til {when}.',
    en: 'We keep the time until {when}.',
  },
  take: { nb: 'Ta tiden', nn: 'Ta tida', en: 'Take the time' },
  decline: { nb: 'Nei takk', nn: 'Nei takk', en: 'No, thank you' },
  declineSure: {
    nb: 'Vil du si nei til tiden? Den går til neste på ventelisten.',
    nn: 'Vil du seie nei til tida? Ho går til neste på ventelista.',
    en: 'Do you want to decline the time? It goes to the next on the waiting list.',
  },
  needsInterpreter: { nb: 'Jeg trenger tolk', nn: 'Eg treng tolk', en: 'I need an interpreter' },
  language: { nb: 'Språket til tolken', nn: 'Språket til tolken', en: 'Language of the interpreter' },
  chooseLanguage: { nb: 'Velg språk', nn: 'Vel språk', en: 'Choose the language' },
  languageFirst: {
    nb: 'Velg språket først.',
    nn: 'Vel språket først.',
    en: 'Choose the language first.',
  },
  long: {
    nb: 'Dobbel tid: med tolk tar samtalen lengre tid',
    nn: 'Dobbel tid: med tolk tek samtalen lengre tid',
    en: 'Two times in a row: with an interpreter the talk takes longer',
  },
} satisfies Texts;
