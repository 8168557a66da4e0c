import type { ArchiveCodes } from './codes.ts';
import { code, type Element, leaf, tree, xmlOf } from './element.ts';

/** A person of the message. Names and numbers stand in shielded elements and nowhere else. */
export type Named = { readonly name: string; readonly identityNumber?: string | undefined };

/** What a message is made of. Instants are UTC, `sentOn` is the Oslo day. */
export type Subject = {
  readonly warningId: string;
  readonly pupilId: string;
  /** What the letter is called, without a name: it is the public title too. */
  readonly title: string;
  readonly pupil: Named;
  /** Everybody who got the letter, the pupil first. */
  readonly recipients: readonly Named[];
  readonly school: { readonly name: string; readonly orgNumber?: string | undefined };
  /** True for a pupil whose address is secret: the entry is an internal note that names no recipient. */
  readonly secret: boolean;
  readonly sentAt: string;
  readonly sentOn: string;
  readonly letter: { readonly sha256: string; readonly bytes: number };
};

/** The keys by which an archive knows a folder and an entry again: sending twice makes one. */
export const folderKey = (pupilId: string): string => `elevmappe:${pupilId}`;
export const entryKey = (warningId: string): string => `varsel:${warningId}`;
/** The letter's file in the package: an id and nothing else. */
export const fileName = (warningId: string): string => `varsel-${warningId}.pdf`;

const HIDDEN = '*****';
const BASE = 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv';
const ROOT_ATTRIBUTES = ` xmlns="${BASE}/arkivmelding/opprett/v1" xmlns:m="${BASE}/metadatakatalog/v1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;

/** A warning as the message `arkivmelding.opprett` of Fiks Arkiv V1: the pupil's folder and one journal entry with the letter. */
export const messageOf = (subject: Subject, codes: ArchiveCodes): Element =>
  tree('arkivmelding', [
    leaf('system', codes.system),
    leaf('antallFiler', 1),
    folderOf(subject, codes),
    entryOf(subject, codes),
  ]);

/** The message as the bytes that are sent: the same for the same message. */
export const messageXml = (message: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf(message, ROOT_ATTRIBUTES)}\n`;

const shielding = ({ restriction, legalBasis }: ArchiveCodes): Element =>
  tree('skjerming', [code('tilgangsrestriksjon', restriction), leaf('skjermingshjemmel', legalBasis)]);

const external = ({ system }: ArchiveCodes, key: string, prefix = ''): Element =>
  tree(`${prefix}referanseEksternNoekkel`, [leaf('m:fagsystem', system), leaf('m:noekkel', key)]);

function folderOf({ pupil, pupilId }: Subject, codes: ArchiveCodes): Element {
  const number = pupil.identityNumber ?? '';
  return tree(
    'mappe',
    [
      leaf('tittel', `Elevmappe - ${pupil.name}`),
      leaf('offentligTittel', `Elevmappe - ${HIDDEN}`),
      tree('part', [
        leaf('partNavn', pupil.name),
        code('partRolle', 'ELEV'),
        tree('personID', [leaf('landkode', 'NO'), leaf('identifikator', number)]),
        leaf('erSkjermet', true),
        leaf('erPersonnavn', true),
      ]),
      shielding(codes),
      tree('klassifikasjon', [
        leaf('klassifikasjonssystemID', 'FNR'),
        leaf('klasseID', number),
        leaf('erSkjermet', true),
      ]),
      tree('klassifikasjon', [leaf('klassifikasjonssystemID', 'K-KODE'), leaf('klasseID', codes.folderClass)]),
      external(codes, folderKey(pupilId)),
      code('saksstatus', codes.folderStatus),
    ],
    'saksmappe',
  );
}

function entryOf(subject: Subject, codes: ArchiveCodes): Element {
  const { title, pupil, pupilId, warningId, secret, sentAt, sentOn } = subject;
  return tree(
    'registrering',
    [
      tree('referanseForelderMappe', [external(codes, folderKey(pupilId), 'm:')]),
      shielding(codes),
      documentOf(subject, codes),
      leaf('tittel', `${title} - ${pupil.name}`),
      leaf('offentligTittel', `${title} - ${HIDDEN}`),
      ...correspondents(subject),
      external(codes, entryKey(warningId)),
      code('journalposttype', secret ? codes.internalNote : codes.outgoing),
      code('journalstatus', secret ? codes.noteStatus : codes.outgoingStatus),
      leaf('dokumentetsDato', sentOn),
      leaf('sendtDato', sentAt),
    ],
    'journalpost',
  );
}

/** Who wrote and who got it; an internal note goes from the school to the school, and says nothing of where a family is. */
function correspondents({ recipients, school, secret }: Subject): readonly Element[] {
  const office = (type: string) =>
    tree('korrespondansepart', [
      code('korrespondanseparttype', type),
      leaf('korrespondansepartNavn', school.name),
      school.orgNumber !== undefined && leaf('organisasjonid', school.orgNumber),
    ]);
  if (secret) return [office('IM'), office('IA')];
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

const documentOf = ({ title, warningId, letter }: Subject, codes: ArchiveCodes): Element =>
  tree('dokumentbeskrivelse', [
    code('dokumenttype', codes.documentType),
    code('dokumentstatus', 'F'),
    leaf('tittel', title),
    code('tilknyttetRegistreringSom', 'H'),
    leaf('dokumentnummer', 1),
    tree('dokumentobjekt', [
      leaf('versjonsnummer', 1),
      code('variantformat', 'A'),
      code('format', 'PDF/A'),
      leaf('mimeType', 'application/pdf'),
      leaf('filnavn', fileName(warningId)),
      leaf('referanseDokumentfil', fileName(warningId)),
      leaf('sjekksum', letter.sha256),
      leaf('sjekksumAlgoritme', 'SHA-256'),
      leaf('filstoerrelse', letter.bytes),
    ]),
  ]);
