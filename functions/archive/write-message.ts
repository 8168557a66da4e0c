import type { ArchiveCodes, ArchiveFiling } from './codes.ts';
import { code, type Element, leaf, tree, xmlOf } from './element.ts';
import { identified } from './identified.ts';
import type { Kind } from './rules.ts';

/** A person of the message. Names and numbers appear only in shielded elements. */
export type Named = { readonly name: string; readonly identityNumber?: string | undefined };

/** The input of a message. Instants are UTC, `sentOn` is the Oslo day. */
export type Subject = {
  readonly kind: Kind;
  /** The id of the warning or the document. */
  readonly recordId: string;
  readonly pupilId: string;
  /** The letter's title, without a name: it is the public title too. */
  readonly title: string;
  readonly pupil: Named;
  /** All recipients of the letter; nobody for what never left the school. */
  readonly recipients: readonly Named[];
  readonly school: { readonly name: string; readonly orgNumber?: string | undefined };
  /** True for a pupil with a secret address: the message shows no trace of the family's place. */
  readonly secret: boolean;
  /** True for an internal note that names no recipient: the address is secret, or the text never left the school. */
  readonly note: boolean;
  readonly sentAt: string;
  readonly sentOn: string;
  readonly letter: { readonly sha256: string; readonly bytes: number };
};

/** The archive's keys of a folder and an entry, which prevent duplicates. */
export const folderKey = (pupilId: string): string => `elevmappe:${pupilId}`;
export const entryKey = (of: Pick<Subject, 'kind' | 'recordId'>): string => `${WORDS[of.kind]}:${of.recordId}`;
/** The letter's file in the package: an id and nothing else. */
export const fileName = (of: Pick<Subject, 'kind' | 'recordId'>): string => `${WORDS[of.kind]}-${of.recordId}.pdf`;
const WORDS = { warning: 'varsel', document: 'dokument' } as const satisfies Record<Kind, string>;

const HIDDEN = '*****';
const BASE = 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv';
const ROOT_ATTRIBUTES = ` xmlns="${BASE}/arkivmelding/opprett/v1" xmlns:m="${BASE}/metadatakatalog/v1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;

/** The owner's terms for a letter: codes, filing, and the pupil's folder if the archive has one; else we make it. */
export type Terms = {
  readonly codes: ArchiveCodes;
  readonly filing: ArchiveFiling;
  readonly folderId?: string | undefined;
};

/** The class of a pupil's folder: the number, or our own key for a pupil without one; never an invented number. */
export function classOf(
  { pupil, pupilId }: Pick<Subject, 'pupil' | 'pupilId'>,
  filing: ArchiveFiling,
): { readonly system: string; readonly id: string } | undefined {
  if (pupil.identityNumber !== undefined) return { system: filing.pupilSystem, id: pupil.identityNumber };
  return filing.substituteSystem === '' ? undefined : { system: filing.substituteSystem, id: pupilId };
}

/**
 * A record as the message `arkivmelding.opprett` of Fiks Arkiv V1: one journal entry with the letter, in the archive's
 * folder or in a new folder.
 */
export const messageOf = (subject: Subject, terms: Terms): Element =>
  tree('arkivmelding', [
    leaf('system', terms.codes.system),
    given('regel', terms.filing.rule),
    leaf('antallFiler', 1),
    terms.folderId === undefined && folderOf(subject, terms),
    entryOf(subject, terms),
  ]);

/** The message as bytes to send, deterministic. */
export const messageXml = (message: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf(message, ROOT_ATTRIBUTES)}\n`;

/** An element that an empty setting omits. */
const given = (name: string, text: string) => text !== '' && leaf(name, text);
const givenCode = (name: string, value: string) => value !== '' && code(name, value);

const shielding = ({ restriction, legalBasis }: ArchiveCodes): Element =>
  tree('skjerming', [code('tilgangsrestriksjon', restriction), leaf('skjermingshjemmel', legalBasis)]);

const external = ({ system }: ArchiveCodes, key: string, prefix = ''): Element =>
  tree(`${prefix}referanseEksternNoekkel`, [leaf('m:fagsystem', system), leaf('m:noekkel', key)]);

function folderOf(subject: Subject, { codes, filing }: Terms): Element {
  const { pupil, pupilId, school } = subject;
  return tree(
    'mappe',
    [
      leaf('tittel', `${filing.folderTitle} - ${pupil.name}`),
      leaf('offentligTittel', `${filing.folderTitle} - ${HIDDEN}`),
      given('opprettetAv', filing.createdBy),
      givenCode('arkivdel', filing.series),
      partyOf(subject, filing),
      shielding(codes),
      ...classesOf(subject, { codes, filing }),
      external(codes, folderKey(pupilId)),
      givenCode('mappetype', filing.folderType),
      identified('administrativEnhet', filing.administrativeUnit, school),
      identified('saksansvarlig', filing.caseResponsible, school),
      code('saksstatus', codes.folderStatus),
    ],
    'saksmappe',
  );
}

