import type { Choice } from '../shared/errors.ts';
import type { Text } from '../shared/texts/language.ts';
import type { PlanFault } from './slot-rules.ts';

/** Why a plan makes no times; a plan may also lie in the past. */
type Fault = PlanFault | 'past';

const WORDS: Readonly<Record<Fault, Text>> = {
  length: {
    nb: 'en samtale varer 5 til 240 minutter, i hele femminutter',
    nn: 'ein samtale varer 5 til 240 minutt, i heile femminutt',
    en: 'a talk lasts 5 to 240 minutes, in fives',
  },
  break: {
    nb: 'pausen er 0 til 120 minutter, i hele femminutter',
    nn: 'pausen er 0 til 120 minutt, i heile femminutt',
    en: 'the break is 0 to 120 minutes, in fives',
  },
  'no-stretch': { nb: 'den har ingen bolk', nn: 'han har ingen bolk', en: 'it has no stretch' },
  'stretch-order': {
    nb: 'en bolk slutter ikke etter at den begynner',
    nn: 'ein bolk sluttar ikkje etter at han byrjar',
    en: 'a stretch does not end after it begins',
  },
  'stretch-hours': {
    nb: 'samtaler er mellom kl. 07:00 og 22:00',
    nn: 'samtalar er mellom kl. 07:00 og 22:00',
    en: 'talks are between 07:00 and 22:00',
  },
  'too-short': {
    nb: 'en bolk er kortere enn en samtale',
    nn: 'ein bolk er kortare enn ein samtale',
    en: 'a stretch is shorter than a talk',
  },
  'too-many': {
    nb: 'det blir for mange tider på én gang',
    nn: 'det blir for mange tider på éin gong',
    en: 'it makes too many times at once',
  },
  past: {
    nb: 'en bolk har begynt eller er over',
    nn: 'ein bolk har byrja eller er over',
    en: 'a stretch has begun or is over',
  },
};

/** A fault of a plan in a sentence; its id is what a client reads. */
export const faultInWords = (id: Fault): Choice => ({ id, nb: WORDS[id].nb, nn: WORDS[id].nn, en: WORDS[id].en });
