import type { Texts } from '../../words/text.ts';

/** The words of a document's moves: what each does, and what it does not. */
export const moveTexts = {
  document: { nb: 'Dokument', nn: 'Dokument', en: 'Document' },
  go: { nb: 'Gå videre', nn: 'Gå vidare', en: 'Go on' },
  people: { nb: 'Del og se hvem som er med', nn: 'Del og sjå kven som er med', en: 'Share, and see who is in it' },
  openPdf: { nb: 'Åpne som PDF', nn: 'Opne som PDF', en: 'Open as a PDF' },
  publish: { nb: 'Publiser til hjemmet', nn: 'Publiser til heimen', en: 'Publish to the home' },
  publishAgain: { nb: 'Publiser på nytt', nn: 'Publiser på nytt', en: 'Publish again' },
  publishAbout: {
    nb: 'Du ser først hvem som får lese',
    nn: 'Du ser først kven som får lese',
    en: 'You first see who will read it',
  },
  askTitle: { nb: 'Be om godkjenning', nn: 'Be om godkjenning', en: 'Ask for approval' },
  askAbout: {
    nb: 'Den du velger, får beskjed og kan lese dokumentet. Hjemmet får ingen beskjed.',
    nn: 'Den du vel, får beskjed og kan lese dokumentet. Heimen får ingen beskjed.',
    en: 'The person you choose gets a notice and can read the document. The home gets none.',
  },
  approver: { nb: 'Hvem skal godkjenne', nn: 'Kven skal godkjenne', en: 'Who is to approve' },
  choose: { nb: 'Velg', nn: 'Vel', en: 'Choose' },
  chooseApprover: {
    nb: 'Velg hvem som skal godkjenne.',
    nn: 'Vel kven som skal godkjenne.',
    en: 'Choose who is to approve.',
  },
  noApprovers: {
    nb: 'Ingen andre leder eller rektor ved skolen kan godkjenne. Be skoleeieren om hjelp.',
    nn: 'Ingen annan leiar eller rektor ved skulen kan godkjenne. Be skuleeigaren om hjelp.',
    en: 'No other leader or principal of the school can approve. Ask the owner for help.',
  },
  ask: { nb: 'Be om godkjenning', nn: 'Be om godkjenning', en: 'Ask for approval' },
  withdraw: { nb: 'Trekk spørsmålet', nn: 'Trekk spørsmålet', en: 'Withdraw the question' },
  withdrawSure: {
    nb: 'Dokumentet blir under arbeid igjen, og ingen skal godkjenne det.',
    nn: 'Dokumentet blir under arbeid igjen, og ingen skal godkjenne det.',
    en: 'The document is in progress again, and nobody is to approve it.',
  },
  withdrawYes: { nb: 'Ja, trekk det', nn: 'Ja, trekk det', en: 'Yes, withdraw it' },
  answerTitle: { nb: 'Svaret ditt', nn: 'Svaret ditt', en: 'Your answer' },
  approve: { nb: 'Godkjenn', nn: 'Godkjenn', en: 'Approve' },
  approveSure: {
    nb: 'Du godkjenner teksten slik den er nå. Eieren får beskjed. Ingenting sendes til hjemmet før eieren publiserer.',
    nn: 'Du godkjenner teksten slik han er no. Eigaren får beskjed. Ingenting blir sendt til heimen før eigaren publiserer.',
    en: 'You approve the text as it is now. The owner gets a notice. Nothing goes to the home before the owner publishes.',
  },
  approveYes: { nb: 'Ja, godkjenn', nn: 'Ja, godkjenn', en: 'Yes, approve' },
  return: { nb: 'Send tilbake', nn: 'Send tilbake', en: 'Send back' },
  returnAbout: {
    nb: 'Eieren får beskjed og ser hva du skriver.',
    nn: 'Eigaren får beskjed og ser kva du skriv.',
    en: 'The owner gets a notice and sees what you write.',
  },
  finish: { nb: 'Fullfør', nn: 'Fullfør', en: 'Finish' },
  finishSure: {
    nb: 'Ingen kan endre dokumentet etterpå, heller ikke du, før en eier åpner det igjen. Ingenting sendes: ikke til hjemmet, ikke til rektor og ikke til arkivet.',
    nn: 'Ingen kan endre dokumentet etterpå, heller ikkje du, før ein eigar opnar det igjen. Ingenting blir sendt: ikkje til heimen, ikkje til rektor og ikkje til arkivet.',
    en: 'Nobody can change the document afterwards, you neither, until an owner reopens it. Nothing is sent: not to the home, not to the principal and not to the archive.',
  },
  finishYes: { nb: 'Ja, fullfør', nn: 'Ja, fullfør', en: 'Yes, finish it' },
  reopen: { nb: 'Åpne igjen', nn: 'Opne igjen', en: 'Reopen' },
  reopenAbout: {
    nb: 'Dokumentet kan endres igjen. Det hjemmet leser nå, blir stående.',
    nn: 'Dokumentet kan endrast igjen. Det heimen les no, blir ståande.',
    en: 'The document can be changed again. What the home reads now stays.',
  },
  discard: { nb: 'Forkast', nn: 'Forkast', en: 'Discard' },
  discardAbout: {
    nb: 'Ingen kan skrive i det mer. Det blir borte fra listene, men de som er med, kan lese det.',
    nn: 'Ingen kan skrive i det meir. Det blir borte frå listene, men dei som er med, kan lese det.',
    en: 'Nobody can write in it any more. It leaves the lists, but those in it can read it.',
  },
  reason: { nb: 'Hvorfor', nn: 'Kvifor', en: 'Why' },
  reasonHelp: {
    nb: 'De andre i dokumentet ser dette.',
    nn: 'Dei andre i dokumentet ser dette.',
    en: 'The others in the document see this.',
  },
  reasonMissing: { nb: 'Skriv hvorfor.', nn: 'Skriv kvifor.', en: 'Write why.' },
  missing: {
    nb: 'Før dokumentet kan gå videre, må disse feltene fylles ut:',
    nn: 'Før dokumentet kan gå vidare, må desse felta fyllast ut:',
    en: 'Before the document can go on, fill in these fields:',
  },
  readAgain: { nb: 'Hent dokumentet på nytt', nn: 'Hent dokumentet på nytt', en: 'Fetch the document again' },
  notSaved: {
    nb: 'Noe er ikke lagret ennå. Se på delene over.',
    nn: 'Noko er ikkje lagra enno. Sjå på delane over.',
    en: 'Something is not saved yet. Look at the sections above.',
  },
} as const satisfies Texts;
