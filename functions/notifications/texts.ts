import type { Texts } from '../shared/problems.ts';

/** Titles of inbox items, shown after login. */
export const texts: Texts = {
  'inbox.absence-reported': { nb: 'Fravær er meldt', nn: 'Fråvær er meldt', en: 'Absence was reported' },
  'inbox.absence-changed': {
    nb: 'En fraværsmelding er endret',
    nn: 'Ei fråværsmelding er endra',
    en: 'An absence report was changed',
  },
  'inbox.absence-withdrawn': {
    nb: 'En fraværsmelding er trukket',
    nn: 'Ei fråværsmelding er trekt',
    en: 'An absence report was withdrawn',
  },
  'inbox.absence-still-away-answered': {
    nb: 'Spørsmålet «fortsatt borte?» er besvart',
    nn: 'Spørsmålet «framleis borte?» er svart på',
    en: 'The question “still away?” was answered',
  },
  'inbox.absence-lapsed': {
    nb: 'En fraværsmelding uten sluttdato er avsluttet fordi ingen svarte',
    nn: 'Ei fråværsmelding utan sluttdato er avslutta fordi ingen svara',
    en: 'An open-ended absence report ended because nobody answered',
  },
};
