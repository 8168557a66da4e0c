import type { Place, RefusedLine } from './rows.ts';

/** Faults that a report of an unreadable file or set names; the rest is counted. */
const MOST_FAULTS = 100;

/** A file or set that cannot be read as a whole: nothing of it is taken. All that is wrong with it is told at once. */
export class UnreadableFile extends Error {
  readonly place: Place;
  readonly code: string;
  readonly detail: string | undefined;
  /** The first hundred faults; the first of them is the one that `place`, `code` and `detail` name. */
  readonly faults: readonly RefusedLine[];
  readonly faultCount: number;

  constructor(
    place: Place,
    code: string,
    detail?: string,
    others: readonly RefusedLine[] = [],
    shown: Pick<RefusedLine, 'column' | 'form'> = {},
  ) {
    super(`${place.file}:${place.line} ${code}`);
    this.name = 'UnreadableFile';
    this.place = place;
    this.code = code;
    this.detail = detail;
    const all: readonly RefusedLine[] = [{ kind: 'file', place, code, detail, ...shown }, ...others];
    this.faults = all.slice(0, MOST_FAULTS);
    this.faultCount = all.length;
  }
}
