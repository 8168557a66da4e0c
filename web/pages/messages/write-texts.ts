import type { Texts } from '../../words/text.ts';

/** Words of writing a message, in a conversation and in a new one. */
export const texts = {
  messageAbout: { nb: 'Melding om {name}', nn: 'Melding om {name}', en: 'Message about {name}' },
  message: { nb: 'Melding', nn: 'Melding', en: 'Message' },
  send: { nb: 'Send', nn: 'Send', en: 'Send' },
  sent: { nb: 'Meldingen er sendt.', nn: 'Meldinga er send.', en: 'The message is sent.' },
  sendAgain: { nb: 'Send igjen', nn: 'Send igjen', en: 'Send again' },
  changedSince: {
    nb: 'Du har endret teksten. Den første kan ha kommet fram; da står den i samtalen om litt.',
    nn: 'Du har endra teksten. Den første kan ha kome fram; då står han i samtalen om litt.',
    en: 'You have changed the text. The first one may have arrived; then it shows in the conversation in a while.',
  },
  left: { nb: '{count} tegn igjen', nn: '{count} teikn igjen', en: '{count} characters left' },
  tooLong: {
    nb: 'Meldingen er {count} tegn for lang. Kort ned teksten.',
    nn: 'Meldinga er {count} teikn for lang. Kort ned teksten.',
    en: 'The message is {count} characters too long. Shorten it.',
  },
  writeFirst: { nb: 'Skriv meldingen først.', nn: 'Skriv meldinga først.', en: 'Write the message first.' },
  newTitle: { nb: 'Ny samtale', nn: 'Ny samtale', en: 'New conversation' },
  to: { nb: 'Til', nn: 'Til', en: 'To' },
  andMore: { nb: '{names} og {count} til', nn: '{names} og {count} til', en: '{names} and {count} more' },
  chooseTo: { nb: 'Velg minst én å skrive til.', nn: 'Vel minst éin å skrive til.', en: 'Choose at least one person.' },
  mostTo: {
    nb: 'Velg høyst {most}. Færre er ofte raskere.',
    nn: 'Vel høgst {most}. Færre er ofte raskare.',
    en: 'Choose {most} at most. Fewer is often faster.',
  },
  noTeachers: {
    nb: 'Ingen lærere er registrert for eleven nå. Ring skolen.',
    nn: 'Ingen lærarar er registrerte for eleven no. Ring skulen.',
    en: 'No teachers are registered for the pupil now. Call the school.',
  },
  withOthers: {
    nb: 'La {names} være med i samtalen',
    nn: 'Lat {names} vere med i samtalen',
    en: 'Let {names} take part in the conversation',
  },
  subject: { nb: 'Emne', nn: 'Emne', en: 'Subject' },
  subjectHelp: {
    nb: 'Kort, for eksempel «Turen fredag».',
    nn: 'Kort, til dømes «Turen fredag».',
    en: 'Short, such as “The trip on Friday”.',
  },
  subjectFirst: { nb: 'Skriv hva det gjelder.', nn: 'Skriv kva det gjeld.', en: 'Write what it is about.' },
  sensitive: {
    nb: 'Gjelder det helse eller noe annet følsomt? Be heller om å få snakke med skolen',
    nn: 'Gjeld det helse eller noko anna kjensleg? Be heller om å få snakke med skulen',
    en: 'Is it about health or something else sensitive? Ask to talk to the school instead',
  },
  sensitiveCall: { nb: ': ring', nn: ': ring', en: ': call' },
  sensitiveStaff: {
    nb: 'Gjelder det helse eller noe annet følsomt? Ring hjemmet, eller avtal en samtale på skolen.',
    nn: 'Gjeld det helse eller noko anna kjensleg? Ring heimen, eller avtal ein samtale på skulen.',
    en: 'Is it about health or something else sensitive? Call the home, or arrange a talk at school.',
  },
  home: { nb: 'Hjemmet', nn: 'Heimen', en: 'The home' },
  homeAt: { nb: 'Hjem {number}', nn: 'Heim {number}', en: 'Home {number}' },
  apart: {
    nb: 'Hvert hjem får sin egen samtale og ser ikke den andres.',
    nn: 'Kvar heim får sin eigen samtale og ser ikkje den andre sin.',
    en: 'Each home gets a conversation of its own and does not see the other’s.',
  },
  noHomes: {
    nb: 'Ingen foresatte kan skrive her om eleven nå. Ring hjemmet.',
    nn: 'Ingen føresette kan skrive her om eleven no. Ring heimen.',
    en: 'No guardian can write here about the pupil now. Call the home.',
  },
  ownPupil: { nb: 'eleven selv', nn: 'eleven sjølv', en: 'the pupil' },
} satisfies Texts;
