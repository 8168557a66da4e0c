import type { Texts } from '../../words/text.ts';

/** Words about whom news to a group reaches. */
export const texts = {
  atOnce: {
    nb: 'Push og e-post går ut med en gang.',
    nn: 'Push og e-post går ut med ein gong.',
    en: 'Notices leave at once.',
  },
  later: {
    nb: 'Push og e-post går ut {day} kl. {time}. De som logger inn, kan lese med en gang.',
    nn: 'Push og e-post går ut {day} kl. {time}. Dei som loggar inn, kan lese med ein gong.',
    en: 'Notices leave on {day} at {time}. Those who sign in can read at once.',
  },
  silent: {
    nb: '{count} får verken push eller e-post',
    nn: '{count} får verken push eller e-post',
    en: '{count} get no notice',
  },
  own: { nb: 'Eleven selv', nn: 'Eleven sjølv', en: 'The pupil' },
  onCard: { nb: 'Navnet står på elevkortet', nn: 'Namnet står på elevkortet', en: 'The name is on the pupil’s card' },
} satisfies Texts;
