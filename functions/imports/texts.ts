import type { Texts } from '../shared/problems.ts';
import { fileTexts } from './file-texts.ts';
import { timetableTexts } from './timetable-texts.ts';

/** Words of the imports: refusals of their routes, and what an import says of its file. */
export const texts: Texts = {
  ...fileTexts,
  ...timetableTexts,
  'imports.not-applicable': {
    nb: 'Bare en prøvekjøring som er ferdig, kan tas i bruk. Se på importens tilstand.',
    nn: 'Berre ei prøvekøyring som er ferdig, kan takast i bruk. Sjå på tilstanden til importen.',
    en: 'Only a dry run that is done can be applied. Look at the state of the import.',
  },
};
