import type { Text, Texts } from '../shared/texts/language.ts';
import type { MessageFault } from './check-message.ts';
import { folderTexts } from './folder-texts.ts';
import type { P360Reason } from './p360-errors.ts';

/** Reasons for a failed hand-over, with the operator's remedy. Keys are the codes in a job. */
const answers: Texts = {
  away: {
    nb: 'Arkivet svarte ikke ved siste forsøk. Nye forsøk går av seg selv så lenge varselet venter.',
    nn: 'Arkivet svara ikkje ved siste forsøk. Nye forsøk går av seg sjølv så lenge varselet ventar.',
    en: 'The archive did not answer the last try. The system tries again while the warning waits.',
  },
  lost: {
    nb: 'Svaret fra arkivet kom bort på veien. Nye forsøk går av seg selv så lenge varselet venter; arkivet kjenner det igjen.',
    nn: 'Svaret frå arkivet kom bort på vegen. Nye forsøk går av seg sjølv så lenge varselet ventar; arkivet kjenner det att.',
    en: 'The archive’s answer was lost on the way. The system tries again while the warning waits; the archive recognises a repeat.',
  },
  'no-receipt': {
    nb: 'Arkivet har ikke sendt kvittering i tide. Nye forsøk går av seg selv så lenge varselet venter.',
    nn: 'Arkivet har ikkje sendt kvittering i tide. Nye forsøk går av seg sjølv så lenge varselet ventar.',
    en: 'The archive has sent no receipt in time. The system tries again while the warning waits.',
  },
  'no-answer': {
    nb: 'Arkivet har ikke svart på om eleven har en elevmappe. Se om det henter spørsmål som ligger i bøtta; nye forsøk går av seg selv.',
    nn: 'Arkivet har ikkje svara på om eleven har ei elevmappe. Sjå om det hentar spørsmål som ligg i bøtta; nye forsøk går av seg sjølv.',
    en: 'The archive has not answered whether the pupil has a folder. Check that it fetches questions from the bucket; the system tries again.',
  },
  'entry-failed': {
    nb: 'Arkivet opprettet elevmappen, men ikke journalposten. Se i arkivets logg, og prøv på nytt.',
    nn: 'Arkivet oppretta elevmappa, men ikkje journalposten. Sjå i loggen til arkivet, og prøv på nytt.',
    en: 'The archive made the pupil’s folder but not the journal entry. Look in the archive’s log, and try again.',
  },
  'entry-without-receipt': {
    nb: 'Kvitteringen nevner elevmappen, men ikke journalposten. Se i arkivet om den er der, og prøv på nytt.',
    nn: 'Kvitteringa nemner elevmappa, men ikkje journalposten. Sjå i arkivet om han er der, og prøv på nytt.',
    en: 'The receipt names the pupil’s folder but not the journal entry. Check whether the archive has the entry, and try again.',
  },
  'folder-failed': {
    nb: 'Arkivet opprettet ikke elevmappen. Se i arkivets logg, og prøv på nytt.',
    nn: 'Arkivet oppretta ikkje elevmappa. Sjå i loggen til arkivet, og prøv på nytt.',
    en: 'The archive did not make the pupil’s folder. Look in the archive’s log, and try again.',
  },
  'no-system-id': {
    nb: 'Kvitteringen mangler arkivets egen id for journalposten, og teller derfor ikke. Ta kontakt med arkivleverandøren.',
    nn: 'Kvitteringa manglar arkivet sin eigen id for journalposten, og tel difor ikkje. Ta kontakt med arkivleverandøren.',
    en: 'The receipt lacks the archive’s own id of the journal entry, so it does not count. Contact the archive’s supplier.',
  },
  ugyldigforespoersel: {
    nb: 'Arkivet godtok ikke meldingen. Sammenlign arkivkodene i innstillingene med arkivets egne, og prøv på nytt.',
    nn: 'Arkivet godtok ikkje meldinga. Samanlikn arkivkodane i innstillingane med dei i arkivet, og prøv på nytt.',
    en: 'The archive did not accept the message. Compare the archive’s codes in the settings with its own, and try again.',
  },
  serverfeil: {
    nb: 'Det oppsto en feil i arkivet. Prøv på nytt, og ta kontakt med arkivleverandøren hvis det gjentar seg.',
    nn: 'Det oppstod ein feil i arkivet. Prøv på nytt, og ta kontakt med arkivleverandøren om det tek seg opp att.',
    en: 'Something went wrong in the archive. Try again, and contact the archive’s supplier if it happens again.',
  },
  ikkefunnet: {
    nb: 'Arkivet fant ikke det meldingen viser til. Se i arkivets logg, og prøv på nytt.',
    nn: 'Arkivet fann ikkje det meldinga viser til. Sjå i loggen til arkivet, og prøv på nytt.',
    en: 'The archive did not find what the message refers to. Look in the archive’s log, and try again.',
  },
};

