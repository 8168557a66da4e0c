import type { Texts } from '../../words/text.ts';

/** Words of booking and moving a talk. */
export const texts = {
  pick: { nb: 'Velg en tid', nn: 'Vel ei tid', en: 'Choose a time' },
  timeName: { nb: '{from}–{to}, {day}', nn: '{from}–{to}, {day}', en: '{from}–{to}, {day}' },
  chosen: { nb: '{day} kl. {from}–{to}', nn: '{day} kl. {from}–{to}', en: '{day}, {from}–{to}' },
  withTeacher: { nb: 'Samtale med {name}', nn: 'Samtale med {name}', en: 'Talk with {name}' },
  byPhone: { nb: 'Samtalen er på telefon.', nn: 'Samtalen er på telefon.', en: 'The talk is by telephone.' },
  byVideo: { nb: 'Samtalen er på video.', nn: 'Samtalen er på video.', en: 'The talk is by video.' },
  who: { nb: 'Hvem kommer?', nn: 'Kven kjem?', en: 'Who comes?' },
  together: { nb: 'Jeg og andre hjemme', nn: 'Eg og andre heime', en: 'I and others at home' },
  alone: { nb: 'Bare jeg', nn: 'Berre eg', en: 'Only I' },
  book: { nb: 'Bestill', nn: 'Bestill', en: 'Book' },
  nearest: { nb: 'Nærmeste ledige tider', nn: 'Næraste ledige tider', en: 'Nearest free times' },
  nobody: {
    nb: 'Ingen av lærerne har lagt ut tider ennå. Prøv igjen senere, eller kontakt skolen.',
    nn: 'Ingen av lærarane har lagt ut tider enno. Prøv igjen seinare, eller kontakt skulen.',
    en: 'None of the teachers has times yet. Try again later, or contact the school.',
  },
  allBooked: {
    nb: 'Du har tid hos alle lærerne som har samtaler.',
    nn: 'Du har tid hos alle lærarane som har samtalar.',
    en: 'You have a time with every teacher who holds talks.',
  },
  toTeacher: { nb: 'Gå til lærer', nn: 'Gå til lærar', en: 'Go to a teacher' },
  notYet: { nb: 'Du kan bestille fra {when}.', nn: 'Du kan bestille frå {when}.', en: 'You can book from {when}.' },
  tooLate: {
    nb: 'Fristen for å bestille gikk ut {when}. Kontakt skolen hvis du trenger en tid.',
    nn: 'Fristen for å bestille gjekk ut {when}. Kontakt skulen om du treng ei tid.',
    en: 'The deadline for booking was {when}. Contact the school if you need a time.',
  },
  closed: {
    nb: 'Skolen har stengt bestillingen. Kontakt skolen hvis du trenger en tid.',
    nn: 'Skulen har stengt bestillinga. Kontakt skulen om du treng ei tid.',
    en: 'The school has closed the booking. Contact the school if you need a time.',
  },
  ended: { nb: 'Samtalerunden er over.', nn: 'Samtalerunden er over.', en: 'This round of talks is over.' },
  guardiansBook: {
    nb: 'Foresatte bestiller for deg til du er 18 år.',
    nn: 'Føresette bestiller for deg til du er 18 år.',
    en: 'Your guardians book for you until you are 18.',
  },
  noTalks: {
    nb: 'Ingen samtaler om deg er bestilt ennå.',
    nn: 'Ingen samtalar om deg er bestilte enno.',
    en: 'No talks about you are booked yet.',
  },
  pupilBooks: {
    nb: 'Eleven er myndig og bestiller selv.',
    nn: 'Eleven er myndig og bestiller sjølv.',
    en: 'The pupil is of age and books alone.',
  },
  notInvited: {
    nb: 'Du kan ikke bestille her nå. Kontakt skolen hvis du trenger en tid.',
    nn: 'Du kan ikkje bestille her no. Kontakt skulen om du treng ei tid.',
    en: 'You cannot book here now. Contact the school if you need a time.',
  },
  moveTitle: { nb: 'Flytt samtalen', nn: 'Flytt samtalen', en: 'Move the talk' },
  moveLead: {
    nb: 'Du beholder {when} til du har fått den nye tiden.',
    nn: 'Du held på {when} til du har fått den nye tida.',
    en: 'You keep {when} until you have the new time.',
  },
  moveHere: { nb: 'Flytt hit', nn: 'Flytt hit', en: 'Move here' },
  keptOld: {
    nb: 'Du har fortsatt den gamle tiden.',
    nn: 'Du har framleis den gamle tida.',
    en: 'You still have the old time.',
  },
  noOther: {
    nb: 'Læreren har ingen andre ledige tider nå.',
    nn: 'Læraren har ingen andre ledige tider no.',
    en: 'The teacher has no other free times now.',
  },
  noMove: {
    nb: 'Samtalen kan ikke flyttes her nå.',
    nn: 'Samtalen kan ikkje flyttast her no.',
    en: 'The talk cannot be moved here now.',
  },
  moreTeachers: {
    nb: 'Under kan du bestille hos flere lærere.',
    nn: 'Under kan du bestille hos fleire lærarar.',
    en: 'You can book with more teachers below.',
  },
  siblings: {
    nb: 'Bestill for flere barn etter hverandre',
    nn: 'Bestill for fleire barn etter kvarandre',
    en: 'Book for several children in a row',
  },
} satisfies Texts;
