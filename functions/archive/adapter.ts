import type { ArchiveCodes, ArchiveFiling } from './codes.ts';
import type { Receipt } from './read-receipt.ts';
import type { Subject } from './write-message.ts';

/** A record ready for an archive: subject, the owner's codes, the checked message, and the letter's bytes. */
export type Package = {
  readonly ownerId: string;
  readonly subject: Subject;
  readonly codes: ArchiveCodes;
  readonly filing: ArchiveFiling;
  readonly xml: string;
  readonly letter: Uint8Array;
};

/**
 * Hands a package to an archive and returns its receipt, or `handed-over` when the receipt comes later. Throws when the
 * archive is unavailable or its answer was lost; a retry of the same package makes no second entry.
 */
export type Adapter = (pack: Package) => Promise<Receipt | 'handed-over'>;
