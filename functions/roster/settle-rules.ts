import { type Basis, givesStanding, guardsLess, type Protection } from '../access/policy.ts';
import { contentHash } from '../shared/ids.ts';
import type { Dated, Day } from '../shared/time.ts';
import { type PairRow, type Statement, saidBy } from './questions.ts';
import type { WorkKind } from './rules.ts';

/** Protections that a person may settle: all but `unknown`. */
export const SETTLED_PROTECTIONS = ['none', 'client-address', 'confidential', 'strictly-confidential'] as const;
export type SettledProtection = (typeof SETTLED_PROTECTIONS)[number];

/** Lines that a settlement of each kind answers. */
export const BASIS_LINES = ['basis-unknown', 'basis-differs'] as const satisfies readonly WorkKind[];
export const PUPIL_LINES = ['protection-unknown', 'protection-lowered'] as const satisfies readonly WorkKind[];
export const GUARDIAN_LINES = [
  'guardian-protection-unknown',
  'guardian-protection-lowered',
] as const satisfies readonly WorkKind[];

/** True when the new protection is weaker. */
export const lowers = (was: Protection, value: Protection): boolean => guardsLess(value, was);

/** The strictest of some protections; `unknown` for an empty list. */
export const strictest = (all: readonly Protection[]): Protection =>
  all.reduce<Protection>((most, each) => (lowers(most, each) ? most : each), all[0] ?? 'unknown');

/** The reason of a settlement, and the hash of what its author saw. */
export type Word = { readonly reason?: string | undefined; readonly seen?: string | undefined };

/**
 * The refusal of a settlement, if any. A settlement that gives access needs `seen` and a reason. Others need neither,
 * but an outdated `seen` is refused in every case.
 */
export function refusalOf(opens: boolean, { reason = '', seen }: Word, stamp: string) {
  if (opens && seen === undefined) return 'seen-missing' as const;
  if (seen !== undefined && seen !== stamp) return 'changed-since-seen' as const;
  return opens && reason === '' ? ('reason-missing' as const) : undefined;
}

/** True when settling this basis can give a guardian access. */
export const opensBasis = (value: Basis): boolean => givesStanding(value);

/** A hash of everything that the decision depends on. */
const stampOf = (...seen: readonly unknown[]): string => contentHash(seen).slice(0, 26);

export const protectionStamp = (holds: Protection, statements: readonly Statement[]): string =>
  stampOf('protection', holds, ...statements.map(({ index, protection }) => [index, protection]).sort());

export const basisStamp = (rows: readonly PairRow[]): string =>
  stampOf('basis', ...rows.map(({ sk, basis, given, said, from, to }) => ({ sk, basis, given, said, from, to })));

/** Each source's statement, by the place of its row in the importer's index. */
export const protectionsSaid = (statements: readonly Statement[]): Readonly<Record<string, string>> =>
  Object.fromEntries(statements.map(({ index, protection }) => [index, protection]));

/**
 * As {@link protectionsSaid}; rows without a `rowId` are left out, since the importer cannot compare them with a file.
 */
export const basesSaid = (rows: readonly PairRow[]): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.flatMap((row) => (row.rowId === undefined ? [] : [[row.rowId, saidBy(row)]])));

/** The bases that hold between two people now, each once. */
export const basesNow = (rows: readonly PairRow[]): readonly Basis[] => [...new Set(rows.map(({ basis }) => basis))];

/**
 * True until it ends or the person's own record ends. Also true before it begins: in June the office settles questions
 * about pupils who come in August.
 */
export const notOver = (
  { to, personTo }: Pick<Dated, 'to'> & { readonly personTo?: Day | undefined },
  day: Day,
): boolean => (to === undefined || day < to) && (personTo === undefined || day < personTo);

type Belonging = {
  readonly schoolId: string;
  readonly stay: Dated;
  readonly enrolments: readonly (Dated & { readonly schoolId: string })[];
};
/** The schools where a pupil is or will be. */
export const schoolsOf = ({ schoolId, stay, enrolments }: Belonging, day: Day): readonly string[] =>
  notOver(stay, day)
    ? [...new Set([schoolId, ...enrolments.filter((each) => notOver(each, day)).map((each) => each.schoolId)])]
    : [];
