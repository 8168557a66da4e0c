import { gradeOf, subjectCodeOf } from './pifu-grep.ts';
import { idOfNow, ownId } from './pifu-ids.ts';
import { statusesOf } from './pifu-role.ts';
import type { Where } from './pifu-roles.ts';
import { activity, type GroupType, groupTypes, recStatus, schoolTypes } from './pifu-words.ts';
import { child, children, type Element, textAt } from './read-xml.ts';
import type { SchoolType } from './rows.ts';

/** The fields of a group that other records need. */
export type KnownGroup = {
  /** Absent if the format does not have its word. */
  readonly type?: GroupType;
  readonly parents: readonly string[];
  /** The reason for leaving the group aside. */
  readonly aside?: string;
  readonly grade?: string | undefined;
};

/** The meaning of a membership in a group; `unclear` if the group's own line cannot be read. */
export type RelationCondition = Where | { readonly aside: string } | 'unclear' | undefined;

export type Groups = {
  readonly renamed: Map<string, string>;
  readonly known: Map<string, KnownGroup>;
  /** Titles of subjects by their codes. */
  readonly subjects: Map<string, string>;
};

export const noGroups = (): Groups => ({ renamed: new Map(), known: new Map(), subjects: new Map() });

/** Collects a group's fields that other records need. */
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

/** The first of a group's types that the format has. */
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
 * The kind of a school by all its words: a school with after-school care or a kindergarten is still a school. `both`
 * for primary and upper secondary in one, `unknown` for a word outside the format, `undefined` if the file states no
 * kind.
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

/** The school of a group: the group itself, or the nearest school above it. */
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

/** The meaning of a membership in a group. A group of a school that Skolebro does not serve is left aside. */
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

/** The kind that each school's groups show: programmes and Vg1 upper secondary, the first ten grades the other kind. */
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
