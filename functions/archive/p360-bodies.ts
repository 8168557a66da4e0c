import type { Package } from './adapter.ts';
import { type ArchiveCodes, PUBLISHED_STATUS } from './codes.ts';
import { fileName, folderKey, type Named, type Subject } from './write-message.ts';

/** An installation's own codes beside the owner's codes: P360's code tables differ from county to county. */
export type P360Codes = {
  readonly caseType: string;
  readonly subArchive: string;
  /** Classification by identity number, and by subject. */
  readonly numberClass: string;
  readonly subjectClass: string;
  readonly documentArchive: string;
  readonly outgoingCategory: string;
  readonly noteCategory: string;
  readonly fileCategory: string;
  /** The status of an outgoing entry while the owner keeps the published default. */
  readonly outgoingStatus: string;
  readonly accessGroup?: string | undefined;
  readonly journalUnit?: string | undefined;
  readonly responsiblePersonRecno?: number | undefined;
};

/** The codes in the counties' published code. */
export const P360_CODES: P360Codes = {
  caseType: 'Elev',
  subArchive: 'Elev',
  numberClass: 'FNR',
  subjectClass: 'FAGKLASSE PRINSIPP',
  documentArchive: 'Elevdokument',
  outgoingCategory: 'Dokument ut',
  noteCategory: 'Internt notat med oppfølging',
  fileCategory: '1',
  outgoingStatus: 'R',
};

const FOLDER_TITLE = 'Elevmappe';

type About = Pick<Package, 'subject' | 'codes'>;

/** Query for folders with our key, which are the folders that we made. */
export const foldersByKey = ({ subject, codes }: About) => ({
  ExternalId: { Id: folderKey(subject.pupilId), Type: codes.system },
});

/** Query for the pupil's folders from any source: most pupils have a folder that is older than this system. */
export const foldersByNumber = (identityNumber: string) => ({
  Title: `${FOLDER_TITLE}%`,
  ContactReferenceNumber: identityNumber,
});

/** Query for a folder's content, with the titles of the files and without their bytes. */
export const entriesOf = (caseNumber: string) => ({
  CaseNumber: caseNumber,
  IncludeFiles: true,
  SortingCriterion: 'RecnoAscending',
});

/** The title of the letter's file in P360: an id and nothing else. */
export const entryMark = (subject: Subject): string => fileName(subject).replace(/\.pdf$/, '');

/**
 * The pupil's folder. **In P360 `Title` is public and `UnofficialTitle` is the real title**; Noark and Fiks do the
 * opposite. People are unregistered contacts, so that the archive stores nobody's address for us and needs no earlier
 * record of them.
 */
export const newFolder = (about: About, identityNumber: string | undefined, p360: P360Codes) => ({
  CaseType: p360.caseType,
  Title: FOLDER_TITLE,
  UnofficialTitle: `${FOLDER_TITLE} - ${about.subject.pupil.name}`,
  Status: about.codes.folderStatus,
  SubArchive: p360.subArchive,
  ...(p360.journalUnit !== undefined && { JournalUnit: p360.journalUnit }),
  ...foldersByKey(about),
  ArchiveCodes: [
    ...(identityNumber === undefined
      ? []
      : [{ ArchiveCode: identityNumber, ArchiveType: p360.numberClass, Sort: 1, IsManualText: true }]),
    {
      ArchiveCode: about.codes.folderClass,
      ArchiveType: p360.subjectClass,
      Sort: identityNumber === undefined ? 1 : 2,
    },
  ],
  ...shielding(about, p360),
  UnregisteredContacts: [person(about.subject.pupil, 'Sakspart', about.subject.secret)],
});

/** The journal entry with the letter; what has no recipients to show is an internal note from school to school. */
export const newEntry = (about: About, letter: Uint8Array, caseNumber: string, p360: P360Codes) => {
  const { subject, codes } = about;
  return {
    CaseNumber: caseNumber,
    Archive: p360.documentArchive,
    Category: subject.note ? p360.noteCategory : p360.outgoingCategory,
    Status: subject.note ? codes.noteStatus : statusOfSent(codes, p360),
    Title: subject.title,
    UnofficialTitle: `${subject.title} - ${subject.pupil.name}`,
    DocumentDate: subject.sentOn,
    ...(!subject.note && { DispatchedDate: subject.sentAt }),
    ...shielding(about, p360),
    ...parties(subject),
    Files: [
      {
        Title: entryMark(subject),
        Format: 'pdf',
        Base64Data: Buffer.from(letter).toString('base64'),
        Category: p360.fileCategory,
        Status: 'F',
        VersionFormat: 'A',
      },
    ],
  };
};

/** Installations file outgoing entries as reserved until they dispatch them; an owner's own status takes precedence. */
const statusOfSent = ({ outgoingStatus }: ArchiveCodes, p360: P360Codes): string =>
  outgoingStatus === PUBLISHED_STATUS ? p360.outgoingStatus : outgoingStatus;

/** Shielding: restriction, legal basis, access group and responsible unit. */
const shielding = ({ subject, codes }: About, p360: P360Codes) => ({
  AccessCode: codes.restriction,
  Paragraph: codes.legalBasis,
  ...(p360.accessGroup !== undefined && { AccessGroup: p360.accessGroup }),
  ...(subject.school.orgNumber !== undefined && { ResponsibleEnterpriseNumber: subject.school.orgNumber }),
  ...(p360.responsiblePersonRecno !== undefined && { ResponsiblePersonRecno: p360.responsiblePersonRecno }),
});

function parties({ recipients, school, note }: Subject) {
  if (!note) return { UnregisteredContacts: recipients.map((recipient) => person(recipient, 'Mottaker', false)) };
  const sides = ['Avsender', 'Mottaker'];
  return school.orgNumber === undefined
    ? { UnregisteredContacts: sides.map((Role) => ({ Role, ContactName: school.name })) }
    : { Contacts: sides.map((Role) => ({ Role, ReferenceNumber: school.orgNumber })) };
}

/** A shielded person, without the number if the address is secret: the archive could look up an address by it. */
const person = ({ name, identityNumber }: Named, role: string, secret: boolean) => ({
  Role: role,
  ContactName: name,
  ...(!secret && identityNumber !== undefined && { ReferenceNumber: identityNumber }),
  IsUnofficial: true,
});

/** Every text of a body that a public journal may show. */
export const publicTitles = ({ subject }: About): readonly string[] => [subject.title, FOLDER_TITLE];
