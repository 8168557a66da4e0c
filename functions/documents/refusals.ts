import { refuseBy } from '../shared/errors.ts';
import type { CodeOf, Refusals } from '../shared/refusals.ts';
import { approvalRefusals } from './approval-refusals.ts';
import { templateRefusals } from './template-refusals.ts';

/** Refusals of documents: what each means, and what to do. */
export const refusals = {
  ...approvalRefusals,
  ...templateRefusals,
  'documents.owner-decides': {
    kind: 'forbidden',
    nb: 'Bare den som eier dokumentet, kan gjøre dette. Be en eier om det, eller om å få bli eier.',
    nn: 'Berre den som eig dokumentet, kan gjere dette. Be ein eigar om det, eller om å få bli eigar.',
    en: 'Only an owner of the document can do this. Ask an owner to do it, or to make you an owner.',
  },
  'documents.reader-only': {
    kind: 'forbidden',
    nb: 'Du kan lese dokumentet, men ikke skrive i det. Be en eier om å få skrive.',
    nn: 'Du kan lese dokumentet, men ikkje skrive i det. Be ein eigar om å få skrive.',
    en: 'You can read the document but not write in it. Ask an owner to let you write.',
  },
  'documents.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven har fylt 18 år og bestemmer selv. Be eleven gi deg innsyn.',
    nn: 'Eleven har fylt 18 år og avgjer sjølv. Be eleven gi deg innsyn.',
    en: 'The pupil has turned 18 and decides. Ask the pupil to let you read.',
  },
  'documents.reason-missing': {
    kind: 'invalid',
    nb: 'Skriv hvorfor. De andre i dokumentet ser begrunnelsen.',
    nn: 'Skriv kvifor. Dei andre i dokumentet ser grunngivinga.',
    en: 'Write why. The others in the document see the reason.',
  },
  'documents.unknown-template': {
    kind: 'invalid',
    nb: 'Denne typen dokument kan ikke begynnes i dag. Velg en fra listen.',
    nn: 'Denne typen dokument kan ikkje begynnast i dag. Vel ein frå lista.',
    en: 'This kind of document cannot be begun today. Choose one from the list.',
  },
  'documents.other-template': {
    kind: 'conflict',
    nb: 'Teksten kan ikke tas med: det andre dokumentet har en annen mal eller en annen versjon av malen.',
    nn: 'Teksten kan ikkje takast med: det andre dokumentet har ein annan mal eller ein annan versjon av malen.',
    en: 'The text cannot be taken over: the other document has another template or another version of it.',
  },
  'documents.unknown-section': {
    kind: 'not-found',
    nb: 'Dokumentet har ikke denne delen. Hent dokumentet på nytt.',
    nn: 'Dokumentet har ikkje denne delen. Hent dokumentet på nytt.',
    en: 'The document does not have this section. Fetch the document again.',
  },
  'documents.unknown-field': {
    kind: 'invalid',
    nb: 'Delen har ikke dette feltet. Hent dokumentet på nytt, så ser du feltene i malen.',
    nn: 'Delen har ikkje dette feltet. Hent dokumentet på nytt, så ser du felta i malen.',
    en: 'The section does not have this field. Fetch the document again to see the fields of its template.',
  },
  'documents.bad-value': {
    kind: 'invalid',
    nb: 'Feltet kan ikke ha dette innholdet. Velg en av mulighetene, skriv en dato som finnes, eller skriv vanlig tekst.',
    nn: 'Feltet kan ikkje ha dette innhaldet. Vel eit av alternativa, skriv ein dato som finst, eller skriv vanleg tekst.',
    en: 'The field cannot hold this. Choose one of the options, write a date that exists, or write plain text.',
  },
  'documents.too-many-rows': {
    kind: 'invalid',
    nb: 'Tabellen har {rows} rader. Det er plass til {most}.',
    nn: 'Tabellen har {rows} rader. Det er plass til {most}.',
    en: 'The table has {rows} rows. There is room for {most}.',
  },
  'documents.section-too-long': {
    kind: 'invalid',
    nb: 'Delen er for lang: {kilobytes} KB. Det er plass til {most} KB. Kort ned teksten.',
    nn: 'Delen er for lang: {kilobytes} KB. Det er plass til {most} KB. Kort ned teksten.',
    en: 'The section is too long: {kilobytes} KB. There is room for {most} KB. Shorten the text.',
  },
  'documents.document-too-long': {
    kind: 'invalid',
    nb: 'Dokumentet er for langt: {kilobytes} KB. Det er plass til {most} KB. Kort ned teksten.',
    nn: 'Dokumentet er for langt: {kilobytes} KB. Det er plass til {most} KB. Kort ned teksten.',
    en: 'The document is too long: {kilobytes} KB. There is room for {most} KB. Shorten the text.',
  },
  'documents.no-colleague': {
    kind: 'invalid',
    nb: 'Personen arbeider ikke ved skolen på disse dagene. Velg en kollega fra listen.',
    nn: 'Personen arbeider ikkje ved skulen på desse dagane. Vel ein kollega frå lista.',
    en: 'The person does not work at the school on these days. Choose a colleague from the list.',
  },
  'documents.bad-days': {
    kind: 'invalid',
    nb: 'Den siste dagen må være i dag eller senere, og ikke før den første.',
    nn: 'Den siste dagen må vere i dag eller seinare, og ikkje før den første.',
    en: 'The last day must be today or later, and not before the first.',
  },
  'documents.last-owner': {
    kind: 'conflict',
    nb: 'Et dokument må alltid ha en eier uten sluttdato. Gjør en kollega til eier først.',
    nn: 'Eit dokument må alltid ha ein eigar utan sluttdato. Gjer ein kollega til eigar først.',
    en: 'A document must always have an owner without a last day. Make a colleague an owner first.',
  },
  'documents.too-many-people': {
    kind: 'conflict',
    nb: 'Dokumentet er delt med så mange som det er plass til: {most}. Ta bort en først.',
    nn: 'Dokumentet er delt med så mange som det er plass til: {most}. Ta bort ein først.',
    en: 'The document is shared with as many as there is room for: {most}. Remove one first.',
  },
  'documents.incomplete': {
    kind: 'conflict',
    nb: 'Dokumentet mangler noe som malen krever. Fyll ut feltene som er merket, og prøv igjen.',
    nn: 'Dokumentet manglar noko som malen krev. Fyll ut felta som er merkte, og prøv igjen.',
    en: 'The document lacks something that its template demands. Fill in the marked fields, and try again.',
  },
  'documents.not-for-families': {
    kind: 'conflict',
    nb: 'Denne typen dokument blir på skolen og kan ikke publiseres.',
    nn: 'Denne typen dokument blir på skulen og kan ikkje publiserast.',
    en: 'This kind of document stays at the school and cannot be published.',
  },
  'documents.is-published': {
    kind: 'conflict',
    nb: 'Hjemmet har lest dokumentet, så det kan ikke forkastes. Fullfør det i stedet.',
    nn: 'Heimen har lese dokumentet, så det kan ikkje forkastast. Fullfør det i staden.',
    en: 'The home can read the document, so it cannot be discarded. Finish it instead.',
  },
  'documents.somebody-writes': {
    kind: 'conflict',
    nb: '{name} skriver i dokumentet nå. Vent til teksten er lagret, og prøv igjen.',
    nn: '{name} skriv i dokumentet no. Vent til teksten er lagra, og prøv igjen.',
    en: '{name} is writing in the document now. Wait until the text is saved, and try again.',
  },
  'documents.finished': {
    kind: 'conflict',
    nb: 'Dokumentet er fullført og kan bare leses. En eier kan åpne det igjen og må si hvorfor.',
    nn: 'Dokumentet er fullført og kan berre lesast. Ein eigar kan opne det igjen og må seie kvifor.',
    en: 'The document is finished and can only be read. An owner can reopen it and must say why.',
  },
  'documents.not-finished': {
    kind: 'conflict',
    nb: 'Dokumentet er ikke fullført, så det er ingenting å åpne igjen.',
    nn: 'Dokumentet er ikkje fullført, så det er ingenting å opne igjen.',
    en: 'The document is not finished, so there is nothing to reopen.',
  },
  'documents.archived': {
    kind: 'conflict',
    nb: 'Dokumentet er sendt til arkivet og kan bare leses. Det kan ikke åpnes igjen; begynn et nytt.',
    nn: 'Dokumentet er sendt til arkivet og kan berre lesast. Det kan ikkje opnast igjen; begynn eit nytt.',
    en: 'The document was sent to the archive and can only be read. It cannot be reopened; begin a new one.',
  },
  'documents.not-for-archive': {
    kind: 'conflict',
    nb: 'Denne typen dokument skal ikke til arkivet. La det stå som fullført.',
    nn: 'Denne typen dokument skal ikkje til arkivet. Lat det stå som fullført.',
    en: 'This kind of document does not go to the archive. Leave it as finished.',
  },
  'documents.finish-first': {
    kind: 'conflict',
    nb: 'Bare et fullført dokument kan sendes til arkivet. Fullfør det først.',
    nn: 'Berre eit fullført dokument kan sendast til arkivet. Fullfør det først.',
    en: 'Only a finished document can be sent to the archive. Finish it first.',
  },
  'documents.discarded': {
    kind: 'conflict',
    nb: 'Dokumentet er forkastet. Begynn et nytt.',
    nn: 'Dokumentet er forkasta. Begynn eit nytt.',
    en: 'The document was discarded. Begin a new one.',
  },
  'documents.readers-changed': {
    kind: 'conflict',
    nb: 'Teksten eller mottakerne er ikke de samme som i forhåndsvisningen. Ingenting er publisert. Se på nytt, og publiser.',
    nn: 'Teksten eller mottakarane er ikkje dei same som i førehandsvisinga. Ingenting er publisert. Sjå på nytt, og publiser.',
    en: 'The text or the readers are not those of the preview. Nothing was published. Look again, and publish.',
  },
  'documents.nobody-reads': {
    kind: 'conflict',
    nb: 'Ingen i familien kan lese dokumentet nå. Se i forhåndsvisningen hvorfor.',
    nn: 'Ingen i familien kan lese dokumentet no. Sjå i førehandsvisinga kvifor.',
    en: 'Nobody in the family can read the document now. The preview says why.',
  },
  'documents.unprintable': {
    kind: 'invalid',
    nb: 'Dokumentet kan ikke skrive tegnet {character} ({characterCode}) i «{field}». Skriv det på en annen måte.',
    nn: 'Dokumentet kan ikkje skrive teiknet {character} ({characterCode}) i «{field}». Skriv det på ein annan måte.',
    en: 'The document cannot write the character {character} ({characterCode}) in “{field}”. Write it in another way.',
  },
  'documents.too-many-characters': {
    kind: 'invalid',
    nb: 'Dokumentet har for mange ulike tegn. Det er plass til {most}. Bruk færre skriftsystemer.',
    nn: 'Dokumentet har for mange ulike teikn. Det er plass til {most}. Bruk færre skriftsystem.',
    en: 'The document has too many different characters. There is room for {most}. Use fewer scripts.',
  },
} satisfies Refusals;

export type RefusalCode = CodeOf<typeof refusals>;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
