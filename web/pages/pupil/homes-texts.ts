import type { Texts } from '../../words/text.ts';

export const texts = {
  homes: { nb: 'Hjem', nn: 'Heimar', en: 'Homes' },
  lead: {
    nb: 'Foresatte i samme hjem får én samtale med skolen sammen. Foresatte i hvert sitt hjem får hver sin, og blir ikke nevnt for hverandre.',
    nn: 'Føresette i same heim får éin samtale med skulen saman. Føresette i kvar sin heim får kvar sin, og blir ikkje nemnde for kvarandre.',
    en: 'Guardians of one home get one conversation with the school together. Guardians of two homes get one each, and are not named to each other.',
  },
  onlyHome: {
    nb: 'Bare én foresatt har tilgang nå, så det er ikke noe å bestemme.',
    nn: 'Berre éin føresett har tilgang no, så det er ikkje noko å bestemme.',
    en: 'Only one guardian has access now, so there is nothing to decide.',
  },
  home: { nb: 'Hjem {number}: {names}', nn: 'Heim {number}: {names}', en: 'Home {number}: {names}' },
  two: { nb: '{first} og {other}', nn: '{first} og {other}', en: '{first} and {other}' },
  ask: {
    nb: 'Kan skolen nevne dem for hverandre?',
    nn: 'Kan skulen nemne dei for kvarandre?',
    en: 'May the school name them to each other?',
  },
  together: { nb: 'Ja, samme hjem', nn: 'Ja, same heim', en: 'Yes, one home' },
  apart: { nb: 'Nei, to hjem', nn: 'Nei, to heimar', en: 'No, two homes' },
  unknown: {
    nb: 'Ikke bestemt: som to hjem',
    nn: 'Ikkje bestemt: som to heimar',
    en: 'Not decided: as two homes',
  },
  decided: { nb: 'Bestemt {at} av {who}', nn: 'Bestemt {at} av {who}', en: 'Decided {at} by {who}' },
  decidedAt: { nb: 'Bestemt {at}', nn: 'Bestemt {at}', en: 'Decided {at}' },
  sure: {
    nb: '{first} og {other} får se navnene til hverandre og lese de samme samtalene om eleven. Er det riktig?',
    nn: '{first} og {other} får sjå namna til kvarandre og lese dei same samtalane om eleven. Er det rett?',
    en: '{first} and {other} will see each other’s names and read the same conversations about the pupil. Is that right?',
  },
  protected: {
    nb: 'Eleven eller en av de to er skjermet. Skolen nevner dem ikke for hverandre.',
    nn: 'Eleven eller ein av dei to er skjerma. Skulen nemner dei ikkje for kvarandre.',
    en: 'The pupil or one of the two is protected. The school does not name them to each other.',
  },
} satisfies Texts;
