import type { Texts } from '../../words/text.ts';

/** The words of documents for families. */
export const texts = {
  title: { nb: 'Dokumenter', nn: 'Dokument', en: 'Documents' },
  lead: {
    nb: 'Det skolen har skrevet og lar dere lese. Det nyeste gjelder.',
    nn: 'Det skulen har skrive og lèt dykk lese. Det nyaste gjeld.',
    en: 'What the school has written and lets you read. The newest text counts.',
  },
  none: {
    nb: 'Skolen har ikke publisert noe her. Det kommer en beskjed når det skjer.',
    nn: 'Skulen har ikkje publisert noko her. Det kjem ein beskjed når det skjer.',
    en: 'The school has published nothing here. You will get a notice when it does.',
  },
  publishedAt: { nb: 'Publisert {at}', nn: 'Publisert {at}', en: 'Published {at}' },
  publishedBy: { nb: 'Publisert {at} av {by}', nn: 'Publisert {at} av {by}', en: 'Published {at} by {by}' },
  approvedBy: { nb: 'Godkjent av {by}', nn: 'Godkjent av {by}', en: 'Approved by {by}' },
  unread: { nb: 'Ny', nn: 'Ny', en: 'New' },
  document: { nb: 'Dokument', nn: 'Dokument', en: 'Document' },
  law: { nb: 'Etter {law}', nn: 'Etter {law}', en: 'By {law}' },
  changed: { nb: 'Endret siden sist', nn: 'Endra sidan sist', en: 'Changed since last time' },
  changesAbout: {
    nb: 'Teksten er ny. Det som er endret siden forrige gang, er merket.',
    nn: 'Teksten er ny. Det som er endra sidan førre gong, er merkt.',
    en: 'The text is new. What has changed since last time is marked.',
  },
  empty: { nb: '(tomt)', nn: '(tomt)', en: '(empty)' },
  openPdf: { nb: 'Åpne som PDF', nn: 'Opne som PDF', en: 'Open as a PDF' },
  earlier: { nb: 'Tidligere tekster', nn: 'Tidlegare tekstar', en: 'Earlier texts' },
  isEarlier: {
    nb: 'Dette er en tidligere tekst. Den nyeste gjelder.',
    nn: 'Dette er ein tidlegare tekst. Den nyaste gjeld.',
    en: 'This is an earlier text. The newest counts.',
  },
  toNewest: { nb: 'Les den nyeste', nn: 'Les den nyaste', en: 'Read the newest' },
} as const satisfies Texts;
