import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of imports. */
export const refusals = {
  'imports.not-applicable': {
    kind: 'conflict',
    nb: 'Bare en prøvekjøring som er ferdig, kan tas i bruk. Se på importens tilstand.',
    nn: 'Berre ei prøvekøyring som er ferdig, kan takast i bruk. Sjå på tilstanden til importen.',
    en: 'You can apply only a finished dry run. Look at the status of the import.',
  },
  'imports.file-gone': {
    kind: 'conflict',
    nb: 'Filen til prøvekjøringen er slettet, for den er eldre enn en måned. Send filen på nytt som en ny prøvekjøring.',
    nn: 'Fila til prøvekøyringa er sletta, for ho er eldre enn ein månad. Send fila på nytt som ei ny prøvekøyring.',
    en: 'The file of the dry run is deleted, as it is more than a month old. Send the file again as a new dry run.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
