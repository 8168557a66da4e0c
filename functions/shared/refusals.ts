import type { Text } from './texts/language.ts';

/** The meaning of a refusal for the caller; `shared/http/problems.ts` alone maps a kind to an HTTP status. */
export type RefusalKind =
  | 'malformed' // 400: the message cannot be read
  | 'unauthenticated' // 401
  | 'forbidden' // 403: you may see the object but not do this to it
  | 'not-found' // 404: absent, or not yours: the two answer alike
  | 'method-not-allowed' // 405: the path is known, with other methods
  | 'conflict' // 409: the state of the object forbids it
  | 'stale' // 412: If-Match names an older version
  | 'too-large' // 413
  | 'wrong-media-type' // 415
  | 'invalid' // 422: readable, but a rule refuses it
  | 'precondition-required' // 428: If-Match or Idempotency-Key missing
  | 'unavailable'; // 503: a dependency did not answer; trying again is safe

/**
 * A refusal: its kind, and its sentence in each language; `{name}` is filled from the params. A fault of a field has
 * the sentence of its code too, or that of `field`. The kind `field` is a fault that names no refusal of a request.
 */
export type RefusalRow = Text & ({ readonly kind: RefusalKind; readonly field?: Text } | { readonly kind: 'field' });
/** Refusals by their codes, which are stable and public. */
export type Refusals = Readonly<Record<string, RefusalRow>>;

/** The codes by which a table refuses a request. */
export type CodeOf<Table> = {
  [Code in keyof Table]: Table[Code] extends { readonly kind: 'field' } ? never : Code;
}[keyof Table & string];

