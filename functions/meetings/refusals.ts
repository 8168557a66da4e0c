import { replyRefusals } from '../messages/lookup.ts';
import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of parents' meetings. */
export const refusals = {
  'messages.off': replyRefusals['messages.off'],
  'messages.pupil-of-age': replyRefusals['messages.pupil-of-age'],
  'meetings.nobody': {
    kind: 'conflict',
    nb: 'Ingen kan lese innkallingen: gruppen har ingen elever nå, eller ingen av dem har foresatte som kan logge inn. Ring hjemmene.',
    nn: 'Ingen kan lese innkallinga: gruppa har ingen elevar no, eller ingen av dei har føresette som kan logge inn. Ring heimane.',
    en: 'Nobody can read the invitation: the group has no pupils now, or none of them has guardians who can sign in. Call the homes.',
  },
  'meetings.too-many': {
    kind: 'conflict',
    nb: 'Du har planlagt svært mange møter den siste timen. Vent en stund.',
    nn: 'Du har planlagt svært mange møte den siste timen. Vent ei stund.',
    en: 'You have planned very many meetings in the last hour. Wait a while.',
  },
  'meetings.past': {
    kind: 'invalid',
    nb: 'Møtet må begynne senere enn nå.',
    nn: 'Møtet må byrje seinare enn no.',
    en: 'The meeting must begin later than now.',
  },
  'meetings.far': {
    kind: 'invalid',
    nb: 'Møtet kan ikke være mer enn ett år fram i tid.',
    nn: 'Møtet kan ikkje vere meir enn eitt år fram i tid.',
    en: 'The meeting cannot be more than a year ahead.',
  },
  'meetings.times': {
    kind: 'invalid',
    nb: 'Møtet må slutte etter at det begynner, på samme dag.',
    nn: 'Møtet må slutte etter at det byrjar, på same dag.',
    en: 'The meeting must end after it begins, on the same day.',
  },
  'meetings.no-such-time': {
    kind: 'invalid',
    nb: 'Klokkeslettet finnes ikke denne dagen: klokken stilles fram til sommertid. Velg et annet.',
    nn: 'Klokkeslettet finst ikkje denne dagen: klokka blir stilt fram til sommartid. Vel eit anna.',
    en: 'This time does not exist on that day: the clocks go forward to summer time. Choose another.',
  },
  'meetings.answer-by': {
    kind: 'invalid',
    nb: 'Svarfristen må være i dag eller senere, og senest den dagen møtet er.',
    nn: 'Svarfristen må vere i dag eller seinare, og seinast den dagen møtet er.',
    en: 'The last day of answers must be today or later, and at latest the day of the meeting.',
  },
  'meetings.count': {
    kind: 'invalid',
    nb: 'Oppgi fra 1 til 5 voksne når svaret er ja, og 0 når svaret er nei.',
    nn: 'Oppgi frå 1 til 5 vaksne når svaret er ja, og 0 når svaret er nei.',
    en: 'Give from 1 to 5 adults with a yes, and 0 with a no.',
  },
  'meetings.cancelled': {
    kind: 'conflict',
    nb: 'Møtet er avlyst.',
    nn: 'Møtet er avlyst.',
    en: 'The meeting is cancelled.',
  },
  'meetings.begun': {
    kind: 'conflict',
    nb: 'Møtet har begynt eller er over. Verken møtet eller svar kan endres.',
    nn: 'Møtet har byrja eller er over. Verken møtet eller svar kan endrast.',
    en: 'The meeting has begun or is over. Neither the meeting nor answers can be changed.',
  },
  'meetings.closed': {
    kind: 'conflict',
    nb: 'Svarfristen er ute. Ring skolen for å svare eller endre svaret: {contact}.',
    nn: 'Svarfristen er ute. Ring skulen for å svare eller endre svaret: {contact}.',
    en: 'The last day of answers is over. Call the school to answer or to change your answer: {contact}.',
  },
  'meetings.full': {
    kind: 'conflict',
    nb: 'Det er ikke plass til så mange: {left} plasser er ledige.',
    nn: 'Det er ikkje plass til så mange: {left} plassar er ledige.',
    en: 'There is no room for so many: {left} places are left.',
  },
  'meetings.capacity-taken': {
    kind: 'conflict',
    nb: '{taken} plasser er allerede tatt. Antallet plasser kan ikke være lavere.',
    nn: '{taken} plassar er alt tekne. Talet på plassar kan ikkje vere lågare.',
    en: '{taken} places are taken already. The number of places cannot be lower.',
  },
  'meetings.capacity-kind': {
    kind: 'conflict',
    nb: 'Om møtet har et bestemt antall plasser, velges når det planlegges. Avlys møtet og planlegg et nytt.',
    nn: 'Om møtet har eit visst tal plassar, vel de når det blir planlagt. Avlys møtet og planlegg eit nytt.',
    en: 'Whether a meeting has a number of places is decided when it is planned. Cancel it and plan a new one.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
