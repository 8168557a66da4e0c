import { DOCUMENT_TITLES } from '../documents/lookup.ts';
import { type ArchiveCodes, type ArchiveFiling, TITLES } from './codes.ts';
import { allAt, type Element, textAt } from './element.ts';
import { identified } from './identified.ts';
import { classOf, entryKey, fileName, folderKey, type Subject, type Terms } from './write-message.ts';

/** Faults of a message: it lacks something or discloses too much. The operator's list and the log show the codes. */
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
 * Faults that the schema allows but an archive must not get: missing shielding, recipients, keys or checksum, an
 * unknown code, a name in public text, or, for a pupil with a secret address, a trace of the family's place. Empty for
 * a complete message. `names` are the names of the pupil, the guardians and the staff concerned.
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
    // The message refers to an existing folder, and makes one only when the archive has none.
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

/** True when the party has the pupil's number, or, if the owner allows it for a pupil without one, only our own key. */
function isKnown(party: Element, { pupil, pupilId }: Subject, { withoutNumber }: ArchiveFiling): boolean {
  const number = textAt(party, 'personID', 'identifikator');
  if (pupil.identityNumber !== undefined) return NUMBER.test(number) && number === pupil.identityNumber;
  return withoutNumber === 'own-key' && number === '' && textAt(party, 'partID') === pupilId;
}

/** True when the element holds exactly the unit or person of the setting, or is absent when the setting has none. */
function isNamed(within: Element, name: string, wanted: Element | false): boolean {
  const [found, ...more] = allAt(within, name);
  if (wanted === false || found === undefined) return wanted === false && found === undefined;
  return more.length === 0 && wanted.children.every((child) => textAt(found, child.name) === child.text);
}

function entryChecks(entry: Element, subject: Subject, { codes, filing, folderId }: Terms): readonly Check[] {
  const { note, recipients, pupilId, sentOn, sentAt, school } = subject;
  const parties = allAt(entry, 'korrespondansepart');
  const ofType = (type: string) =>
    parties.filter((party) => textAt(party, 'korrespondanseparttype', 'm:kode') === type);
  const namesOf = (some: readonly Element[]) => some.map((element) => textAt(element, 'korrespondansepartNavn')).sort();
  const wanted = note ? [school.name] : recipients.map(({ name }) => name).sort();
  const named = namesOf(note ? ofType('IM') : ofType('EM'));
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
    ['entry-key', hasKey(allAt(entry, 'referanseEksternNoekkel'), codes, entryKey(subject))],
    ['entry-type', textAt(entry, 'journalposttype', 'm:kode') === (note ? codes.internalNote : codes.outgoing)],
    ['entry-status', textAt(entry, 'journalstatus', 'm:kode') === (note ? codes.noteStatus : codes.outgoingStatus)],
    ['recipients', named.length > 0 && named.join('\n') === wanted.join('\n') && parties.length === named.length + 1],
    ['recipients', !note || allAt(entry, 'korrespondansepart', 'personid').length === 0],
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
        textAt(file, 'filnavn') === fileName(subject) &&
        textAt(file, 'referanseDokumentfil') === fileName(subject),
    ],
    [
      'checksum',
      textAt(file, 'sjekksum') === sha256 &&
        textAt(file, 'sjekksumAlgoritme') === 'SHA-256' &&
        textAt(file, 'filstoerrelse') === String(bytes),
    ],
  ];
}

/** The school as sender, and as recipient of an internal note. */
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

/** Elements that hold a person's address or contact data. */
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

/** The public texts of a journal: the public titles, and the document's title, which has no public variant. */
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

/** Words of our own titles identify nobody, even if they are also somebody's name. */
const HARMLESS = new Set([...Object.values(TITLES), ...DOCUMENT_TITLES].flatMap(wordsOf).concat('elevmappe'));

/** True when the text holds a part of a name as a word. Single letters and words of the folder title do not count. */
export function namesIn(text: string, names: readonly string[], folderTitle = ''): boolean {
  const words = new Set(wordsOf(text));
  const harmless = new Set([...HARMLESS, ...wordsOf(folderTitle)]);
  return names.flatMap(wordsOf).some((part) => part.length > 1 && words.has(part) && !harmless.has(part));
}
