import type { Texts } from '../../words/text.ts';

/** Words of files that are attached to messages. */
export const texts = {
  attach: { nb: 'Legg ved bilde eller PDF', nn: 'Legg ved bilete eller PDF', en: 'Attach an image or a PDF' },
  files: { nb: 'Vedlegg', nn: 'Vedlegg', en: 'Attachments' },
  remove: { nb: 'Fjern {name}', nn: 'Fjern {name}', en: 'Remove {name}' },
  preparing: { nb: 'gjøres klar', nn: 'blir gjord klar', en: 'being prepared' },
  sending: { nb: 'sendes, {percent} %', nn: 'blir send, {percent} %', en: 'being sent, {percent} %' },
  scanning: {
    nb: 'kontrolleres for skadelig innhold',
    nn: 'blir kontrollert for skadeleg innhald',
    en: 'being checked for harmful content',
  },
  clean: { nb: 'klar', nn: 'klar', en: 'ready' },
  unreadable: {
    nb: 'Nettleseren kan ikke lese bildet. Lagre det som JPEG og prøv igjen.',
    nn: 'Nettlesaren kan ikkje lese biletet. Lagre det som JPEG og prøv igjen.',
    en: 'The browser cannot read the image. Save it as JPEG and try again.',
  },
  wrongType: {
    nb: 'Bare bilder og PDF-er kan legges ved.',
    nn: 'Berre bilete og PDF-ar kan leggjast ved.',
    en: 'Only images and PDFs can be attached.',
  },
  tooLarge: {
    nb: 'Filen er større enn 10 MB. Gjør den mindre og prøv igjen.',
    nn: 'Fila er større enn 10 MB. Gjer ho mindre og prøv igjen.',
    en: 'The file is larger than 10 MB. Make it smaller and try again.',
  },
  empty: { nb: 'Filen er tom.', nn: 'Fila er tom.', en: 'The file is empty.' },
  notSent: {
    nb: 'Filen kom ikke fram. Fjern den og legg den ved på nytt.',
    nn: 'Fila kom ikkje fram. Fjern ho og legg ho ved på nytt.',
    en: 'The file did not arrive. Remove it and attach it again.',
  },
  tooMany: {
    nb: 'Høyst {most} vedlegg i en melding.',
    nn: 'Høgst {most} vedlegg i ei melding.',
    en: 'At most {most} attachments in a message.',
  },
  removeFirst: {
    nb: 'Fjern vedlegget som ikke kan sendes, før du sender.',
    nn: 'Fjern vedlegget som ikkje kan sendast, før du sender.',
    en: 'Remove the attachment that cannot be sent before you send.',
  },
  waits: {
    nb: 'Meldingen sendes når vedleggene er kontrollert.',
    nn: 'Meldinga blir send når vedlegga er kontrollerte.',
    en: 'The message is sent when the attachments are checked.',
  },
  download: { nb: 'Last ned {name} ({size})', nn: 'Last ned {name} ({size})', en: 'Download {name} ({size})' },
  saved: { nb: '{name} er lastet ned.', nn: '{name} er lasta ned.', en: '{name} is downloaded.' },
} as const satisfies Texts;
