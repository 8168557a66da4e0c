import type { Texts } from './language.ts';

/**
 * The required form of a text, with an example: `field.wrong-format.<form>`, with the forms of `forms.ts`. Example days
 * are part of the sentence, since a day in params is shown in words.
 */
export const FORM_TEXTS: Texts = {
  'field.wrong-format': {
    nb: 'Feltet har feil form.',
    nn: 'Feltet har feil form.',
    en: 'The field has the wrong form.',
  },
  'field.wrong-format.pattern': {
    nb: 'Feltet har feil form. Mønsteret er {pattern}',
    nn: 'Feltet har feil form. Mønsteret er {pattern}',
    en: 'The field has the wrong form. The pattern is {pattern}',
  },
  'field.wrong-format.id': {
    nb: 'Send en id slik API-et ga den, som {example}.',
    nn: 'Send ein id slik API-et gav han, som {example}.',
    en: 'Send an id as the API gave it, such as {example}.',
  },
  'field.wrong-format.date': {
    nb: 'Send en dag som finnes, fra 1900 til 2199, som 2026-11-24.',
    nn: 'Send ein dag som finst, frå 1900 til 2199, som 2026-11-24.',
    en: 'Send a day that exists, from 1900 to 2199, such as 2026-11-24.',
  },
  'field.wrong-format.date-time': {
    nb: 'Send et tidspunkt i UTC, som 2026-11-24T06:30:00.000Z.',
    nn: 'Send eit tidspunkt i UTC, som 2026-11-24T06:30:00.000Z.',
    en: 'Send an instant in UTC, such as 2026-11-24T06:30:00.000Z.',
  },
  'field.wrong-format.time': {
    nb: 'Send et klokkeslett fra 00:00 til 23:59, som {example}.',
    nn: 'Send eit klokkeslett frå 00:00 til 23:59, som {example}.',
    en: 'Send a time of day from 00:00 to 23:59, such as {example}.',
  },
  'field.wrong-format.page-size': {
    nb: 'Send et helt tall fra 1 til {most}, som {example}.',
    nn: 'Send eit heilt tal frå 1 til {most}, som {example}.',
    en: 'Send a whole number from 1 to {most}, such as {example}.',
  },
  'field.wrong-format.word': {
    nb: 'Bruk bare små bokstaver fra a til z, tall og bindestrek, som {example}.',
    nn: 'Bruk berre små bokstavar frå a til z, tal og bindestrek, som {example}.',
    en: 'Use only small letters from a to z, digits and hyphens, such as {example}.',
  },
  'field.wrong-format.number': {
    nb: 'Send et nummer fra 1 og oppover, som {example}.',
    nn: 'Send eit nummer frå 1 og oppover, som {example}.',
    en: 'Send a number from 1 on, such as {example}.',
  },
  'field.wrong-format.half-year': {
    nb: 'Send et halvår med årstall og autumn eller spring, som {example}.',
    nn: 'Send eit halvår med årstal og autumn eller spring, som {example}.',
    en: 'Send a half-year with its year and autumn or spring, such as {example}.',
  },
  'field.wrong-format.feide-name': {
    nb: 'Send et Feide-navn, som {example}.',
    nn: 'Send eit Feide-namn, som {example}.',
    en: 'Send a Feide name, such as {example}.',
  },
  'field.wrong-format.push-token': {
    nb: 'Send tokenet slik telefonen ga det: for apns 64 til 200 sifre 0–9 og a–f, ellers 100 til 400 tegn.',
    nn: 'Send tokenet slik telefonen gav det: for apns 64 til 200 siffer 0–9 og a–f, elles 100 til 400 teikn.',
    en: 'Send the token as the phone gave it: for apns 64 to 200 hex digits, otherwise 100 to 400 characters.',
  },
  'field.wrong-format.line': {
    nb: 'Send ren tekst på én linje, uten styretegn, som {example}.',
    nn: 'Send rein tekst på éi linje, utan styreteikn, som {example}.',
    en: 'Send plain text on one line, without control characters, such as {example}.',
  },
  'field.wrong-format.lines': {
    nb: 'Send ren tekst; linjeskift er lov, andre styretegn er det ikke. Et eksempel: {example}',
    nn: 'Send rein tekst; linjeskift er lov, andre styreteikn er det ikkje. Eit døme: {example}',
    en: 'Send plain text; line breaks are allowed, other control characters are not. An example: {example}',
  },
  'field.wrong-format.subject-code': {
    nb: 'Send en fagkode med bokstaver, tall og bindestrek, som {example}.',
    nn: 'Send ein fagkode med bokstavar, tal og bindestrek, som {example}.',
    en: 'Send a subject code of letters, digits and hyphens, such as {example}.',
  },
  'field.wrong-format.sign-in-code': {
    nb: 'Send koden slik innloggingen ga den, med 1 til 2000 tegn og uten mellomrom, som {example}.',
    nn: 'Send koden slik innlogginga gav han, med 1 til 2000 teikn og utan mellomrom, som {example}.',
    en: 'Send the code as the sign-in gave it, 1 to 2000 characters without spaces, such as {example}.',
  },
  'field.wrong-format.random': {
    nb: 'Send 43 til 128 tilfeldige tegn: bokstaver fra a til z, tall, og - . _ ~, som {example}.',
    nn: 'Send 43 til 128 tilfeldige teikn: bokstavar frå a til z, tal, og - . _ ~, som {example}.',
    en: 'Send 43 to 128 random characters: letters from a to z, digits, and - . _ ~, such as {example}.',
  },
  'field.wrong-format.sent-back': {
    nb: 'Send tilbake verdien slik API-et ga den, som {example}.',
    nn: 'Send tilbake verdien slik API-et gav han, som {example}.',
    en: 'Send back the value as the API gave it, such as {example}.',
  },
  'field.wrong-format.base64': {
    nb: 'Send innholdet som base64, som {example}.',
    nn: 'Send innhaldet som base64, som {example}.',
    en: 'Send the content as base64, such as {example}.',
  },
  'field.wrong-format.hash': {
    nb: 'Send 64 sifre 0–9 og a–f, som {example}.',
    nn: 'Send 64 siffer 0–9 og a–f, som {example}.',
    en: 'Send 64 hex digits, such as {example}.',
  },
  'field.wrong-format.day-of-year': {
    nb: 'Send måned og dag, som {example}.',
    nn: 'Send månad og dag, som {example}.',
    en: 'Send month and day, such as {example}.',
  },
  'field.wrong-format.archive-code': {
    nb: 'Send en kode med 1 til 30 bokstaver, tall, punktum, understrek eller bindestrek, som {example}.',
    nn: 'Send ein kode med 1 til 30 bokstavar, tal, punktum, understrek eller bindestrek, som {example}.',
    en: 'Send a code of 1 to 30 letters, digits, dots, underscores or hyphens, such as {example}.',
  },
};
