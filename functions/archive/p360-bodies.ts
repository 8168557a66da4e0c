import type { Package } from './adapter.ts';
import { type ArchiveCodes, PUBLISHED_STATUS } from './codes.ts';
import { fileName, folderKey, type Named, type Subject } from './write-message.ts';

/**
 * What an installation of P360 calls things, beside the owner's own codes: its code tables differ from county to
 * county.
 */
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
  /** The status of what is sent, while the owner has not said another than the published one. */
  readonly outgoingStatus: string;
  readonly accessGroup?: string | undefined;
  readonly journalUnit?: string | undefined;
  readonly responsiblePersonRecno?: number | undefined;
};

/** As counties that share their code in public have them. */
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

/** The folders that carry our key: those that we made. */
export const foldersByKey = ({ subject, codes }: About) => ({
  ExternalId: { Id: folderKey(subject.pupilId), Type: codes.system },
});

/** The pupil's folders whoever made them: most pupils have one that is older than we are. */
export const foldersByNumber = (identityNumber: string) => ({
  Title: `${FOLDER_TITLE}%`,
  ContactReferenceNumber: identityNumber,
});

/** What lies in a folder, with the titles of the files and without their bytes. */
export const entriesOf = (caseNumber: string) => ({
  CaseNumber: caseNumber,
  IncludeFiles: true,
  SortingCriterion: 'RecnoAscending',
});

/** The letter's file as P360 shows it: an id and nothing else. */
export const entryMark = ({ warningId }: Subject): string => fileName(warningId).replace(/\.pdf$/, '');

/**
 * The pupil's folder. **In P360 `Title` is what the public may read and `UnofficialTitle` the real one**; in Noark and
 * Fiks it is the other way about. People are named as contacts that are not registered: so the archive keeps nobody's
 * address on our account, and needs to know nobody before.
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

/**
 * The journal entry with the letter; of a pupil whose address is secret an internal note from the school to the school.
 */
export const newEntry = (about: About, letter: Uint8Array, caseNumber: string, p360: P360Codes) => {
  const { subject, codes } = about;
  return {
    CaseNumber: caseNumber,
    Archive: p360.documentArchive,
    Category: subject.secret ? p360.noteCategory : p360.outgoingCategory,
    Status: subject.secret ? codes.noteStatus : statusOfSent(codes, p360),
    Title: subject.title,
    UnofficialTitle: `${subject.title} - ${subject.pupil.name}`,
    DocumentDate: subject.sentOn,
    ...(!subject.secret && { DispatchedDate: subject.sentAt }),
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

/**
 * Installations take what is sent as reserved until they have dispatched it; an owner who says something else than the
 * default is obeyed.
 */
const statusOfSent = ({ outgoingStatus }: ArchiveCodes, p360: P360Codes): string =>
  outgoingStatus === PUBLISHED_STATUS ? p360.outgoingStatus : outgoingStatus;

/** What is shielded, on which basis, from whom, and who answers for it. */
const shielding = ({ subject, codes }: About, p360: P360Codes) => ({
  AccessCode: codes.restriction,
  Paragraph: codes.legalBasis,
  ...(p360.accessGroup !== undefined && { AccessGroup: p360.accessGroup }),
  ...(subject.school.orgNumber !== undefined && { ResponsibleEnterpriseNumber: subject.school.orgNumber }),
  ...(p360.responsiblePersonRecno !== undefined && { ResponsiblePersonRecno: p360.responsiblePersonRecno }),
});

function parties({ recipients, school, secret }: Subject) {
  if (!secret) return { UnregisteredContacts: recipients.map((recipient) => person(recipient, 'Mottaker', false)) };
  const sides = ['Avsender', 'Mottaker'];
  return school.orgNumber === undefined
    ? { UnregisteredContacts: sides.map((Role) => ({ Role, ContactName: school.name })) }
    : { Contacts: sides.map((Role) => ({ Role, ReferenceNumber: school.orgNumber })) };
}

/**
 * A person, shielded. By the number the archive could look up an address, so a person whose address is secret is named
 * without.
 */
const person = ({ name, identityNumber }: Named, role: string, secret: boolean) => ({
  Role: role,
  ContactName: name,
  ...(!secret && identityNumber !== undefined && { ReferenceNumber: identityNumber }),
  IsUnofficial: true,
});

/** Everything of a body that a public journal may show. */
export const publicTitles = ({ subject }: About): readonly string[] => [subject.title, FOLDER_TITLE];
