import type { Language, Text } from '../shared/texts/language.ts';
import type { AttachmentState, Fault, MediaType } from './rules.ts';

/** What is the matter with a file, and what to do. */
const FAULT_TEXTS: Readonly<Record<Fault, Text>> = {
  'not-what-it-says': {
    nb: 'Filen er ikke et bilde (JPEG eller PNG) eller en PDF. Lagre den som en av disse og prøv igjen.',
    nn: 'Fila er ikkje eit bilete (JPEG eller PNG) eller ein PDF. Lagre ho som ein av desse og prøv igjen.',
    en: 'The file is not an image (JPEG or PNG) or a PDF. Save it as one of these and try again.',
  },
  damaged: {
    nb: 'Filen er ødelagt. Åpne den, lagre den på nytt og prøv igjen.',
    nn: 'Fila er øydelagd. Opne ho, lagre ho på nytt og prøv igjen.',
    en: 'The file is damaged. Open it, save it again and try once more.',
  },
  'too-many-pixels': {
    nb: 'Bildet er for stort. Gjør det mindre enn 40 megapiksler og prøv igjen.',
    nn: 'Biletet er for stort. Gjer det mindre enn 40 megapikslar og prøv igjen.',
    en: 'The image is too large. Make it smaller than 40 megapixels and try again.',
  },
  password: {
    nb: 'Filen er låst med passord eller rettigheter. Lagre den uten og prøv igjen.',
    nn: 'Fila er låst med passord eller rettar. Lagre ho utan og prøv igjen.',
    en: 'The file is locked by a password or by rights. Save it without them and try again.',
  },
  script: {
    nb: 'PDF-en har et program i seg. Skriv den ut til en ny PDF og prøv igjen.',
    nn: 'PDF-en har eit program i seg. Skriv han ut til ein ny PDF og prøv igjen.',
    en: 'The PDF has a program in it. Print it to a new PDF and try again.',
  },
  'file-inside': {
    nb: 'PDF-en har en annen fil i seg. Skriv den ut til en ny PDF og prøv igjen.',
    nn: 'PDF-en har ei anna fil i seg. Skriv han ut til ein ny PDF og prøv igjen.',
    en: 'The PDF has another file in it. Print it to a new PDF and try again.',
  },
  'more-than-a-pdf': {
    nb: 'Filen er mer enn en PDF. Skriv den ut til en ny PDF og prøv igjen.',
    nn: 'Fila er meir enn ein PDF. Skriv ho ut til ein ny PDF og prøv igjen.',
    en: 'The file is more than a PDF. Print it to a new PDF and try again.',
  },
  location: {
    nb: 'Vi klarte ikke å fjerne stedet bildet er tatt fra filen. Ta et skjermbilde av det og send det i stedet.',
    nn: 'Vi klarte ikkje å fjerne staden biletet er teke frå fila. Ta eit skjermbilete av det og send det i staden.',
    en: 'We could not remove the place of the picture from the file. Take a screenshot of it and send that instead.',
  },
};

const STATE_TEXTS: Readonly<Partial<Record<AttachmentState, Text>>> = {
  infected: {
    nb: 'Filen har skadelig innhold og er slettet. Ingen får den. Sjekk enheten din med et virusprogram.',
    nn: 'Fila har skadeleg innhald og er sletta. Ingen får ho. Sjekk eininga di med eit virusprogram.',
    en: 'The file has harmful content and is deleted. Nobody gets it. Check your device with a virus scanner.',
  },
  unsupported: {
    nb: 'Filen kan ikke kontrolleres og er slettet. Skriv den ut til en ny PDF, eller ta et bilde av den.',
    nn: 'Fila kan ikkje kontrollerast og er sletta. Skriv ho ut til ein ny PDF, eller ta eit bilete av ho.',
    en: 'The file cannot be checked and is deleted. Print it to a new PDF, or take a picture of it.',
  },
  failed: {
    nb: 'Vi fikk ikke kontrollert filen. Prøv igjen, eller lever den på papir eller ring skolen.',
    nn: 'Vi fekk ikkje kontrollert fila. Prøv igjen, eller lever ho på papir eller ring skulen.',
    en: 'We could not check the file. Try again, or hand it in on paper or call the school.',
  },
  deleted: {
    nb: 'Filen er slettet. Legg den ved på nytt.',
    nn: 'Fila er sletta. Legg ho ved på nytt.',
    en: 'The file is deleted. Attach it again.',
  },
};

/** What is the matter with a file in words; `null` for one that may be sent or still waits. */
export const textOf = (state: AttachmentState, fault: Fault | undefined, language: Language): string | null =>
  ((fault && FAULT_TEXTS[fault]) ?? STATE_TEXTS[state])?.[language] ?? null;

const NAME: Text = { nb: 'vedlegg', nn: 'vedlegg', en: 'attachment' };
const ENDINGS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

/** The name of a message's file, by its place there. A name of the sender's may tell of people, and is never kept. */
export const fileName = (index: number, mediaType: MediaType, language: Language): string =>
  `${NAME[language]}-${index + 1}.${ENDINGS[mediaType]}`;