/** Refusals that every feature shares, and those of the message itself. */
export const refusals = {
  internal: {
    kind: 'unavailable',
    nb: 'Noe gikk galt hos oss. Prøv igjen; er feilen der fortsatt, oppgi forespørsels-id-en til skolen.',
    nn: 'Noko gjekk gale hos oss. Prøv igjen; er feilen der framleis, oppgi førespurnads-id-en til skulen.',
    en: 'Something went wrong on our side. Try again; if it persists, give the request id to the school.',
  },
  'not-found': {
    kind: 'not-found',
    nb: 'Dette finnes ikke, eller du har ikke tilgang til det.',
    nn: 'Dette finst ikkje, eller du har ikkje tilgang til det.',
    en: 'This does not exist, or you have no access to it.',
  },
  'no-such-path': {
    kind: 'not-found',
    nb: 'Adressen finnes ikke i dette API-et. Se /docs for alle adresser.',
    nn: 'Adressa finst ikkje i dette API-et. Sjå /docs for alle adresser.',
    en: 'This API has no such address. See /docs for all of them.',
  },
  'method-not-allowed': {
    kind: 'method-not-allowed',
    nb: 'Adressen tar ikke denne metoden. Bruk {allowed}.',
    nn: 'Adressa tek ikkje denne metoden. Bruk {allowed}.',
    en: 'The address does not take this method. Use {allowed}.',
  },
  unauthenticated: {
    kind: 'unauthenticated',
    nb: 'Du må logge inn på nytt.',
    nn: 'Du må logge inn på nytt.',
    en: 'You must sign in again.',
  },
  'login-level-too-low': {
    kind: 'forbidden',
    nb: 'Logg inn med et høyere sikkerhetsnivå (for eksempel BankID).',
    nn: 'Logg inn med eit høgare tryggleiksnivå (til dømes BankID).',
    en: 'Sign in with a higher level of assurance (for example BankID).',
  },
  'login-without-number': {
    kind: 'forbidden',
    nb: 'Innloggingen ga ikke noe fødselsnummer eller D-nummer. Velg en annen innloggingsmåte.',
    nn: 'Innlogginga gav ikkje noko fødselsnummer eller D-nummer. Vel ein annan innloggingsmåte.',
    en: 'The sign-in gave no national identity number. Choose another way to sign in.',
  },
  'wrong-audience': {
    kind: 'unauthenticated',
    nb: 'Denne innloggingen gjelder ikke her.',
    nn: 'Denne innlogginga gjeld ikkje her.',
    en: 'This sign-in is not valid here.',
  },
  'no-such-role': {
    kind: 'forbidden',
    nb: 'Innloggingen er i orden, men du er ikke registrert her i denne rollen. Kontakt {contact}.',
    nn: 'Innlogginga er i orden, men du er ikkje registrert her i denne rolla. Kontakt {contact}.',
    en: 'Your sign-in is fine, but you are not registered here in this role. Contact {contact}.',
  },
  forbidden: {
    kind: 'forbidden',
    nb: 'Rollen din gir ikke lov til dette. Kontakt {contact} hvis du mener det er feil.',
    nn: 'Rolla di gir ikkje lov til dette. Kontakt {contact} om du meiner det er feil.',
    en: 'Your role does not allow this. Contact {contact} if you think it is wrong.',
  },
  'body-missing': {
    kind: 'malformed',
    nb: 'Meldingen mangler innhold (JSON).',
    nn: 'Meldinga manglar innhald (JSON).',
    en: 'The request has no body (JSON).',
  },
  'body-too-large': {
    kind: 'too-large',
    nb: 'Innholdet er for stort; grensen er {maxBytes} byte.',
    nn: 'Innhaldet er for stort; grensa er {maxBytes} byte.',
    en: 'The body is too large; the limit is {maxBytes} bytes.',
  },
  'body-not-utf8': {
    kind: 'malformed',
    nb: 'Innholdet må være UTF-8.',
    nn: 'Innhaldet må vere UTF-8.',
    en: 'The body must be UTF-8.',
  },
  'body-too-deep': {
    kind: 'malformed',
    nb: 'Innholdet har for mange nivåer; grensen er {maxDepth}.',
    nn: 'Innhaldet har for mange nivå; grensa er {maxDepth}.',
    en: 'The body is nested too deeply; the limit is {maxDepth}.',
  },
  'body-not-json': {
    kind: 'malformed',
    nb: 'Innholdet må være gyldig JSON.',
    nn: 'Innhaldet må vere gyldig JSON.',
    en: 'The body must be valid JSON.',
  },
  'body-poisoned': {
    kind: 'malformed',
    nb: 'Innholdet har et feltnavn som ikke er lov.',
    nn: 'Innhaldet har eit feltnamn som ikkje er lov.',
    en: 'The body has a field name that is not allowed.',
  },
  'body-bad-unicode': {
    kind: 'malformed',
    nb: 'Innholdet har tegn som ikke er gyldig Unicode.',
    nn: 'Innhaldet har teikn som ikkje er gyldig Unicode.',
    en: 'The body has characters that are not valid Unicode.',
  },
  'wrong-content-type': {
    kind: 'wrong-media-type',
    nb: 'Send innholdet som application/json.',
    nn: 'Send innhaldet som application/json.',
    en: 'Send the body as application/json.',
  },
  'invalid-request': {
    kind: 'invalid',
    nb: 'Rett feltene som er nevnt, og send på nytt.',
    nn: 'Rett felta som er nemnde, og send på nytt.',
    en: 'Correct the fields named here and send again.',
  },
  'idempotency-key-required': {
    kind: 'precondition-required',
    nb: 'Send en Idempotency-Key (16–64 tegn: bokstaver, tall, bindestrek) med forespørselen.',
    nn: 'Send ein Idempotency-Key (16–64 teikn: bokstavar, tal, bindestrek) med førespurnaden.',
    en: 'Send an Idempotency-Key (16–64 characters: letters, digits, hyphen) with the request.',
  },
  'idempotency-key-reused': {
    kind: 'invalid',
    nb: 'Denne Idempotency-Key er brukt til en annen forespørsel. Lag en ny.',
    nn: 'Denne Idempotency-Key er brukt til ein annan førespurnad. Lag ein ny.',
    en: 'This Idempotency-Key was used for another request. Make a new one.',
  },
  'if-match-required': {
    kind: 'precondition-required',
    nb: 'Send If-Match med ETag-en du sist så, i hermetegn, som "3".',
    nn: 'Send If-Match med ETag-en du sist såg, i hermeteikn, som "3".',
    en: 'Send If-Match with the ETag that you last saw, in quotes, such as "3".',
  },
  'if-match-stale': {
    kind: 'stale',
    nb: 'Noen har endret dette siden du så det. Hent det på nytt og prøv igjen.',
    nn: 'Nokon har endra dette sidan du såg det. Hent det på nytt og prøv igjen.',
    en: 'Somebody changed this after you saw it. Fetch it again and retry.',
  },
  'changed-meanwhile': {
    kind: 'conflict',
    nb: 'Noen endret dette samtidig. Prøv igjen.',
    nn: 'Nokon endra dette samstundes. Prøv igjen.',
    en: 'Somebody changed this at the same time. Try again.',
  },
  unavailable: {
    kind: 'unavailable',
    nb: 'Tjenesten svarte ikke. Det er trygt å prøve igjen.',
    nn: 'Tenesta svara ikkje. Det er trygt å prøve igjen.',
    en: 'The service did not answer. It is safe to try again.',
  },
  'cursor-invalid': {
    kind: 'malformed',
    nb: 'Sidemerket er ugyldig. Begynn listen på nytt.',
    nn: 'Sidemerket er ugyldig. Byrj lista på nytt.',
    en: 'The page cursor is invalid. Start the list again.',
  },
} satisfies Refusals;
