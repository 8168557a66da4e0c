import { contentHash, keyedId } from '../shared/ids.ts';
import { type Kind, type RefusedLine, type Row, refsOf } from '../sources/rows.ts';
import { checkNumber, type NumberRules } from './identity-number.ts';
import type { Marks, Scratch } from './scratch.ts';

type Keys = {
  readonly loginKey: string;
  /** The system the file comes from: its ids mean nothing outside it. */
  readonly system: string;
};

/** A row's place in the importer's index: says nothing of the source's own key without the secret. */
export const indexOf = ({ loginKey, system }: Keys, kind: Kind, key: string): string =>
  keyedId(loginKey, 'source', system, kind, key);

/** What may occur once among the rows of a kind. */
export function marksOf(keys: Keys, row: Row): Marks {
  const { loginKey } = keys;
  switch (row.kind) {
    case 'guardian':
      return { login: row.data.number && keyedId(loginKey, 'guardian', row.data.number) };
    case 'pupil':
    case 'staff':
      return {
        login: row.data.feideName && keyedId(loginKey, 'feide', row.data.feideName),
        number: row.data.number && keyedId(loginKey, 'number', row.data.number),
      };
    case 'link':
    case 'enrolment': {
      const people = refsOf(row).map((ref) => indexOf(keys, ref.kind, ref.key));
      return { pair: [...people, ...(row.kind === 'enrolment' ? [row.data.as] : [])].join('.') };
    }
    default:
      return {};
  }
}

/**
 * Takes a row into the scratch. Its hash is keyed, as it is kept in clear and an identity number could be guessed from a
 * plain one. It also changes when rows change whose words are copied into its items: a renamed group renews enrolments.
 */
export function takeRow(scratch: Scratch, keys: Keys, numbers: NumberRules, found: Row): void {
  const { row, fault } = withFitNumber(found, numbers);
  if (fault) scratch.refuse(fault);
  const refs = refsOf(row).map((ref) => ({ kind: ref.kind, index: indexOf(keys, ref.kind, ref.key) }));
  const copied = refs
    .filter((ref) => COPIES[row.kind]?.has(ref.kind))
    .map((ref) => scratch.hashOf(ref.kind, ref.index));
  scratch.add({
    row,
    refs,
    index: indexOf(keys, row.kind, row.key),
    hash: keyedId(keys.loginKey, 'row', contentHash([row.data, ...copied])),
    marks: marksOf(keys, row),
    formerly: (row.formerly ?? []).map((key) => indexOf(keys, row.kind, key)),
  });
}

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
