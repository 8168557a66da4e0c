import type { Element } from './read-xml.ts';
import type { Kind, Place, Reading } from './rows.ts';
import { formOf } from './words.ts';

export type More = {
  readonly column?: string;
  /** The value whose shape the report shows. */
  readonly value?: string;
  readonly detail?: string;
  /** The allowed words. */
  readonly allowed?: readonly string[];
};

const line = (kind: Kind | 'file', place: Place, code: string, { column, value, detail, allowed }: More) => ({
  kind,
  place,
  code,
  ...(column !== undefined && { column }),
  ...(value !== undefined && { form: formOf(value) }),
  ...(detail !== undefined && { detail }),
  ...(allowed !== undefined && { allowed }),
});

export type Refused = Extract<Reading, { readonly refused: unknown }>;
export type Noted = Extract<Reading, { readonly note: unknown }>;
export type Spared = { readonly kind: Kind; readonly key: string };

/** A refused line. `spares` names its rows, so that the mistake does not end them. */
export const refused = (
  kind: Kind | 'file',
  place: Place,
  code: string,
  { spares: [spares, ...alsoSpares] = [], ...more }: More & { readonly spares?: readonly Spared[] } = {},
): Refused => ({
  refused: line(kind, place, code, more),
  ...(spares !== undefined && { spares }),
  ...(alsoSpares.length > 0 && { alsoSpares }),
});

/** A note on a record that is taken with changes, or left aside. */
export const noted = (kind: Kind | 'file', place: Place, code: string, more: More = {}): Noted => ({
  note: line(kind, place, code, more),
});

export const placeOf = (file: string, element: Element): Place => ({ file, line: element.line });
