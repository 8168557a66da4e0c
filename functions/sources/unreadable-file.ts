import type { Place, RefusedLine } from './rows.ts';

/** Most faults that a report of an unreadable file or set names; it counts the rest. */
const MOST_FAULTS = 100;

/** An unreadable file or set, of which nothing is taken. Carries all its faults at once. */
export class UnreadableFile extends Error {
  readonly place: Place;
  readonly code: string;
  readonly detail: string | undefined;
  /** The first hundred faults; `place`, `code` and `detail` name the first. */
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
