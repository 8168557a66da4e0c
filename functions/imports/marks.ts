import { contentHash, keyedId } from '../shared/ids.ts';
import { type Kind, type Reading, type RefusedLine, type Row, refsOf } from '../sources/rows.ts';
import { checkNumber, type NumberRules } from './identity-number.ts';
import { lessonIndex } from './lesson-index.ts';
import { remembered } from './remembered.ts';
import type { Marks, Scratch } from './scratch.ts';

export type Keys = {
  readonly loginKey: string;
  /** The system the file comes from: its ids mean nothing outside it. */
  readonly system: string;
};

/** A row's place in the importer's index: says nothing of the source's own key without the secret. */
export const indexOf = ({ loginKey, system }: Keys, kind: Kind, key: string): string =>
  keyedId(loginKey, 'source', system, kind, key);

const indexOfRow = (keys: Keys, row: Row): string => {
  const index = indexOf(keys, row.kind, row.key);
  return row.kind === 'lesson' ? lessonIndex(index, row.data.date) : index;
};

/** What a row is known by beside its key; keyed, as it is kept and a number could be guessed from a plain hash. */
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
        // A pupil's birth date tells two bearers of a login apart; of staff we have the name.
        same: kind === 'staff' ? same(folded(data.givenName), folded(data.familyName)) : undefined,
      };
    default:
      return {};
  }
}

const folded = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('nb');

/**
 * Takes rows into the scratch. A row's hash is keyed, as it is kept in clear and an identity number could be guessed
 * from a plain one. It also changes when rows change whose words are copied into its items: a renamed group renews
 * enrolments.
 */
export function rowTaker(scratch: Scratch, keys: Keys, numbers: NumberRules): (found: Row) => void {
  // Every lesson and enrolment speaks of the same groups and people, and a keyed hash costs more than all else of a
  // row.
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

/** Of a row that was refused nothing new is copied: what speaks of it is as changed as beside the row that is held. */
export function hashBesideRefused(scratch: Scratch, keys: Keys): void {
  for (const { kind, index } of scratch.besideRefused()) {
    const row = scratch.rowAt(kind, index);
    const of = (what: Kind, key: string) => scratch.copiedHash(what, indexOf(keys, what, key));
    scratch.setHash(kind, index, hashOf(keys, row, of));
  }
}

/** Takes what a reader hands over: rows, notes, and lines that are not taken. */
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
 * What a row stands without: a lesson without a teacher whom nobody knows, a member of staff without a role at such a
 * school.
 */
const SOFT: Readonly<Partial<Record<Kind, Kind>>> = { lesson: 'staff', staff: 'school' };

/** Whose words stand in the items of others: readers hand those rows over first. */
const COPIES: Readonly<Partial<Record<Kind, ReadonlySet<Kind>>>> = {
  link: new Set<Kind>(['pupil', 'guardian']),
  enrolment: new Set<Kind>(['group']),
  lesson: new Set<Kind>(['group']),
};

/** A number that cannot be right is refused; the person is taken all the same, and cannot log in until it is mended. */
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
