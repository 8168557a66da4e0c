import type { Texts } from '../../words/text.ts';

/** What has become of a document, who acts next, and who sees what: one sentence for each situation. */
export const statusTexts = {
  now: { nb: 'Slik står det nå', nn: 'Slik står det no', en: 'Where it stands' },
  alone: {
    nb: 'Bare du ser dette dokumentet. Ingenting er sendt til noen.',
    nn: 'Berre du ser dette dokumentet. Ingenting er sendt til nokon.',
    en: 'Only you see this document. Nothing has been sent to anybody.',
  },
  together: {
    nb: '{count} på skolen kan se dokumentet. Hjemmet ser det ikke.',
    nn: '{count} på skulen kan sjå dokumentet. Heimen ser det ikkje.',
    en: '{count} people at the school can see the document. The home cannot.',
  },
  returned: {
    nb: '{by} sendte det tilbake: «{reason}» Rett teksten, og be om godkjenning på nytt.',
    nn: '{by} sende det tilbake: «{reason}» Rett teksten, og be om godkjenning på nytt.',
    en: '{by} sent it back: “{reason}” Correct the text, and ask for approval again.',
  },
  waits: {
    nb: '{approver} er bedt om å godkjenne og har fått beskjed. Endrer noen teksten, må dere be på nytt.',
    nn: '{approver} er beden om å godkjenne og har fått beskjed. Endrar nokon teksten, må de be på nytt.',
    en: '{approver} was asked to approve it and has got a notice. If anybody changes the text, ask again.',
  },
  answer: {
    nb: '{by} ber deg godkjenne teksten slik den er nå. Les den, og svar nederst på siden.',
    nn: '{by} ber deg godkjenne teksten slik han er no. Les han, og svar nedst på sida.',
    en: '{by} asks you to approve the text as it is now. Read it, and answer at the end of the page.',
  },
  approvedHere: {
    nb: 'Godkjent av {by} {at}. Det blir på skolen. En eier kan fullføre det.',
    nn: 'Godkjent av {by} {at}. Det blir på skulen. Ein eigar kan fullføre det.',
    en: 'Approved by {by} {at}. It stays at the school. An owner can finish it.',
  },
  approvedUnpublished: {
    nb: 'Godkjent av {by} {at}. Hjemmet ser det ikke før en eier publiserer det.',
    nn: 'Godkjent av {by} {at}. Heimen ser det ikkje før ein eigar publiserer det.',
    en: 'Approved by {by} {at}. The home does not see it until an owner publishes it.',
  },
  published: {
    nb: 'Hjemmet leser teksten som {by} publiserte {at}. Ingenting er endret siden.',
    nn: 'Heimen les teksten som {by} publiserte {at}. Ingenting er endra sidan.',
    en: 'The home reads the text that {by} published {at}. Nothing has changed since.',
  },
  changedSince: {
    nb: 'Hjemmet leser fortsatt teksten fra {at}. Det som er endret siden, ser de ikke før en eier publiserer igjen.',
    nn: 'Heimen les framleis teksten frå {at}. Det som er endra sidan, ser dei ikkje før ein eigar publiserer igjen.',
    en: 'The home still reads the text of {at}. What has changed since, they do not see until an owner publishes again.',
  },
  finishedHere: {
    nb: 'Fullført. Ingen kan endre det, og hjemmet har ikke fått det.',
    nn: 'Fullført. Ingen kan endre det, og heimen har ikkje fått det.',
    en: 'Finished. Nobody can change it, and the home has not got it.',
  },
  finishedPublished: {
    nb: 'Fullført. Ingen kan endre det. Hjemmet kan fortsatt lese teksten fra {at}.',
    nn: 'Fullført. Ingen kan endre det. Heimen kan framleis lese teksten frå {at}.',
    en: 'Finished. Nobody can change it. The home can still read the text of {at}.',
  },
  archiveWaits: {
    nb: '{by} sendte det til arkivet {at}. Arkivet har ikke kvittert ennå.',
    nn: '{by} sende det til arkivet {at}. Arkivet har ikkje kvittert enno.',
    en: '{by} sent it to the archive {at}. The archive has not confirmed it yet.',
  },
  archiveHas: {
    nb: 'Det ligger i arkivet siden {archivedAt}, med arkivets id {systemId}. {by} sendte det {at}.',
    nn: 'Det ligg i arkivet sidan {archivedAt}, med arkivet sin id {systemId}. {by} sende det {at}.',
    en: 'It is in the archive since {archivedAt}, with the archive’s id {systemId}. {by} sent it {at}.',
  },
  archiveFailed: {
    nb: '{by} sendte det til arkivet {at}, men arkivet har ikke tatt det inn. Teksten er trygg her.',
    nn: '{by} sende det til arkivet {at}, men arkivet har ikkje teke det inn. Teksten er trygg her.',
    en: '{by} sent it to the archive {at}, but the archive has not taken it in. The text is safe here.',
  },
  archiveGivenUp: {
    nb: '{by} sendte det til arkivet {at}. Den som driver arkivet hos skoleeieren, har stoppet leveringen. Teksten er trygg her.',
    nn: '{by} sende det til arkivet {at}. Den som driv arkivet hos skuleeigaren, har stoppa leveringa. Teksten er trygg her.',
    en: '{by} sent it to the archive {at}. Those who run the archive for the owner have stopped it. The text is safe here.',
  },
  homeHasNothing: {
    nb: 'Hjemmet har ikke fått det.',
    nn: 'Heimen har ikkje fått det.',
    en: 'The home has not got it.',
  },
  homeReads: {
    nb: 'Hjemmet kan fortsatt lese teksten fra {at}.',
    nn: 'Heimen kan framleis lese teksten frå {at}.',
    en: 'The home can still read the text of {at}.',
  },
  nextArchive: {
    nb: 'Ingen må gjøre noe. Det går av seg selv, og det står her når arkivet har det.',
    nn: 'Ingen må gjere noko. Det går av seg sjølv, og det står her når arkivet har det.',
    en: 'Nobody has to do anything. It goes by itself, and this page says when the archive has it.',
  },
  nextOperator: {
    nb: 'Nå er det den som driver arkivet hos skoleeieren som gjør det neste. De ser det i listen sin. Du må ikke gjøre noe.',
    nn: 'No er det den som driv arkivet hos skuleeigaren som gjer det neste. Dei ser det i lista si. Du må ikkje gjere noko.',
    en: 'The next step is that of those who run the archive for the owner. They see it in their list. You need do nothing.',
  },
  nothingLeft: {
    nb: 'Ingen må gjøre noe. Dokumentet kan bare leses.',
    nn: 'Ingen må gjere noko. Dokumentet kan berre lesast.',
    en: 'Nobody has to do anything. The document can only be read.',
  },
  nextToArchive: {
    nb: 'Ingenting er sendt til arkivet. Det kan eieren gjøre: {names}.',
    nn: 'Ingenting er sendt til arkivet. Det kan eigaren gjere: {names}.',
    en: 'Nothing has been sent to the archive. That is for the owner to do: {names}.',
  },
  discarded: {
    nb: 'Forkastet. Ingen kan endre det, og ingen utenfor dokumentet har sett det.',
    nn: 'Forkasta. Ingen kan endre det, og ingen utanfor dokumentet har sett det.',
    en: 'Discarded. Nobody can change it, and nobody outside the document has seen it.',
  },
  nextOwners: {
    nb: 'Nå er det eieren som gjør det neste: {names}.',
    nn: 'No er det eigaren som gjer det neste: {names}.',
    en: 'The next step is the owner’s: {names}.',
  },
  nextApprover: {
    nb: 'Nå er det {approver} som gjør det neste.',
    nn: 'No er det {approver} som gjer det neste.',
    en: 'The next step is that of {approver}.',
  },
  nextNobody: {
    nb: 'Ingen må gjøre noe. Ingenting er sendt til arkivet.',
    nn: 'Ingen må gjere noko. Ingenting er sendt til arkivet.',
    en: 'Nobody has to do anything. Nothing has been sent to the archive.',
  },
  history: { nb: 'Hva som har skjedd', nn: 'Kva som har skjedd', en: 'What has happened' },
  create: { nb: '{by} begynte dokumentet', nn: '{by} begynte dokumentet', en: '{by} began the document' },
  grant: {
    nb: '{by} lot {about} {role}',
    nn: '{by} let {about} {role}',
    en: '{by} let {about} {role}',
  },
  revoke: {
    nb: '{by} tok {about} ut av dokumentet',
    nn: '{by} tok {about} ut av dokumentet',
    en: '{by} took {about} out of the document',
  },
  'handed-over': {
    nb: '{about} ble eier, siden ingen eier lenger arbeider ved skolen',
    nn: '{about} vart eigar, sidan ingen eigar lenger arbeider ved skulen',
    en: '{about} became an owner, since no owner works at the school any more',
  },
  'role-owner': { nb: 'eie det', nn: 'eige det', en: 'own it' },
  'role-edit': { nb: 'skrive i det', nn: 'skrive i det', en: 'write in it' },
  'role-read': { nb: 'lese det', nn: 'lese det', en: 'read it' },
  edit: {
    nb: '{by} endret teksten, så godkjenningen eller spørsmålet gjelder ikke lenger',
    nn: '{by} endra teksten, så godkjenninga eller spørsmålet gjeld ikkje lenger',
    en: '{by} changed the text, so the approval or the question does not hold any more',
  },
  ask: {
    nb: '{by} bad {about} om å godkjenne',
    nn: '{by} bad {about} om å godkjenne',
    en: '{by} asked {about} to approve',
  },
  withdraw: {
    nb: '{by} trakk spørsmålet om godkjenning',
    nn: '{by} trekte spørsmålet om godkjenning',
    en: '{by} withdrew the question for approval',
  },
  approve: { nb: '{by} godkjente teksten', nn: '{by} godkjende teksten', en: '{by} approved the text' },
  return: { nb: '{by} sendte det tilbake', nn: '{by} sende det tilbake', en: '{by} sent it back' },
  publish: {
    nb: '{by} publiserte det til hjemmet (nr. {number})',
    nn: '{by} publiserte det til heimen (nr. {number})',
    en: '{by} published it to the home (no. {number})',
  },
  finish: { nb: '{by} fullførte det', nn: '{by} fullførte det', en: '{by} finished it' },
  archive: { nb: '{by} sendte det til arkivet', nn: '{by} sende det til arkivet', en: '{by} sent it to the archive' },
  reopen: { nb: '{by} åpnet det igjen', nn: '{by} opna det igjen', en: '{by} reopened it' },
  discard: { nb: '{by} forkastet det', nn: '{by} forkasta det', en: '{by} discarded it' },
} as const satisfies Texts;
