import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the administration of templates. */
export const templateRefusals = {
  'documents.no-template': {
    kind: 'not-found',
    nb: 'Malen finnes ikke. Hent listen over maler på nytt.',
    nn: 'Malen finst ikkje. Hent lista over malar på nytt.',
    en: 'There is no such template. Fetch the list of templates again.',
  },
  'documents.template-is-ours': {
    kind: 'conflict',
    nb: 'Denne malen følger med systemet og endres ikke. Lag deres egen fra den, og avslutt denne.',
    nn: 'Denne malen følgjer med systemet og blir ikkje endra. Lag dykkar eigen frå han, og avslutt denne.',
    en: 'This template comes with the system and is not changed. Make your own from it, and end this.',
  },
  'documents.no-draft': {
    kind: 'conflict',
    nb: 'Malen har ikke noe utkast. Hent malen på nytt.',
    nn: 'Malen har ikkje noko utkast. Hent malen på nytt.',
    en: 'The template has no draft. Fetch the template again.',
  },
  'documents.template-not-ready': {
    kind: 'invalid',
    nb: 'Malen kan ikke tas i bruk ennå. Rett det som er merket.',
    nn: 'Malen kan ikkje takast i bruk enno. Rett det som er merkt.',
    en: 'The template cannot be used yet. Mend what is marked.',
  },
  'documents.template-text-missing': {
    kind: 'invalid',
    nb: 'Teksten mangler på dette språket. Skriv den på bokmål, nynorsk og engelsk.',
    nn: 'Teksten manglar på dette språket. Skriv han på bokmål, nynorsk og engelsk.',
    en: 'The text is missing in this language. Write it in Bokmål, Nynorsk and English.',
  },
  'documents.template-id-twice': {
    kind: 'invalid',
    nb: 'Denne id-en finnes to ganger. Gi den andre en annen id.',
    nn: 'Denne id-en finst to gonger. Gi den andre ein annan id.',
    en: 'This id is there twice. Give the second another id.',
  },
  'documents.template-empty': {
    kind: 'invalid',
    nb: 'Ingenting kan skrives i et slikt dokument. Legg til et felt.',
    nn: 'Ingenting kan skrivast i eit slikt dokument. Legg til eit felt.',
    en: 'Nothing can be written in such a document. Add a field.',
  },
  'documents.template-too-long': {
    kind: 'invalid',
    nb: 'Malen er for lang: {kilobytes} KB. Det er plass til {most} KB. Ta bort felt, eller kort ned tekstene.',
    nn: 'Malen er for lang: {kilobytes} KB. Det er plass til {most} KB. Ta bort felt, eller kort ned tekstane.',
    en: 'The template is too long: {kilobytes} KB. There is room for {most} KB. Remove fields, or shorten the texts.',
  },
  'documents.too-many-templates': {
    kind: 'conflict',
    nb: 'Det er plass til {most} egne maler. Forkast et utkast som ikke trengs.',
    nn: 'Det er plass til {most} eigne malar. Forkast eit utkast som ikkje trengst.',
    en: 'There is room for {most} templates of your own. Discard a draft that is not needed.',
  },
  'documents.too-many-versions': {
    kind: 'conflict',
    nb: 'Malen har {most} versjoner, og det er ikke plass til flere. Lag en ny mal fra den.',
    nn: 'Malen har {most} versjonar, og det er ikkje plass til fleire. Lag ein ny mal frå han.',
    en: 'The template has {most} versions, and there is no room for more. Make a new template from it.',
  },
  'documents.bad-first-day': {
    kind: 'invalid',
    nb: 'Den første dagen må være i dag eller senere, og ikke før den forrige versjonens første dag.',
    nn: 'Den første dagen må vere i dag eller seinare, og ikkje før den første dagen til versjonen før.',
    en: 'The first day must be today or later, and not before the first day of the version before.',
  },
  'documents.bad-last-day': {
    kind: 'invalid',
    nb: 'Den siste dagen kan ikke ligge før i går: dokumenter er kanskje allerede begynt.',
    nn: 'Den siste dagen kan ikkje liggje før i går: dokument er kanskje alt begynte.',
    en: 'The last day cannot lie before yesterday: documents may have begun already.',
  },
} as const satisfies Refusals;