const INCOMPLETE: Text = {
  nb: 'Meldingen er ikke fullstendig og ble derfor ikke sendt. Kontroller arkivkodene og opplysningene om skolen, og prøv på nytt.',
  nn: 'Meldinga er ikkje fullstendig og blei difor ikkje send. Kontroller arkivkodane og opplysningane om skulen, og prøv på nytt.',
  en: 'The message is not complete, so it was not sent. Check the archive’s codes and the school’s data, and try again.',
};
const UNSHIELDED: Text = {
  nb: 'Meldingen skjermer ikke alt den skal, og ble derfor ikke sendt. Kontroller kodene for skjerming, og prøv på nytt.',
  nn: 'Meldinga skjermar ikkje alt ho skal, og blei difor ikkje send. Kontroller kodane for skjerming, og prøv på nytt.',
  en: 'The message does not shield everything that it must, so it was not sent. Check the shielding codes, and try again.',
};
const NAMES_SOMEBODY: Text = {
  nb: 'Det står et navn i en tittel som alle kan lese. Meldingen ble derfor ikke sendt. Ta kontakt med den som drifter systemet.',
  nn: 'Det står eit namn i ein tittel som alle kan lese. Meldinga blei difor ikkje send. Ta kontakt med den som driftar systemet.',
  en: 'There is a name in a title that everybody can read, so the message was not sent. Contact those who run the system.',
};
const TELLS_WHERE: Text = {
  nb: 'Meldingen viser for mye om hvor en elev med hemmelig adresse er. Den ble derfor ikke sendt. Ta kontakt med den som drifter systemet.',
  nn: 'Meldinga viser for mykje om kvar ein elev med hemmeleg adresse er. Ho blei difor ikkje send. Ta kontakt med den som driftar systemet.',
  en: 'The message discloses where a pupil with a secret address may be, so it was not sent. Contact those who run the system.',
};
const NOT_THE_LETTER: Text = {
  nb: 'Brevet i meldingen er ikke det som ble sendt til eleven. Meldingen ble derfor ikke sendt. Ta kontakt med den som drifter systemet.',
  nn: 'Brevet i meldinga er ikkje det som blei sendt til eleven. Meldinga blei difor ikkje send. Ta kontakt med den som driftar systemet.',
  en: 'The letter in the message is not the one that was sent to the pupil, so it was not sent. Contact those who run the system.',
};

const NO_NUMBER: Text = {
  nb: 'Eleven mangler fødselsnummer i elevlisten. Rett det i kilden og importer på nytt, eller la innstillingen archive.filing arkivere elever uten nummer under vår egen nøkkel. Prøv så igjen.',
  nn: 'Eleven manglar fødselsnummer i elevlista. Rett det i kjelda og importer på nytt, eller la innstillinga archive.filing arkivere elevar utan nummer under vår eigen nøkkel. Prøv så att.',
  en: 'The pupil has no national identity number in the roster. Correct it at its source and import again, or let the setting archive.filing archive pupils without one under our own key. Then try again.',
};

/** Faults of a message, found by our own check before sending. */
const messageFaults: Readonly<Record<MessageFault, Text>> = {
  'no-system': INCOMPLETE,
  'file-count': INCOMPLETE,
  folder: INCOMPLETE,
  entry: INCOMPLETE,
  'folder-title': INCOMPLETE,
  'entry-title': INCOMPLETE,
  'folder-class': INCOMPLETE,
  filing: INCOMPLETE,
  'folder-key': INCOMPLETE,
  'entry-key': INCOMPLETE,
  'folder-status': INCOMPLETE,
  'entry-type': INCOMPLETE,
  'entry-status': INCOMPLETE,
  recipients: INCOMPLETE,
  sender: INCOMPLETE,
  dates: INCOMPLETE,
  document: INCOMPLETE,
  'document-file': INCOMPLETE,
  'folder-person': NO_NUMBER,
  'folder-shielding': UNSHIELDED,
  'entry-shielding': UNSHIELDED,
  'document-shielding': UNSHIELDED,
  'recipient-unshielded': UNSHIELDED,
  'name-in-public-title': NAMES_SOMEBODY,
  address: TELLS_WHERE,
  checksum: NOT_THE_LETTER,
};

