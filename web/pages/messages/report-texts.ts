import type { Texts } from '../../words/text.ts';

/** Words of reporting a message, and of a conversation that is paused. */
export const texts = {
  report: { nb: 'Meld fra om meldingen', nn: 'Meld frå om meldinga', en: 'Report the message' },
  lead: {
    nb: 'Skolens ledelse ser meldingen, meldingene rundt den og hvem som meldte fra. Den som skrev den, får ikke vite det.',
    nn: 'Leiinga ved skulen ser meldinga, meldingane rundt ho og kven som melde frå. Den som skreiv ho, får ikkje vite det.',
    en: 'The school’s leaders see the message, those around it and who reported it. Its author is not told.',
  },
  why: { nb: 'Hva er galt?', nn: 'Kva er gale?', en: 'What is wrong?' },
  harassment: { nb: 'Krenkende eller trakasserende', nn: 'Krenkjande eller trakasserande', en: 'Harassment' },
  threat: { nb: 'En trussel', nn: 'Ein trussel', en: 'A threat' },
  'wrong-recipient': {
    nb: 'Den har kommet til feil person',
    nn: 'Ho har kome til feil person',
    en: 'It reached the wrong person',
  },
  sensitive: {
    nb: 'Den forteller noe som ikke hører hjemme her',
    nn: 'Ho fortel noko som ikkje høyrer heime her',
    en: 'It tells something that does not belong here',
  },
  other: { nb: 'Noe annet', nn: 'Noko anna', en: 'Something else' },
  note: { nb: 'Vil du si mer? (valgfritt)', nn: 'Vil du seie meir? (valfritt)', en: 'Anything to add? (optional)' },
  chooseFirst: { nb: 'Velg hva som er galt.', nn: 'Vel kva som er gale.', en: 'Choose what is wrong.' },
  send: { nb: 'Send til ledelsen', nn: 'Send til leiinga', en: 'Send to the leaders' },
  close: { nb: 'Lukk', nn: 'Lukk', en: 'Close' },
  sent: {
    nb: 'Takk. Skolens ledelse har fått meldingen din. Haster det, ring skolen.',
    nn: 'Takk. Leiinga ved skulen har fått meldinga di. Hastar det, ring skulen.',
    en: 'Thank you. The school’s leaders have got your report. If it is urgent, call the school.',
  },
  paused: {
    nb: 'Skolens ledelse har satt samtalen på pause. Ingen kan skrive i den nå.',
    nn: 'Leiinga ved skulen har sett samtalen på pause. Ingen kan skrive i han no.',
    en: 'The school’s leaders have paused the conversation. Nobody can write in it now.',
  },
  pausedUntil: {
    nb: 'Skolens ledelse har satt samtalen på pause til og med {day}. Ingen kan skrive i den nå.',
    nn: 'Leiinga ved skulen har sett samtalen på pause til og med {day}. Ingen kan skrive i han no.',
    en: 'The school’s leaders have paused the conversation up to and including {day}. Nobody can write in it now.',
  },
  ask: { nb: 'Har du spørsmål, kontakt', nn: 'Har du spørsmål, kontakt', en: 'If you have questions, contact' },
  askSchool: {
    nb: 'Har du spørsmål, kontakt skolen.',
    nn: 'Har du spørsmål, kontakt skulen.',
    en: 'If you have questions, contact the school.',
  },
  lift: { nb: 'Ta med i dokument', nn: 'Ta med i dokument', en: 'Lift into a document' },
} satisfies Texts;
