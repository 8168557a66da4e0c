import { FIELD_TEXTS } from './field-texts.ts';
import type { Texts } from './language.ts';

/** Texts that every feature needs: titles of the kinds, faults of fields, refusals of the message itself. */
export const COMMON: Texts = {
  'kind.malformed': {
    nb: 'Forespørselen kan ikke leses',
    nn: 'Førespurnaden kan ikkje lesast',
    en: 'The message cannot be read',
  },
  'kind.unauthenticated': { nb: 'Logg inn', nn: 'Logg inn', en: 'Sign in' },
  'kind.forbidden': { nb: 'Ikke tillatt', nn: 'Ikkje tillate', en: 'Not allowed' },
  'kind.not-found': { nb: 'Finnes ikke', nn: 'Finst ikkje', en: 'Not found' },
  'kind.method-not-allowed': { nb: 'Feil metode', nn: 'Feil metode', en: 'Wrong method' },
  'kind.conflict': { nb: 'Ikke mulig nå', nn: 'Ikkje mogleg no', en: 'Not possible now' },
  'kind.stale': { nb: 'Endret av andre', nn: 'Endra av andre', en: 'Changed meanwhile' },
  'kind.too-large': { nb: 'For stort', nn: 'For stort', en: 'Too large' },
  'kind.wrong-media-type': { nb: 'Feil innholdstype', nn: 'Feil innhaldstype', en: 'Wrong content type' },
  'kind.invalid': { nb: 'Noe må rettes', nn: 'Noko må rettast', en: 'Something must be corrected' },
  'kind.precondition-required': {
    nb: 'Forespørselen mangler noe',
    nn: 'Førespurnaden manglar noko',
    en: 'A precondition is missing',
  },
  'kind.unavailable': { nb: 'Prøv igjen', nn: 'Prøv igjen', en: 'Try again' },
  internal: {
    nb: 'Noe gikk galt hos oss. Prøv igjen; er feilen der fortsatt, oppgi forespørsels-id-en til skolen.',
    nn: 'Noko gjekk gale hos oss. Prøv igjen; er feilen der framleis, oppgi førespurnads-id-en til skulen.',
    en: 'Something went wrong on our side. Try again; if it persists, give the request id to the school.',
  },
  'not-found': {
    nb: 'Dette finnes ikke, eller du har ikke tilgang til det.',
    nn: 'Dette finst ikkje, eller du har ikkje tilgang til det.',
    en: 'This does not exist, or you have no access to it.',
  },
  'no-such-path': {
    nb: 'Adressen finnes ikke i dette API-et. Se /docs for alle adresser.',
    nn: 'Adressa finst ikkje i dette API-et. Sjå /docs for alle adresser.',
    en: 'This API has no such address. See /docs for all of them.',
  },
  'method-not-allowed': {
    nb: 'Adressen tar ikke denne metoden. Bruk {allowed}.',
    nn: 'Adressa tek ikkje denne metoden. Bruk {allowed}.',
    en: 'The address does not take this method. Use {allowed}.',
  },
  unauthenticated: {
    nb: 'Du må logge inn på nytt.',
    nn: 'Du må logge inn på nytt.',
    en: 'You must sign in again.',
  },
  'login-level-too-low': {
    nb: 'Logg inn med et høyere sikkerhetsnivå (for eksempel BankID).',
    nn: 'Logg inn med eit høgare tryggleiksnivå (til dømes BankID).',
    en: 'Sign in with a higher level of assurance (for example BankID).',
  },
  'login-without-number': {
    nb: 'Innloggingen ga ikke noe fødselsnummer eller D-nummer. Velg en annen innloggingsmåte.',
    nn: 'Innlogginga gav ikkje noko fødselsnummer eller D-nummer. Vel ein annan innloggingsmåte.',
    en: 'The sign-in gave no national identity number. Choose another way to sign in.',
  },
  'wrong-audience': {
    nb: 'Denne innloggingen gjelder ikke her.',
    nn: 'Denne innlogginga gjeld ikkje her.',
    en: 'This sign-in is not valid here.',
  },
  'no-such-role': {
    nb: 'Innloggingen er i orden, men du er ikke registrert her i denne rollen. Kontakt skolen.',
    nn: 'Innlogginga er i orden, men du er ikkje registrert her i denne rolla. Kontakt skulen.',
    en: 'Your sign-in is fine, but you are not registered here in this role. Contact the school.',
  },
  forbidden: {
    nb: 'Rollen din gir ikke lov til dette. Kontakt skolen hvis du mener det er feil.',
    nn: 'Rolla di gir ikkje lov til dette. Kontakt skulen om du meiner det er feil.',
    en: 'Your role does not allow this. Contact the school if you think it is wrong.',
  },
  'body-missing': {
    nb: 'Meldingen mangler innhold (JSON).',
    nn: 'Meldinga manglar innhald (JSON).',
    en: 'The request has no body (JSON).',
  },
  'body-too-large': {
    nb: 'Innholdet er for stort; grensen er {maxBytes} byte.',
    nn: 'Innhaldet er for stort; grensa er {maxBytes} byte.',
    en: 'The body is too large; the limit is {maxBytes} bytes.',
  },
  'body-not-utf8': { nb: 'Innholdet må være UTF-8.', nn: 'Innhaldet må vere UTF-8.', en: 'The body must be UTF-8.' },
  'body-too-deep': {
    nb: 'Innholdet har for mange nivåer; grensen er {maxDepth}.',
    nn: 'Innhaldet har for mange nivå; grensa er {maxDepth}.',
    en: 'The body is nested too deeply; the limit is {maxDepth}.',
  },
  'body-not-json': {
    nb: 'Innholdet må være gyldig JSON.',
    nn: 'Innhaldet må vere gyldig JSON.',
    en: 'The body must be valid JSON.',
  },
  'body-poisoned': {
    nb: 'Innholdet har et feltnavn som ikke er lov.',
    nn: 'Innhaldet har eit feltnamn som ikkje er lov.',
    en: 'The body has a field name that is not allowed.',
  },
  'body-bad-unicode': {
    nb: 'Innholdet har tegn som ikke er gyldig Unicode.',
    nn: 'Innhaldet har teikn som ikkje er gyldig Unicode.',
    en: 'The body has characters that are not valid Unicode.',
  },
  'wrong-content-type': {
    nb: 'Send innholdet som application/json.',
    nn: 'Send innhaldet som application/json.',
    en: 'Send the body as application/json.',
  },
  'invalid-request': {
    nb: 'Rett feltene som er nevnt, og send på nytt.',
    nn: 'Rett felta som er nemnde, og send på nytt.',
    en: 'Correct the fields named here and send again.',
  },
  'idempotency-key-required': {
    nb: 'Send en Idempotency-Key (16–64 tegn: bokstaver, tall, bindestrek) med forespørselen.',
    nn: 'Send ein Idempotency-Key (16–64 teikn: bokstavar, tal, bindestrek) med førespurnaden.',
    en: 'Send an Idempotency-Key (16–64 characters: letters, digits, hyphen) with the request.',
  },
  'idempotency-key-reused': {
    nb: 'Denne Idempotency-Key er brukt til en annen forespørsel. Lag en ny.',
    nn: 'Denne Idempotency-Key er brukt til ein annan førespurnad. Lag ein ny.',
    en: 'This Idempotency-Key was used for another request. Make a new one.',
  },
  'if-match-required': {
    nb: 'Send If-Match med ETag-en du sist så, i hermetegn, som "3".',
    nn: 'Send If-Match med ETag-en du sist såg, i hermeteikn, som "3".',
    en: 'Send If-Match with the ETag that you last saw, in quotes, such as "3".',
  },
  'if-match-stale': {
    nb: 'Noen har endret dette siden du så det. Hent det på nytt og prøv igjen.',
    nn: 'Nokon har endra dette sidan du såg det. Hent det på nytt og prøv igjen.',
    en: 'Somebody changed this after you saw it. Fetch it again and retry.',
  },
  'changed-meanwhile': {
    nb: 'Noen endret dette samtidig. Prøv igjen.',
    nn: 'Nokon endra dette samstundes. Prøv igjen.',
    en: 'Somebody changed this at the same time. Try again.',
  },
  unavailable: {
    nb: 'Tjenesten svarte ikke. Det er trygt å prøve igjen.',
    nn: 'Tenesta svara ikkje. Det er trygt å prøve igjen.',
    en: 'The service did not answer. It is safe to try again.',
  },
  'cursor-invalid': {
    nb: 'Sidemerket er ugyldig. Begynn listen på nytt.',
    nn: 'Sidemerket er ugyldig. Byrj lista på nytt.',
    en: 'The page cursor is invalid. Start the list again.',
  },
  ...FIELD_TEXTS,
};
