import type { Texts } from '../../words/text.ts';

/** The words of a publication, before it is made and after. */
export const publishTexts = {
  title: { nb: 'Publiser til hjemmet', nn: 'Publiser til heimen', en: 'Publish to the home' },
  lead: {
    nb: 'De som står her, kan lese teksten slik den er nå, og får beskjed om at det er noe nytt. Ingenting sendes til arkivet, og rektor får ingen beskjed.',
    nn: 'Dei som står her, kan lese teksten slik han er no, og får beskjed om at det er noko nytt. Ingenting blir sendt til arkivet, og rektor får ingen beskjed.',
    en: 'Those listed here can read the text as it is now, and get a notice that there is something new. Nothing is sent to the archive, and the principal gets no notice.',
  },
  readers: { nb: 'Får lese', nn: 'Får lese', en: 'Will read it' },
  guardian: { nb: 'foresatt', nn: 'føresett', en: 'guardian' },
  pupil: { nb: 'eleven selv', nn: 'eleven sjølv', en: 'the pupil' },
  hidden: { nb: 'Navnet er skjermet', nn: 'Namnet er skjerma', en: 'The name is protected' },
  push: { nb: 'beskjed på telefonen', nn: 'beskjed på telefonen', en: 'a notice on the phone' },
  email: { nb: 'beskjed på e-post', nn: 'beskjed på e-post', en: 'a notice by e-mail' },
  noChannel: {
    nb: 'får ingen beskjed, men finner det i Skolebro',
    nn: 'får ingen beskjed, men finn det i Skolebro',
    en: 'gets no notice, but finds it in Skolebro',
  },
  leftOut: { nb: 'Får ikke lese', nn: 'Får ikkje lese', en: 'Will not read it' },
  'no-responsibility': {
    nb: 'har ikke foreldreansvar eller annen rett registrert',
    nn: 'har ikkje foreldreansvar eller annan rett registrert',
    en: 'has no parental responsibility or other right registered',
  },
  'not-today': {
    nb: 'forholdet gjelder ikke i dag',
    nn: 'forholdet gjeld ikkje i dag',
    en: 'the relation does not hold today',
  },
  'pupil-of-age': {
    nb: 'eleven er myndig og har ikke gitt lov',
    nn: 'eleven er myndig og har ikkje gitt lov',
    en: 'the pupil is of age and has not consented',
  },
  'too-young': {
    nb: 'leser ikke denne typen dokument selv ennå',
    nn: 'les ikkje denne typen dokument sjølv enno',
    en: 'does not read this kind of document yet',
  },
  nobody: {
    nb: 'Ingen i familien kan lese det nå, så det kan ikke publiseres.',
    nn: 'Ingen i familien kan lese det no, så det kan ikkje publiserast.',
    en: 'Nobody in the family can read it now, so it cannot be published.',
  },
  cannot: {
    nb: 'Dokumentet kan ikke publiseres slik det er nå. Gå tilbake og se hva som mangler.',
    nn: 'Dokumentet kan ikkje publiserast slik det er no. Gå tilbake og sjå kva som manglar.',
    en: 'The document cannot be published as it is now. Go back and see what is missing.',
  },
  openPdf: { nb: 'Se på PDF-en først', nn: 'Sjå på PDF-en først', en: 'Look at the PDF first' },
  publish: { nb: 'Publiser', nn: 'Publiser', en: 'Publish' },
  publishSure: {
    nb: '{count} får beskjed. Du kan publisere en ny tekst senere, men ikke ta denne tilbake.',
    nn: '{count} får beskjed. Du kan publisere ein ny tekst seinare, men ikkje ta denne tilbake.',
    en: '{count} will get a notice. You can publish a new text later, but not take this one back.',
  },
  publishYes: { nb: 'Ja, publiser', nn: 'Ja, publiser', en: 'Yes, publish' },
  lookAgain: { nb: 'Se på mottakerne på nytt', nn: 'Sjå på mottakarane på nytt', en: 'Look at the readers again' },
  before: { nb: 'Publisert før', nn: 'Publisert før', en: 'Published before' },
  number: { nb: 'Nr. {number}, {at}, av {by}', nn: 'Nr. {number}, {at}, av {by}', en: 'No. {number}, {at}, by {by}' },
  openedAt: { nb: '{name} åpnet {at}', nn: '{name} opna {at}', en: '{name} opened it {at}' },
  notOpened: { nb: '{name} har ikke åpnet det', nn: '{name} har ikkje opna det', en: '{name} has not opened it' },
  open: { nb: 'Åpne som PDF', nn: 'Opne som PDF', en: 'Open as a PDF' },
} as const satisfies Texts;
