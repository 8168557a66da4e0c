import type { Texts } from '../shared/problems.ts';
import { reasonTexts } from './reason-texts.ts';

/** Words of the archive's queue: refusals of its routes, and why a hand-over came to nothing. */
export const texts: Texts = {
  ...reasonTexts,
  'archive.already-archived': {
    nb: 'Varselet er i arkivet. Det er ikke mer å gjøre; hent listen på nytt.',
    nn: 'Varselet er i arkivet. Det er ikkje meir å gjere; hent lista på nytt.',
    en: 'The warning is in the archive. There is nothing more to do; fetch the list again.',
  },
  'archive.already-given-up': {
    nb: 'Overleveringen er alt oppgitt. Prøv på nytt hvis varselet likevel skal til arkivet.',
    nn: 'Overleveringa er alt oppgjeven. Prøv på nytt om varselet likevel skal til arkivet.',
    en: 'The hand-over has already been given up. Try again if the warning is to go to the archive all the same.',
  },
  'archive.not-failed': {
    nb: 'Overleveringen er i gang og har ikke mislyktes. Vent på arkivet, eller hent listen på nytt.',
    nn: 'Overleveringa er i gang og er ikkje mislukka. Vent på arkivet, eller hent lista på nytt.',
    en: 'The hand-over is under way and has not failed. Wait for the archive, or fetch the list again.',
  },
};
