/** Codes of one owner's archive: the lists of Fiks Arkiv are examples, and many cores have their own. */
export type ArchiveCodes = {
  readonly system: string;
  readonly restriction: string;
  readonly legalBasis: string;
  /** Codes of journal entries: what is sent out, and the internal note of a pupil whose address is secret. */
  readonly outgoing: string;
  readonly internalNote: 'X' | 'N';
  readonly outgoingStatus: string;
  readonly noteStatus: string;
  readonly documentType: string;
  readonly folderStatus: string;
  /** The class of the pupil's folder in the owner's K-codes. */
  readonly folderClass: string;
};

/** What holds until an owner has agreed on something else with its archive. */
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
 * A unit or person as an archive names it. `school` and `school-number` are the school of the letter, by name and by
 * organisation number.
 */
export type ArchiveUnit = {
  readonly form: 'none' | 'school' | 'school-number' | 'name' | 'identifier' | 'initials';
  /** What the archive calls it; empty where the form says it all. */
  readonly value: string;
};
export type ArchivePerson = Omit<ArchiveUnit, 'form'> & {
  readonly form: Exclude<ArchiveUnit['form'], 'school' | 'school-number'>;
};

/**
 * Where and how one owner's archive files a pupil's letters (decision 043). Empty fields are left out of the message.
 */
export type ArchiveFiling = {
  /** `regel`: a rule of the archive that fills in what a message does not say. */
  readonly rule: string;
  /** `arkivdel`, `mappetype`: where pupils' folders are, and what kind they are. */
  readonly series: string;
  readonly folderType: string;
  /** What pupils' folders are called, before the name. */
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
  /** What becomes of a pupil without a national number: archived under our own key, or waiting for one. */
  readonly withoutNumber: 'own-key' | 'wait';
  /** `partRolle` of the pupil, and `format` of the letter. */
  readonly partyRole: string;
  readonly format: string;
  /** Whether the archive is asked for the pupil's folder before one is made. */
  readonly search: 'first' | 'never';
};

const NOBODY = { form: 'none', value: '' } as const;

/**
 * What holds until an owner has agreed on something else: codes of the published lists, and nothing that only one
 * archive knows.
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
