import type { Texts } from '../../words/text.ts';

/** The words of a document's people, its approvers and deputies. */
export const peopleTexts = {
  title: { nb: 'Hvem som er med', nn: 'Kven som er med', en: 'Who is in it' },
  lead: {
    nb: 'Bare de som står her, ser dokumentet på skolen. En leder ser det ikke uten å stå her.',
    nn: 'Berre dei som står her, ser dokumentet på skulen. Ein leiar ser det ikkje utan å stå her.',
    en: 'Only those listed here see the document at the school. A leader does not see it without being listed.',
  },
  owner: { nb: 'Eier', nn: 'Eigar', en: 'Owner' },
  edit: { nb: 'Kan skrive', nn: 'Kan skrive', en: 'Can write' },
  read: { nb: 'Kan lese', nn: 'Kan lese', en: 'Can read' },
  ownerAbout: {
    nb: 'Eier: skriver, deler, ber om godkjenning, publiserer og fullfører.',
    nn: 'Eigar: skriv, deler, ber om godkjenning, publiserer og fullfører.',
    en: 'Owner: writes, shares, asks for approval, publishes and finishes.',
  },
  until: { nb: 'til og med {day}', nn: 'til og med {day}', en: 'through {day}' },
  from: { nb: 'fra {day}', nn: 'frå {day}', en: 'from {day}' },
  remove: { nb: 'Ta ut {name}', nn: 'Ta ut {name}', en: 'Remove {name}' },
  removeSure: {
    nb: '{name} ser ikke dokumentet lenger. Det de har skrevet, blir stående.',
    nn: '{name} ser ikkje dokumentet lenger. Det dei har skrive, blir ståande.',
    en: '{name} will not see the document any more. What they wrote stays.',
  },
  removeYes: { nb: 'Ja, ta ut', nn: 'Ja, ta ut', en: 'Yes, remove' },
  share: { nb: 'Del med en kollega', nn: 'Del med ein kollega', en: 'Share with a colleague' },
  shareAbout: {
    nb: 'Kollegaen får beskjed om at et dokument er delt, uten å stå hva det er eller om hvem.',
    nn: 'Kollegaen får beskjed om at eit dokument er delt, utan at det står kva det er eller om kven.',
    en: 'The colleague gets a notice that a document was shared, without what it is or whom it is about.',
  },
  find: { nb: 'Finn en kollega ved navn', nn: 'Finn ein kollega ved namn', en: 'Find a colleague by name' },
  findIt: { nb: 'Søk', nn: 'Søk', en: 'Search' },
  colleague: { nb: 'Kollega', nn: 'Kollega', en: 'Colleague' },
  nobody: {
    nb: 'Ingen på skolen heter det.',
    nn: 'Ingen på skulen heiter det.',
    en: 'Nobody at the school has that name.',
  },
  more: {
    nb: 'Flere enn disse passer. Skriv mer av navnet for å finne de andre.',
    nn: 'Fleire enn desse passar. Skriv meir av namnet for å finne dei andre.',
    en: 'More than these match. Write more of the name to find the others.',
  },
  choose: { nb: 'Velg', nn: 'Vel', en: 'Choose' },
  chooseColleague: { nb: 'Velg en kollega.', nn: 'Vel ein kollega.', en: 'Choose a colleague.' },
  role: { nb: 'Hva kollegaen kan gjøre', nn: 'Kva kollegaen kan gjere', en: 'What the colleague can do' },
  lastDay: { nb: 'Til og med (frivillig)', nn: 'Til og med (frivillig)', en: 'Through (optional)' },
  shareIt: { nb: 'Del', nn: 'Del', en: 'Share' },
  done: { nb: 'Delt.', nn: 'Delt.', en: 'Shared.' },
  approvals: { nb: 'Godkjenn dokumenter', nn: 'Godkjenn dokument', en: 'Approve documents' },
  approvalsLead: {
    nb: 'Dokumenter som venter på svaret ditt, de eldste først.',
    nn: 'Dokument som ventar på svaret ditt, dei eldste først.',
    en: 'Documents that wait for your answer, the oldest first.',
  },
  noneWaits: { nb: 'Ingenting venter på deg.', nn: 'Ingenting ventar på deg.', en: 'Nothing waits for you.' },
  askedBy: { nb: '{by} spurte {at}', nn: '{by} spurde {at}', en: '{by} asked {at}' },
  insteadOf: { nb: 'i stedet for {name}', nn: 'i staden for {name}', en: 'in place of {name}' },
  deputy: { nb: 'Stedfortreder', nn: 'Stadfortredar', en: 'Deputy' },
  deputyAbout: {
    nb: 'En kollega som godkjenner i ditt sted mens du er borte.',
    nn: 'Ein kollega som godkjenner i din stad medan du er borte.',
    en: 'A colleague who approves in your place while you are away.',
  },
  deputyIs: {
    nb: '{name} godkjenner i ditt sted {days}.',
    nn: '{name} godkjenner i din stad {days}.',
    en: '{name} approves in your place {days}.',
  },
  endDeputy: { nb: 'Avslutt', nn: 'Avslutt', en: 'End it' },
} as const satisfies Texts;
