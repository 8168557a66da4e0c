import { type ArchiveCodes, type ArchiveFiling, TITLES } from './codes.ts';
import { allAt, type Element, textAt } from './element.ts';
import { identified } from './identified.ts';
import { classOf, entryKey, fileName, folderKey, type Subject, type Terms } from './write-message.ts';

/** What a message may lack or tell too much of. Codes, so that the operator's list and the log can name them. */
export type MessageFault =
  | 'no-system'
  | 'file-count'
  | 'folder'
  | 'entry'
  | 'folder-title'
  | 'entry-title'
  | 'name-in-public-title'
  | 'folder-person'
  | 'folder-class'
  | 'filing'
  | 'folder-shielding'
  | 'entry-shielding'
  | 'document-shielding'
  | 'folder-key'
  | 'entry-key'
  | 'folder-status'
  | 'entry-type'
  | 'entry-status'
  | 'recipients'
  | 'recipient-unshielded'
  | 'sender'
  | 'address'
  | 'dates'
  | 'document'
  | 'document-file'
  | 'checksum';

type Check = readonly [fault: MessageFault, holds: boolean];

/**
 * What the schema lets through and an archive must not get: a message without shielding, recipients, keys or checksum,
 * with an unknown code, with a name in what the public reads, or, for a pupil whose address is secret, with a trace of
 * where the family is. Empty when the message is whole. `names` are those of the pupil, the guardians and the staff who
 * have to do with it.
 */
export function faultsOf(
  message: Element,
  subject: Subject,
  names: readonly string[],
  terms: Terms,
): readonly MessageFault[] {
  const { codes, filing, folderId } = terms;
  const folders = allAt(message, 'mappe');
  const entries = allAt(message, 'registrering');
  const [folder, entry] = [folders[0], entries[0]];
  const shape: readonly Check[] = [
    ['no-system', textAt(message, 'system') === codes.system],
    ['file-count', textAt(message, 'antallFiler') === '1'],
    // A folder that the archive has is named and not made again.
    ['folder', folderId === undefined ? folders.length === 1 && folder?.type === 'saksmappe' : folders.length === 0],
    ['filing', textAt(message, 'regel') === filing.rule],
    ['entry', entries.length === 1 && entry?.type === 'journalpost'],
    ['address', !subject.secret || !everyName(message).some((name) => ADDRESS.has(name))],
    ['name-in-public-title', !publicTexts(message).some((text) => namesIn(text, names, filing.folderTitle))],
  ];
  const checks = [
    ...shape,
    ...(folder ? folderChecks(folder, subject, terms) : []),
    ...(entry ? entryChecks(entry, subject, terms) : []),
    ...(entry ? documentChecks(entry, subject, terms) : []),
  ];
  return [...new Set(checks.flatMap(([fault, holds]) => (holds ? [] : [fault])))];
}

function folderChecks(folder: Element, subject: Subject, { codes, filing }: Terms): readonly Check[] {
  const { pupil, pupilId, school } = subject;
  const people = allAt(folder, 'part');
  const classes = allAt(folder, 'klassifikasjon');
  const own = classOf(subject, filing);
  const ofPupil = classes.filter((schoolClass) => textAt(schoolClass, 'klassifikasjonssystemID') === own?.system);
  const ofSubject = classes.filter(
    (schoolClass) =>
      textAt(schoolClass, 'klassifikasjonssystemID') === filing.subjectSystem &&
      textAt(schoolClass, 'klasseID') === codes.folderClass,
  );
  return [
    ['folder-title', textAt(folder, 'tittel') !== '' && textAt(folder, 'offentligTittel') !== ''],
    [
      'folder-person',
      people.length === 1 &&
        people.every(
          (person) =>
            textAt(person, 'partNavn') === pupil.name &&
            isKnown(person, subject, filing) &&
            textAt(person, 'partRolle', 'm:kode') === filing.partyRole &&
            textAt(person, 'erSkjermet') === 'true',
        ),
    ],
    [
      'folder-class',
      ofPupil.length === (own === undefined ? 0 : 1) &&
        ofPupil.every(
          (schoolClass) => textAt(schoolClass, 'erSkjermet') === 'true' && textAt(schoolClass, 'klasseID') === own?.id,
        ) &&
        (filing.subjectSystem === '' || ofSubject.length === 1),
    ],
    ['folder-shielding', isShielded(folder, codes)],
    ['folder-key', hasKey(allAt(folder, 'referanseEksternNoekkel'), codes, folderKey(pupilId))],
    ['folder-status', textAt(folder, 'saksstatus', 'm:kode') === codes.folderStatus],
    [
      'filing',
      textAt(folder, 'arkivdel', 'm:kode') === filing.series &&
        textAt(folder, 'mappetype', 'm:kode') === filing.folderType &&
        textAt(folder, 'opprettetAv') === filing.createdBy &&
        isNamed(folder, 'administrativEnhet', identified('administrativEnhet', filing.administrativeUnit, school)) &&
        isNamed(folder, 'saksansvarlig', identified('saksansvarlig', filing.caseResponsible, school)),
    ],
  ];
}

