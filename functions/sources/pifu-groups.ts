import { gradeOf, subjectCodeOf } from './pifu-grep.ts';
import { idOfNow, ownId } from './pifu-ids.ts';
import { statusesOf } from './pifu-role.ts';
import type { Where } from './pifu-roles.ts';
import { activity, type GroupType, groupTypes, recStatus, schoolTypes } from './pifu-words.ts';
import { child, children, type Element, textAt } from './read-xml.ts';
import type { SchoolType } from './rows.ts';

/** A group as others must know it. */
export type KnownGroup = {
  /** Absent where a word of it is none of the format's. */
  readonly type?: GroupType;
  readonly parents: readonly string[];
  /** Why nothing of it is taken. */
  readonly aside?: string;
  readonly grade?: string | undefined;
};

/** What a member of a group is a member of; `unclear` where the group's own line cannot be read. */
export type RelationCondition = Where | { readonly aside: string } | 'unclear' | undefined;

export type Groups = {
  readonly renamed: Map<string, string>;
  readonly known: Map<string, KnownGroup>;
  /** Titles of subjects by their codes. */
  readonly subjects: Map<string, string>;
};

export const noGroups = (): Groups => ({ renamed: new Map(), known: new Map(), subjects: new Map() });

/** Takes in what others must know of a group. */
export function noteGroup(element: Element, { known, renamed, subjects }: Groups): void {
  const type = typeOf(element);
  const fits = recStatus(element.attributes.recstatus?.trim() ?? '') !== undefined && !statusesOf(element).some(isNone);
  known.set(ownId(element), {
    ...(type !== undefined && fits && { type }),
    parents: children(element, 'relationship')
      .filter((found) => found.attributes.relation === '1')
      .map((found) => idOfNow(found, renamed)),
    ...asideOf(element, type),
    ...(type?.kind !== undefined && { grade: gradeOf(element, type.kind) }),
  });
  const code = subjectCodeOf(element);
  if (code !== undefined && textAt(element, 'grouptype', 'typevalue').toLowerCase() === 'fag')
    subjects.set(code, textAt(element, 'description', 'long') || textAt(element, 'description', 'short'));
}

const isNone = (word: string): boolean => activity(word) === undefined;

/** A group may have several types; the first that the format knows counts. */
export const typeOf = (element: Element): GroupType | undefined =>
  children(element, 'grouptype')
    .map((found) => groupTypes(textAt(found, 'typevalue')))
    .find((found) => found !== undefined);

function asideOf(element: Element, type: GroupType | undefined): { readonly aside?: string } {
  if (recStatus(element.attributes.recstatus?.trim() ?? '') === 'deleted') return { aside: 'marked-deleted' };
  if (statusesOf(element).some((word) => activity(word) === 'inactive')) return { aside: 'group-inactive' };
  if (type?.is === 'aside') return { aside: 'group-aside' };
  if (type?.is === 'school' && schoolTypeOf(element) === 'none') return { aside: 'school-not-served' };
  return {};
}

/**
 * The kind of a school by all its words: one that has a time after school or a kindergarten beside is a school. `both`
 * where it is primary and upper secondary in one, `unknown` where a word is none of the format's, `undefined` where the
 * file does not say.
 */
export function schoolTypeOf(element: Element): SchoolType | 'none' | 'both' | 'unknown' | undefined {
  const found = children(child(element, 'extension'), 'pifu_schoolType').map(({ text }) => text.trim());
  const words = found.filter(Boolean).map((word) => schoolTypes(word) ?? 'unknown');
  if (words.includes('unknown')) return 'unknown';
  const served = [...new Set(words.filter((word) => word === 'grunnskole' || word === 'vgs'))];
  if (served.length > 1) return 'both';
  return served[0] ?? (words.length > 0 ? 'none' : undefined);
}

const HIGHEST = 6;

/** The school of a group: itself, or the nearest above it. */
export function schoolOf(groupKey: string, groups: Groups, steps = 0): string | undefined {
  const group = groups.known.get(groupKey);
  if (!group || steps > HIGHEST) return undefined;
  if (group.type?.is === 'school') return groupKey;
  return group.parents
    .map((key) => groups.renamed.get(key) ?? key)
    .filter((key) => key !== groupKey)
    .map((key) => schoolOf(key, groups, steps + 1))
    .find((found) => found !== undefined);
}

/** What it means to be a member of a group. What hangs on a school that is not served is left aside with it. */
export function standingOf(groupKey: string, groups: Groups): RelationCondition {
  const group = groups.known.get(groupKey);
  if (!group) return undefined;
  if (group.aside !== undefined) return { aside: group.aside };
  if (group.type === undefined) return 'unclear';
  if (group.type.is === 'owner' || group.type.is === 'school') return group.type.is;
  const school = groups.known.get(schoolOf(groupKey, groups) ?? '');
  if (!school) return 'unclear';
  return school.aside !== undefined ? { aside: school.aside } : (group.type.kind ?? 'other');
}

/**
 * What the groups of each school speak for: programmes and Vg1 for upper secondary, the first ten grades for the other.
 */
export function guessesOf(groups: Groups): ReadonlyMap<string, SchoolType> {
  const found = new Map<string, Set<SchoolType>>();
  for (const [key, { type, grade }] of groups.known) {
    const upper = type?.upperSecondary === true || (type?.kind === 'grade' && grade?.startsWith('VG'));
    const lower = type?.kind === 'grade' && grade !== undefined && !upper;
    const school = upper || lower ? schoolOf(key, groups) : undefined;
    if (school !== undefined) found.set(school, (found.get(school) ?? new Set()).add(upper ? 'vgs' : 'grunnskole'));
  }
  return new Map(
    [...found].flatMap(([school, types]) =>
      types.size === 1 ? [...types].map((type) => [school, type] as const) : [],
    ),
  );
}
