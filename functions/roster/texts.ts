import type { Texts } from '../shared/texts/language.ts';
import { workTexts } from './work-texts.ts';

/** Words of the roster: refusals of its routes and lines of the work list. */
export const texts: Texts = {
  ...workTexts,
};