/**
 * A pupil is known by the number; who has none by our key, where the owner says so, and by nothing that looks like a
 * number.
 */
function isKnown(party: Element, { pupil, pupilId }: Subject, { withoutNumber }: ArchiveFiling): boolean {
  const told = textAt(party, 'personID', 'identifikator');
  if (pupil.identityNumber !== undefined) return NUMBER.test(told) && told === pupil.identityNumber;
  return withoutNumber === 'own-key' && told === '' && textAt(party, 'partID') === pupilId;
}

/** True when an element names who the setting says, in the setting's form; where that says nobody, nobody is named. */
function isNamed(within: Element, name: string, wanted: Element | false): boolean {
  const [found, ...more] = allAt(within, name);
  if (wanted === false || found === undefined) return wanted === false && found === undefined;
  return more.length === 0 && wanted.children.every((child) => textAt(found, child.name) === child.text);
}

function entryChecks(entry: Element, subject: Subject, { codes, filing, folderId }: Terms): readonly Check[] {
  const { secret, recipients, pupilId, warningId, sentOn, sentAt, school } = subject;
  const parties = allAt(entry, 'korrespondansepart');
  const ofType = (type: string) =>
    parties.filter((party) => textAt(party, 'korrespondanseparttype', 'm:kode') === type);
  const namesOf = (some: readonly Element[]) => some.map((element) => textAt(element, 'korrespondansepartNavn')).sort();
  const wanted = secret ? [school.name] : recipients.map(({ name }) => name).sort();
  const told = namesOf(secret ? ofType('IM') : ofType('EM'));
  const parent = allAt(entry, 'referanseForelderMappe', 'm:referanseEksternNoekkel');
  const found = textAt(entry, 'referanseForelderMappe', 'm:systemID');
  return [
    ['entry-title', textAt(entry, 'tittel') !== '' && textAt(entry, 'offentligTittel') !== ''],
    ['entry-shielding', isShielded(entry, codes)],
    [
      'folder-key',
      folderId === undefined ? found === '' && hasKey(parent, codes, folderKey(pupilId)) : found === folderId,
    ],
    ['filing', textAt(entry, 'opprettetAv') === filing.createdBy],
    ['filing', offices(entry).every((office) => isOffice(office, filing, school))],
    ['entry-key', hasKey(allAt(entry, 'referanseEksternNoekkel'), codes, entryKey(warningId))],
    ['entry-type', textAt(entry, 'journalposttype', 'm:kode') === (secret ? codes.internalNote : codes.outgoing)],
    ['entry-status', textAt(entry, 'journalstatus', 'm:kode') === (secret ? codes.noteStatus : codes.outgoingStatus)],
    ['recipients', told.length > 0 && told.join('\n') === wanted.join('\n') && parties.length === told.length + 1],
    ['recipients', !secret || allAt(entry, 'korrespondansepart', 'personid').length === 0],
    ['recipient-unshielded', ofType('EM').every((element) => textAt(element, 'erSkjermet') === 'true')],
    ['sender', namesOf(ofType('IA')).join('\n') === school.name],
    ['dates', textAt(entry, 'dokumentetsDato') === sentOn && textAt(entry, 'sendtDato') === sentAt],
  ];
}

