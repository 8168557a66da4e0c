import type { Texts } from '../shared/texts/language.ts';

/**
 * All words of a notice (law 1): constants without placeholders, so that no name, school, subject or kind of event can
 * get in.
 */
export const texts = {
  'notice.title': { nb: 'Skolebro', nn: 'Skolebro', en: 'Skolebro' },
  'notice.body': {
    nb: 'Det venter noe på deg i Skolebro.',
    nn: 'Det ventar noko på deg i Skolebro.',
    en: 'Something is waiting for you in Skolebro.',
  },
  'notice.link': {
    nb: 'Logg inn for å se hva det er',
    nn: 'Logg inn for å sjå kva det er',
    en: 'Sign in to see what it is',
  },
  'notice.why': {
    nb: 'Du får denne beskjeden fordi du bruker Skolebro. Av hensyn til personvernet står det aldri innhold i den.',
    nn: 'Du får denne beskjeden fordi du brukar Skolebro. Av omsyn til personvernet står det aldri innhald i han.',
    en: 'You get this notice because you use Skolebro. To protect privacy it never holds any content.',
  },
  'notice.choices': {
    nb: 'Velg hvilke beskjeder du vil ha',
    nn: 'Vel kva beskjedar du vil ha',
    en: 'Choose which notices you want',
  },
} as const satisfies Texts;
