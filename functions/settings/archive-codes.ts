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
  outgoingStatus: 'R',
  noteStatus: 'J',
  documentType: 'KORR',
  folderStatus: 'B',
  folderClass: 'B31',
};
