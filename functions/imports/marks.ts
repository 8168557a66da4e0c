import { contentHash, keyedId } from '../shared/ids.ts';
import { type Kind, type Reading, type RefusedLine, type Row, refsOf } from '../sources/rows.ts';
import { checkNumber, type NumberRules } from './identity-number.ts';
import { lessonIndex } from './lesson-index.ts';
import { remembered } from './remembered.ts';
import type { Marks, Scratch } from './scratch.ts';

export type Keys = {
  readonly loginKey: string;
  /** The file's source system: its ids mean nothing outside it. */
  readonly system: string;
};

/** A row's place in the importer's index: reveals nothing of the source's key without the secret. */
export const indexOf = ({ loginKey, system }: Keys, kind: Kind, key: string): string =>
  keyedId(loginKey, 'source', system, kind, key);

const indexOfRow = (keys: Keys, row: Row): string => {
  const index = indexOf(keys, row.kind, row.key);
  return row.kind === 'lesson' ? lessonIndex(index, row.data.date) : index;
};

/** A row's marks beside its key, as keyed hashes, since a number could be guessed from a stored plain hash. */
export function marksOf({ loginKey }: Keys, { kind, data }: Row): Marks {
  const same = (...parts: readonly string[]): string => keyedId(loginKey, 'same', kind, ...parts);
  switch (kind) {
    case 'school':
      return {
        number: data.orgNumber && keyedId(loginKey, 'organisation', data.orgNumber),
        same: same(folded(data.name)),
      };
    case 'term':
      return { same: same(data.from, data.to) };
    case 'group':
      return { same: same(folded(data.name), data.groupKind, data.subjectCode ?? '') };
    case 'guardian':
      return { login: data.number && keyedId(loginKey, 'guardian', data.number) };
    case 'pupil':
    case 'staff':
      return {
        login: data.feideName && keyedId(loginKey, 'feide', data.feideName),
        number: data.number && keyedId(loginKey, 'number', data.number),
        // Two bearers of the same login differ in birth date if pupils, in name if staff.
        same: kind === 'staff' ? same(folded(data.givenName), folded(data.familyName)) : undefined,
      };
    default:
      return {};
  }
}

const folded = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('nb');

/**
 * Takes rows into the scratch. A row's hash is keyed, since an identity number could be guessed from a stored plain
 * hash. It also changes with the rows whose words its items copy: a renamed group renews enrolments.
 */
export function rowTaker(scratch: Scratch, keys: Keys, numbers: NumberRules): (found: Row) => void {
  // Remembered, since many rows refer to the same groups and people, and a keyed hash is the costliest part of a row.
  const placeOf = remembered((kind, key) => indexOf(keys, kind, key));
  return (found) => {
    const { row, fault } = withFitNumber(found, numbers);
    if (fault) scratch.refuse(fault);
    const refs = refsOf(row).map((ref) => ({
      kind: ref.kind,
      index: placeOf(ref.kind, ref.key),
      soft: SOFT[row.kind] === ref.kind,
    }));
    scratch.add({
      row,
      refs,
      index: indexOfRow(keys, row),
      hash: hashOf(keys, row, (kind, key) => scratch.hashOf(kind, placeOf(kind, key))),
      marks: marksOf(keys, row),
      formerly: (row.formerly ?? []).map((key) => indexOf(keys, row.kind, key)),
    });
  };
}

const hashOf = ({ loginKey }: Keys, row: Row, of: (kind: Kind, key: string) => string): string => {
  const copied = refsOf(row).filter((ref) => COPIES[row.kind]?.has(ref.kind));
  return keyedId(loginKey, 'row', contentHash([row.data, ...copied.map((ref) => of(ref.kind, ref.key))]));
};

/** Rows copy nothing from a refused row, so their hashes use the existing record's words instead. */
export function hashBesideRefused(scratch: Scratch, keys: Keys): void {
  for (const { kind, index } of scratch.besideRefused()) {
    const row = scratch.rowAt(kind, index);
    const of = (what: Kind, key: string) => scratch.copiedHash(what, indexOf(keys, what, key));
    scratch.setHash(kind, index, hashOf(keys, row, of));
  }
}

/** Takes a reader's results: rows, notes, and refused lines. */
export function readingTaker(scratch: Scratch, keys: Keys, numbers: NumberRules): (reading: Reading) => void {
  const takeRow = rowTaker(scratch, keys, numbers);
  return (reading) => {
    if ('row' in reading) takeRow(reading.row);
    else if ('note' in reading) {
      scratch.note(reading.note);
      for (const { kind, key } of reading.gone ?? []) scratch.isGone(kind, indexOf(keys, kind, key));
    } else {
      scratch.refuse(reading.refused);
      const spared = [...(reading.spares ? [reading.spares] : []), ...(reading.alsoSpares ?? [])];
      for (const { kind, key } of spared) scratch.spare(kind, indexOf(keys, kind, key));
    }
  };
}

/**
 * Soft references, without which a row is still taken: a lesson without an unknown teacher, staff without a role at an
 * unknown school.
 */
const SOFT: Readonly<Partial<Record<Kind, Kind>>> = { lesson: 'staff', staff: 'school' };

/** Kinds whose words the items of other kinds copy: readers hand their rows over first. */
const COPIES: Readonly<Partial<Record<Kind, ReadonlySet<Kind>>>> = {
  link: new Set<Kind>(['pupil', 'guardian']),
  enrolment: new Set<Kind>(['group']),
  lesson: new Set<Kind>(['group']),
};

/** Refuses an impossible number but takes the person, who cannot log in until the number is corrected. */
function withFitNumber(row: Row, rules: NumberRules): { readonly row: Row; readonly fault?: RefusedLine } {
  if (row.kind !== 'pupil' && row.kind !== 'guardian' && row.kind !== 'staff') return { row };
  if (row.data.number === undefined) return { row };
  const checked = checkNumber(row.data.number, rules);
  if (checked.ok) return { row };
  const fault: RefusedLine = { kind: row.kind, place: row.place, code: `number-${checked.reason}` };
  switch (row.kind) {
    case 'pupil':
      return { fault, row: { ...row, data: { ...row.data, number: undefined } } };
    case 'guardian':
      return { fault, row: { ...row, data: { ...row.data, number: undefined } } };
    default:
      return { fault, row: { ...row, data: { ...row.data, number: undefined } } };
  }
}
