import type { ArchiveCodes, ArchiveFiling } from './codes.ts';
import type { Receipt } from './read-receipt.ts';
import type { Subject } from './write-message.ts';

/**
 * One warning ready for an archive: what it is about, the owner's codes, the message that was checked, and the letter's
 * bytes.
 */
export type Package = {
  readonly ownerId: string;
  readonly subject: Subject;
  readonly codes: ArchiveCodes;
  readonly filing: ArchiveFiling;
  readonly xml: string;
  readonly letter: Uint8Array;
};

/**
 * Hands a package to an archive: its receipt, or `handed-over` when that comes later. It throws when the archive is
 * away or its answer was lost; handing over the same package again makes no second entry.
 */
export type Adapter = (pack: Package) => Promise<Receipt | 'handed-over'>;