function documentChecks(entry: Element, subject: Subject, { codes, filing }: Terms): readonly Check[] {
  const documents = allAt(entry, 'dokumentbeskrivelse');
  const files = allAt(entry, 'dokumentbeskrivelse', 'dokumentobjekt');
  const [document, file] = [documents[0], files[0]];
  if (documents.length !== 1 || !document) return [['document', false]];
  if (files.length !== 1 || !file) return [['document-file', false]];
  const { sha256, bytes } = subject.letter;
  return [
    [
      'document',
      textAt(document, 'tittel') !== '' &&
        textAt(document, 'dokumenttype', 'm:kode') === codes.documentType &&
        textAt(document, 'dokumentstatus', 'm:kode') === 'F' &&
        textAt(document, 'tilknyttetRegistreringSom', 'm:kode') === 'H',
    ],
    ['document-shielding', isShielded(document, codes)],
    ['filing', [document, file].every((part) => textAt(part, 'opprettetAv') === filing.createdBy)],
    [
      'document-file',
      textAt(file, 'versjonsnummer') === '1' &&
        textAt(file, 'variantformat', 'm:kode') === 'A' &&
        textAt(file, 'format', 'm:kode') === filing.format &&
        textAt(file, 'mimeType') === 'application/pdf' &&
        textAt(file, 'filnavn') === fileName(subject.warningId) &&
        textAt(file, 'referanseDokumentfil') === fileName(subject.warningId),
    ],
    [
      'checksum',
      textAt(file, 'sjekksum') === sha256 &&
        textAt(file, 'sjekksumAlgoritme') === 'SHA-256' &&
        textAt(file, 'filstoerrelse') === String(bytes),
    ],
  ];
}

/** The school as sender, and of an internal note as recipient too. */
const offices = (entry: Element): readonly Element[] =>
  allAt(entry, 'korrespondansepart').filter((element) =>
    textAt(element, 'korrespondanseparttype', 'm:kode').startsWith('I'),
  );

const isOffice = (office: Element, filing: ArchiveFiling, school: Subject['school']): boolean =>
  isNamed(office, 'administrativEnhet', identified('administrativEnhet', filing.administrativeUnit, school)) &&
  isNamed(office, 'saksbehandler', identified('saksbehandler', filing.caseHandler, school));

const NUMBER = /^\d{11}$/;
const isShielded = (element: Element, { restriction, legalBasis }: ArchiveCodes): boolean =>
  textAt(element, 'skjerming', 'tilgangsrestriksjon', 'm:kode') === restriction &&
  textAt(element, 'skjerming', 'skjermingshjemmel') === legalBasis;

const hasKey = (found: readonly Element[], { system }: ArchiveCodes, key: string): boolean =>
  found.length === 1 &&
  found.every((element) => textAt(element, 'm:fagsystem') === system && textAt(element, 'm:noekkel') === key);

/** Elements that say where somebody lives or how to reach one. */
const ADDRESS = new Set([
  'postadresse',
  'postnummer',
  'poststed',
  'land',
  'epostadresse',
  'telefonnummer',
  'kontaktperson',
]);
const everyName = (element: Element): readonly string[] => [element.name, ...element.children.flatMap(everyName)];

/** What anybody may read in a public journal: the public titles, and the document's title, which has no public twin. */
const publicTexts = (message: Element): readonly string[] => [
  ...allAt(message, 'mappe', 'offentligTittel').map(({ text }) => text),
  ...allAt(message, 'registrering', 'offentligTittel').map(({ text }) => text),
  ...allAt(message, 'registrering', 'dokumentbeskrivelse', 'tittel').map(({ text }) => text),
];

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);

/** Words that stand in every warning's title tell nobody's name, though a person may be called so. */
const HARMLESS = new Set([...Object.values(TITLES).flatMap(wordsOf), 'elevmappe']);

/**
 * True when a part of somebody's name stands in a text as a word of its own; a single letter names nobody, nor does
 * what every folder is called.
 */
export function namesIn(text: string, names: readonly string[], folderTitle = ''): boolean {
  const words = new Set(wordsOf(text));
  const harmless = new Set([...HARMLESS, ...wordsOf(folderTitle)]);
  return names.flatMap(wordsOf).some((part) => part.length > 1 && words.has(part) && !harmless.has(part));
}
