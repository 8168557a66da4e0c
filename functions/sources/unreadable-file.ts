import type { Place } from './rows.ts';

/** A file that cannot be read as a whole: nothing of it is taken. */
export class UnreadableFile extends Error {
  readonly place: Place;
  readonly code: string;
  readonly detail: string | undefined;

  constructor(place: Place, code: string, detail?: string) {
    super(`${place.file}:${place.line} ${code}`);
    this.name = 'UnreadableFile';
    this.place = place;
    this.code = code;
    this.detail = detail;
  }
}