/** Gaps in our own records, found before the message is built. */
const recordFaults: Texts = {
  'no-letter': {
    nb: 'Brevet som ble sendt, er ikke å finne. Ta kontakt med den som drifter systemet.',
    nn: 'Brevet som blei sendt, er ikkje å finne. Ta kontakt med den som driftar systemet.',
    en: 'The sent letter is missing. Contact those who run the system.',
  },
  'letter-changed': NOT_THE_LETTER,
  'letter-not-pdfa': {
    nb: 'Brevet er ikke PDF/A, som arkivet krever. Ta kontakt med den som drifter systemet.',
    nn: 'Brevet er ikkje PDF/A, som arkivet krev. Ta kontakt med den som driftar systemet.',
    en: 'The letter is not PDF/A, which the archive demands. Contact those who run the system.',
  },
  'not-in-roster': {
    nb: 'Eleven, en mottaker eller skolen står ikke i elevlisten lenger. Rett det i kilden, importer på nytt, og prøv igjen.',
    nn: 'Eleven, ein mottakar eller skulen står ikkje i elevlista lenger. Rett det i kjelda, importer på nytt, og prøv att.',
    en: 'The pupil, a recipient or the school is not in the roster any more. Correct it at its source, import again, and try again.',
  },
};

/** Refusals by P360 (decision 024). */
const p360Reasons: Readonly<Record<P360Reason, Text>> = {
  'key-refused': {
    nb: 'P360 godtar ikke nøkkelen vår. Be den som drifter systemet, om å sette inn en ny, og prøv på nytt.',
    nn: 'P360 godtek ikkje nøkkelen vår. Be den som driftar systemet, om å setje inn ein ny, og prøv på nytt.',
    en: 'P360 does not accept our key. Ask those who run the system to put in a new one, and try again.',
  },
  'unknown-code': {
    nb: 'P360 kjenner ikke en av kodene vi sender. Rett arkivkodene i innstillingene sammen med arkivaren, og prøv på nytt.',
    nn: 'P360 kjenner ikkje ein av kodane vi sender. Rett arkivkodane i innstillingane saman med arkivaren, og prøv på nytt.',
    en: 'P360 does not know one of the codes that we send. Correct the archive’s codes in the settings with the archivist, and try again.',
  },
  refused: {
    nb: 'P360 godtok ikke varselet. Se i loggen til P360, og prøv på nytt.',
    nn: 'P360 godtok ikkje varselet. Sjå i loggen til P360, og prøv på nytt.',
    en: 'P360 did not accept the warning. Look in P360’s log, and try again.',
  },
  'several-folders': folderTexts['several-folders'],
  'foreign-folder': folderTexts['foreign-folder'],
  'folder-too-big': {
    nb: 'Elevmappen er for stor til å lete i. Be arkivaren rydde opp, og prøv på nytt.',
    nn: 'Elevmappa er for stor til å leite i. Be arkivaren rydde opp, og prøv på nytt.',
    en: 'The pupil’s folder is too big to search. Ask the archivist to tidy up, and try again.',
  },
  'several-entries': {
    nb: 'Varselet har flere journalposter i mappen. Be arkivaren la alle unntatt én utgå, og prøv på nytt.',
    nn: 'Varselet har fleire journalpostar i mappa. Be arkivaren late alle utanom éin utgå, og prøv på nytt.',
    en: 'The warning has several journal entries in the folder. Ask the archivist to withdraw all but one, and try again.',
  },
  'entry-withdrawn': {
    nb: 'Journalposten er tatt ut av arkivet. Be arkivaren sette den inn igjen og prøv på nytt, eller oppgi overleveringen.',
    nn: 'Journalposten er teken ut av arkivet. Be arkivaren setje han inn att og prøv på nytt, eller gi opp overleveringa.',
    en: 'The journal entry was taken out of the archive. Ask the archivist to put it back and try again, or give the hand-over up.',
  },
  'name-in-public-title': NAMES_SOMEBODY,
  'no-identity-number': NO_NUMBER,
};

const OTHER: Text = {
  nb: 'Overleveringen mislyktes. Se koden, og finn den i arkivets logg.',
  nn: 'Overleveringa var mislukka. Sjå koden, og finn han i loggen til arkivet.',
  en: 'The hand-over failed. See the code, and find it in the archive’s log.',
};

/** Texts for reasons by code; `other` for an archive's own code. */
export const texts: Texts = {
  ...answers,
  ...messageFaults,
  ...recordFaults,
  ...folderTexts,
  ...p360Reasons,
  other: OTHER,
};
