import type { Texts } from '../shared/texts/language.ts';
/** Texts of figures: refusals, reasons for hidden parts, and header words of exports. */
export const texts: Texts = {
  'figures.other-subjects': {
    nb: 'Du ser fagene du underviser eleven i. Resten ser kontaktlæreren og skoleledelsen.',
    nn: 'Du ser faga du underviser eleven i. Resten ser kontaktlæraren og skuleleiinga.',
    en: 'You see the subjects in which you teach the pupil. The rest is for the contact teacher and the school’s leaders.',
  },
};
