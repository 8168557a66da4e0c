import type { Texts } from '../words/text.ts';

/** Words of the fields for the time of an absence. */
export const texts = {
  when: { nb: 'Når?', nn: 'Når?', en: 'When?' },
  wholeDay: { nb: 'Hele dagen', nn: 'Heile dagen', en: 'The whole day' },
  part: { nb: 'Deler av dagen', nn: 'Delar av dagen', en: 'Part of the day' },
  days: { nb: 'Flere dager', nn: 'Fleire dagar', en: 'Several days' },
  open: { nb: 'Vet ikke hvor lenge', nn: 'Veit ikkje kor lenge', en: 'I do not know how long' },
  openHelp: {
    nb: 'Vi spør hver skoledag om det fortsatt er fravær.',
    nn: 'Vi spør kvar skuledag om det framleis er fråvær.',
    en: 'We ask every school day whether the absence goes on.',
  },
  day: { nb: 'Dag', nn: 'Dag', en: 'Day' },
  firstDay: { nb: 'Første dag', nn: 'Første dag', en: 'First day' },
  lastDay: { nb: 'Siste dag', nn: 'Siste dag', en: 'Last day' },
  limit: {
    nb: 'Inntil {days} dager om gangen, fra {first} til {last}.',
    nn: 'Inntil {days} dagar om gongen, frå {first} til {last}.',
    en: 'Up to {days} days at a time, from {first} to {last}.',
  },
  from: { nb: 'Fra klokken', nn: 'Frå klokka', en: 'From' },
  to: { nb: 'Til klokken', nn: 'Til klokka', en: 'Until' },
  partHelp: {
    nb: 'La «fra» stå tom hvis eleven kommer senere, og «til» hvis eleven går tidligere.',
    nn: 'Lat «frå» stå tom om eleven kjem seinare, og «til» om eleven går tidlegare.',
    en: 'Leave "from" empty if the pupil comes later, and "until" if the pupil goes earlier.',
  },
} satisfies Texts;
