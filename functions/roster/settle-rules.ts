import { type Basis, givesStanding, guardsLess, type Protection } from '../access/policy.ts';
import { contentHash } from '../shared/ids.ts';
import type { Dated, Day } from '../shared/time.ts';
import { type PairRow, type Statement, saidBy } from './questions.ts';
import type { WorkKind } from './rules.ts';

/** Protections that a person may settle: to settle is to know. */
export const SETTLED_PROTECTIONS = ['none', 'client-address', 'confidential', 'strictly-confidential'] as const;
export type SettledProtection = (typeof SETTLED_PROTECTIONS)[number];

/** Lines that a settlement of each kind answers. */
export const BASIS_LINES = ['basis-unknown', 'basis-differs'] as const satisfies readonly WorkKind[];
export const PUPIL_LINES = ['protection-unknown', 'protection-lowered'] as const satisfies readonly WorkKind[];
export const GUARDIAN_LINES = [
  'guardian-protection-unknown',
  'guardian-protection-lowered',
] as const satisfies readonly WorkKind[];

/** True when a protection gives way to a weaker one. */
export const lowers = (was: Protection, value: Protection): boolean => guardsLess(value, was);

/** The strictest of some protections; nobody's is unknown. */
export const strictest = (all: readonly Protection[]): Protection =>
  all.reduce<Protection>((most, each) => (lowers(most, each) ? most : each), all[0] ?? 'unknown');

/** What a person says and on what sight. */
export type Word = { readonly reason?: string | undefined; readonly seen?: string | undefined };

/**
 * Why a word cannot be taken. What opens a door needs a look at what the sources say and a reason; what closes one is
 * taken at once, but never on an outdated sight.
 */
export function refusalOf(opens: boolean, { reason = '', seen }: Word, stamp: string) {
  if (opens && seen === undefined) return 'seen-missing' as const;
  if (seen !== undefined && seen !== stamp) return 'changed-since-seen' as const;
  return opens && reason === '' ? ('reason-missing' as const) : undefined;
}

/** True when settling this basis can give a guardian access. */
export const opensBasis = (value: Basis): boolean => givesStanding(value);

/** Names what somebody has seen: another name as soon as anything that the decision rests on is another. */
const stampOf = (...seen: readonly unknown[]): string => contentHash(seen).slice(0, 26);

export const protectionStamp = (holds: Protection, statements: readonly Statement[]): string =>
  stampOf('protection', holds, ...statements.map(({ index, protection }) => [index, protection]).sort());

export const basisStamp = (rows: readonly PairRow[]): string =>
  stampOf('basis', ...rows.map(({ sk, basis, given, said, from, to }) => ({ sk, basis, given, said, from, to })));

/** What each source said when it was settled, by the place of its row in the importer's index. */
export const protectionsSaid = (statements: readonly Statement[]): Readonly<Record<string, string>> =>
  Object.fromEntries(statements.map(({ index, protection }) => [index, protection]));

/**
 * As {@link protectionsSaid}; a record from before rows had places says nothing that can be held against the next file.
 */
export const basesSaid = (rows: readonly PairRow[]): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.flatMap((row) => (row.rowId === undefined ? [] : [[row.rowId, saidBy(row)]])));

/** The bases that hold between two people now, each once. */
export const basesNow = (rows: readonly PairRow[]): readonly Basis[] => [...new Set(rows.map(({ basis }) => basis))];

/**
 * True until the day on which it ends, or the person's own record does; also before it begins: who comes in August is
 * settled in June.
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