/** The pupil by number; without a number by our key, marked as no number. */
const partyOf = ({ pupil, pupilId }: Subject, { partyRole }: ArchiveFiling): Element =>
  tree('part', [
    pupil.identityNumber === undefined && leaf('partID', pupilId),
    leaf('partNavn', pupil.name),
    code('partRolle', partyRole),
    pupil.identityNumber !== undefined &&
      tree('personID', [leaf('landkode', 'NO'), leaf('identifikator', pupil.identityNumber)]),
    leaf('erSkjermet', true),
    leaf('erPersonnavn', true),
  ]);

function classesOf(subject: Subject, { codes, filing }: Terms): readonly (Element | false)[] {
  const own = classOf(subject, filing);
  return [
    own !== undefined &&
      tree('klassifikasjon', [
        leaf('klassifikasjonssystemID', own.system),
        leaf('klasseID', own.id),
        subject.pupil.identityNumber === undefined && leaf('tittel', WITHOUT_NUMBER),
        leaf('erSkjermet', true),
      ]),
    filing.subjectSystem !== '' &&
      tree('klassifikasjon', [
        leaf('klassifikasjonssystemID', filing.subjectSystem),
        leaf('klasseID', codes.folderClass),
      ]),
  ];
}

/** The mark of a key that replaces a number. */
export const WITHOUT_NUMBER = 'Elev uten fødselsnummer';

function entryOf(subject: Subject, terms: Terms): Element {
  const { codes, filing, folderId } = terms;
  const { title, pupil, pupilId, note, sentAt, sentOn } = subject;
  return tree(
    'registrering',
    [
      given('opprettetAv', filing.createdBy),
      tree('referanseForelderMappe', [
        folderId === undefined ? external(codes, folderKey(pupilId), 'm:') : leaf('m:systemID', folderId),
      ]),
      shielding(codes),
      documentOf(subject, terms),
      leaf('tittel', `${title} - ${pupil.name}`),
      leaf('offentligTittel', `${title} - ${HIDDEN}`),
      ...correspondents(subject, filing),
      external(codes, entryKey(subject)),
      code('journalposttype', note ? codes.internalNote : codes.outgoing),
      code('journalstatus', note ? codes.noteStatus : codes.outgoingStatus),
      leaf('dokumentetsDato', sentOn),
      leaf('sendtDato', sentAt),
    ],
    'journalpost',
  );
}

/** Sender and recipients; an internal note goes from the school to itself, and shows nothing of the family's place. */
function correspondents({ recipients, school, note }: Subject, filing: ArchiveFiling): readonly Element[] {
  const office = (type: string) =>
    tree('korrespondansepart', [
      code('korrespondanseparttype', type),
      leaf('korrespondansepartNavn', school.name),
      school.orgNumber !== undefined && leaf('organisasjonid', school.orgNumber),
      identified('administrativEnhet', filing.administrativeUnit, school),
      identified('saksbehandler', filing.caseHandler, school),
    ]);
  if (note) return [office('IM'), office('IA')];
  const people = recipients.map(({ name, identityNumber }) =>
    tree('korrespondansepart', [
      code('korrespondanseparttype', 'EM'),
      leaf('korrespondansepartNavn', name),
      identityNumber !== undefined && leaf('personid', identityNumber),
      leaf('erSkjermet', true),
      leaf('erPersonnavn', true),
    ]),
  );
  return [...people, office('IA')];
}

const documentOf = (subject: Subject, { codes, filing }: Terms): Element => {
  const { title, letter } = subject;
  return tree('dokumentbeskrivelse', [
    code('dokumenttype', codes.documentType),
    code('dokumentstatus', 'F'),
    leaf('tittel', title),
    given('opprettetAv', filing.createdBy),
    code('tilknyttetRegistreringSom', 'H'),
    leaf('dokumentnummer', 1),
    shielding(codes),
    tree('dokumentobjekt', [
      leaf('versjonsnummer', 1),
      code('variantformat', 'A'),
      code('format', filing.format),
      leaf('mimeType', 'application/pdf'),
      given('opprettetAv', filing.createdBy),
      leaf('filnavn', fileName(subject)),
      leaf('referanseDokumentfil', fileName(subject)),
      leaf('sjekksum', letter.sha256),
      leaf('sjekksumAlgoritme', 'SHA-256'),
      leaf('filstoerrelse', letter.bytes),
    ]),
  ]);
};
