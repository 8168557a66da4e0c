import type { Fetched, Place } from './s3.ts';

/**
 * What a scanner says of a file. `none`: it could not look, so it is asked again. `later`: it tells by an event of its
 * own.
 */
export const VERDICTS = ['clean', 'infected', 'unsupported', 'none', 'later'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A scanner of uploaded files: the operator's choice (decision 052). */
export type Scanner = {
  /** True where the verdict comes as an event, and the file is read only then. */
  readonly tellsLater: boolean;
  readonly scan: (file: Fetched & { readonly place: Place }) => Promise<Verdict>;
  /** Asks once more for a file of which no verdict has come. */
  readonly again: (place: Place) => Promise<void>;
};

const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
);

/** The scanner of a developer's machine: knows the test file of all scanners, wherever it stands in a file. */
export const localScanner: Scanner = {
  tellsLater: false,
  scan: async ({ bytes }) => (Buffer.from(bytes).includes(EICAR) ? 'infected' : 'clean'),
  again: async () => {},
};

/** Where nobody may attach files, a file that came all the same is not passed on. */
export const noScanner: Scanner = { tellsLater: false, scan: async () => 'none', again: async () => {} };
