import { FORM_TEXTS } from './form-texts.ts';
import type { Texts } from './language.ts';

/**
 * Texts for one wrong field, with the allowed values: `field.<code>`, and `field.<code>.<kind>` for a kind of value.
 */
export const FIELD_TEXTS: Texts = {
  'field.forbidden-key': {
    nb: 'Feltnavnet er ikke lov. Ta det bort.',
    nn: 'Feltnamnet er ikkje lov. Ta det bort.',
    en: 'The field name is not allowed. Remove it.',
  },
  'field.lone-surrogate': {
    nb: 'Teksten har et halvt tegn. Send gyldig Unicode.',
    nn: 'Teksten har eit halvt teikn. Send gyldig Unicode.',
    en: 'The text has half a character. Send valid Unicode.',
  },
  'field.required': { nb: 'Feltet mangler.', nn: 'Feltet manglar.', en: 'The field is missing.' },
  'field.wrong-type': { nb: 'Feltet har feil type.', nn: 'Feltet har feil type.', en: 'The field has the wrong type.' },
  'field.wrong-type.text': { nb: 'Send en tekst.', nn: 'Send ein tekst.', en: 'Send a text.' },
  'field.wrong-type.number': { nb: 'Send et tall.', nn: 'Send eit tal.', en: 'Send a number.' },
  'field.wrong-type.whole-number': { nb: 'Send et helt tall.', nn: 'Send eit heilt tal.', en: 'Send a whole number.' },
  'field.wrong-type.yes-or-no': {
    nb: 'Send true eller false.',
    nn: 'Send true eller false.',
    en: 'Send true or false.',
  },
  'field.wrong-type.list': { nb: 'Send en liste: [ … ].', nn: 'Send ei liste: [ … ].', en: 'Send a list: [ … ].' },
  'field.wrong-type.object': {
    nb: 'Send et objekt: { … }.',
    nn: 'Send eit objekt: { … }.',
    en: 'Send an object: { … }.',
  },
  'field.not-one-of': {
    nb: 'Verdien er ikke på listen. Bruk en av disse: {allowed}.',
    nn: 'Verdien er ikkje på lista. Bruk ein av desse: {allowed}.',
    en: 'The value is not on the list. Use one of these: {allowed}.',
  },
  'field.too-small.number': {
    nb: 'Verdien er for liten. Den minste er {least}.',
    nn: 'Verdien er for liten. Den minste er {least}.',
    en: 'The value is too small. The least is {least}.',
  },
  'field.too-small.above': {
    nb: 'Verdien er for liten. Den må være over {above}.',
    nn: 'Verdien er for liten. Han må vere over {above}.',
    en: 'The value is too small. It must be above {above}.',
  },
  'field.too-small.text': {
    nb: 'Teksten er for kort. Den må ha minst {least} tegn.',
    nn: 'Teksten er for kort. Han må ha minst {least} teikn.',
    en: 'The text is too short. It needs at least {least} characters.',
  },
  'field.too-small.list': {
    nb: 'Listen er for kort. Den må ha minst {least}.',
    nn: 'Lista er for kort. Ho må ha minst {least}.',
    en: 'The list is too short. It needs at least {least}.',
  },
  'field.too-big.number': {
    nb: 'Verdien er for stor. Den største er {most}.',
    nn: 'Verdien er for stor. Den største er {most}.',
    en: 'The value is too big. The most is {most}.',
  },
  'field.too-big.below': {
    nb: 'Verdien er for stor. Den må være under {below}.',
    nn: 'Verdien er for stor. Han må vere under {below}.',
    en: 'The value is too big. It must be below {below}.',
  },
  'field.too-big.text': {
    nb: 'Teksten er for lang. Den kan ha høyst {most} tegn.',
    nn: 'Teksten er for lang. Han kan ha høgst {most} teikn.',
    en: 'The text is too long. It takes at most {most} characters.',
  },
  'field.too-big.list': {
    nb: 'Listen er for lang. Den kan ha høyst {most}.',
    nn: 'Lista er for lang. Ho kan ha høgst {most}.',
    en: 'The list is too long. It takes at most {most}.',
  },
  'field.unknown-field': {
    nb: 'Feltet er ukjent. Fjern det.',
    nn: 'Feltet er ukjent. Ta det bort.',
    en: 'The field is unknown. Remove it.',
  },
  'field.invalid': { nb: 'Verdien er ugyldig.', nn: 'Verdien er ugyldig.', en: 'The value is invalid.' },
  ...FORM_TEXTS,
};
