import type { Texts } from '../../words/text.ts';

export const texts = {
  title: { nb: 'Logg inn', nn: 'Logg inn', en: 'Sign in' },
  lead: {
    nb: 'Meld fravær, les varsler fra skolen og følg fraværet.',
    nn: 'Meld fråvær, les varsel frå skulen og følg fråværet.',
    en: 'Report absence, read warnings from the school and follow the absence.',
  },
  guardian: {
    nb: 'Foresatt: logg inn med ID-porten',
    nn: 'Føresett: logg inn med ID-porten',
    en: 'Guardian: sign in with ID-porten',
  },
  guardianOf: {
    nb: 'Foresatt i {owner}: logg inn med ID-porten',
    nn: 'Føresett i {owner}: logg inn med ID-porten',
    en: 'Guardian in {owner}: sign in with ID-porten',
  },
  feide: {
    nb: 'Elev eller ansatt: logg inn med Feide',
    nn: 'Elev eller tilsett: logg inn med Feide',
    en: 'Pupil or staff: sign in with Feide',
  },
  going: { nb: 'Går til innloggingen …', nn: 'Går til innlogginga …', en: 'Going to the sign-in …' },
  failed: {
    nb: 'Innloggingen ble ikke fullført. Prøv en gang til.',
    nn: 'Innlogginga blei ikkje fullført. Prøv ein gong til.',
    en: 'The sign-in was not completed. Try once more.',
  },
  forbidden: {
    nb: 'Nettleseren lagrer ingenting for Skolebro, og da går det ikke an å logge inn. Tillat lagring for dette nettstedet, eller rydd plass på enheten.',
    nn: 'Nettlesaren lagrar ingenting for Skolebro, og då går det ikkje an å logge inn. Tillat lagring for denne nettstaden, eller rydd plass på eininga.',
    en: 'The browser keeps nothing for Skolebro, and nobody can sign in without. Allow storage for this site, or free some space on the device.',
  },
  away: {
    nb: 'Innloggingen svarer ikke. Sjekk forbindelsen og prøv en gang til.',
    nn: 'Innlogginga svarer ikkje. Sjekk sambandet og prøv ein gong til.',
    en: 'The sign-in does not answer. Check the connection and try once more.',
  },
} satisfies Texts;
