import type { Texts } from '../shared/texts/language.ts';
/** Words of the lessons in every language; a missing one does not compile. */
export const texts: Texts = {
  'lessons.somebody-away': {
    nb: 'Noen er meldt borte eller har permisjon, og det er ikke sagt noe om dem. Før dem borte, eller si at de er til stede.',
    nn: 'Nokon er meldt borte eller har permisjon, og det er ikkje sagt noko om dei. Før dei borte, eller sei at dei er til stades.',
    en: 'Somebody is reported away or on leave and has no entry. Register them away, or name them as present.',
  },
};
