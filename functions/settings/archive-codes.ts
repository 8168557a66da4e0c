/** Codes of one owner's archive: the lists of Fiks Arkiv are examples, and many archives have their own. */
export type ArchiveCodes = {
  readonly system: string;
  readonly restriction: string;
  readonly legalBasis: string;
  /** Types of journal entries: a letter that goes out, and the internal note for a pupil with a secret address. */
  readonly outgoing: string;
  readonly internalNote: 'X' | 'N';
  readonly outgoingStatus: string;
  readonly noteStatus: string;
  readonly documentType: string;
  readonly folderStatus: string;
  /** The class of the pupil's folder in the owner's K-codes. */
  readonly folderClass: string;
};

/** The default codes, until an owner has agreed on others with its archive. */
export const NATIONAL_CODES: ArchiveCodes = {
  system: 'Skolebro',
  restriction: '13',
  legalBasis: 'Offl. § 13 jf. fvl. § 13 (1) nr. 1',
  outgoing: 'U',
  internalNote: 'X',
  // Despatched: the letter has been sent. P360 has its own default (decision 024).
  outgoingStatus: 'E',
  noteStatus: 'J',
  documentType: 'KORR',
  folderStatus: 'B',
  folderClass: 'B31',
};

/**
 * A unit or person in the archive's terms. `school` and `school-number` are the school of the letter, by name and by
 * organisation number.
 */
export type ArchiveUnit = {
  readonly form: 'none' | 'school' | 'school-number' | 'name' | 'identifier' | 'initials';
  /** The archive's name or id; empty where the form needs none. */
  readonly value: string;
};
export type ArchivePerson = Omit<ArchiveUnit, 'form'> & {
  readonly form: Exclude<ArchiveUnit['form'], 'school' | 'school-number'>;
};

/** The filing of a pupil's letters in one owner's archive (decision 043). The message leaves out empty fields. */
export type ArchiveFiling = {
  /** `regel`: a rule of the archive that fills in fields that a message leaves out. */
  readonly rule: string;
  /** `arkivdel`, `mappetype`: the series and the type of pupils' folders. */
  readonly series: string;
  readonly folderType: string;
  /** The first words of a folder's title, before the pupil's name. */
  readonly folderTitle: string;
  /** `administrativEnhet` of the folder and of the school as sender. */
  readonly administrativeUnit: ArchiveUnit;
  /** `saksansvarlig` of the folder, `saksbehandler` of the entry. */
  readonly caseResponsible: ArchivePerson;
  readonly caseHandler: ArchivePerson;
  /** `opprettetAv`. */
  readonly createdBy: string;
  /** `klassifikasjonssystemID`: of identity numbers, of subjects, and of the keys of pupils who have no number. */
  readonly pupilSystem: string;
  readonly subjectSystem: string;
  readonly substituteSystem: string;
  /** For a pupil without a national number: archive under our own key, or wait for a number. */
  readonly withoutNumber: 'own-key' | 'wait';
  /** `partRolle` of the pupil, and `format` of the letter. */
  readonly partyRole: string;
  readonly format: string;
  /** Whether to search the archive for the pupil's folder before making one. */
  readonly search: 'first' | 'never';
};

const NOBODY = { form: 'none', value: '' } as const;

/**
 * The default filing, until an owner has agreed on another: codes of the published lists, and nothing that is
 * particular to one archive.
 */
export const PUBLISHED_FILING: ArchiveFiling = {
  rule: '',
  series: '',
  folderType: '',
  folderTitle: 'Elevmappe',
  administrativeUnit: NOBODY,
  caseResponsible: NOBODY,
  caseHandler: NOBODY,
  createdBy: '',
  pupilSystem: 'FNR',
  subjectSystem: 'K-KODE',
  substituteSystem: 'ELEV-ID',
  withoutNumber: 'own-key',
  partyRole: 'K',
  format: 'RA-PDF',
  search: 'first',
};
