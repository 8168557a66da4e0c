import type { NamedGroup, NamedTeacher } from '../sources/rows.ts';

/** An existing group for matching by name. `key` is the roster's own, from whichever system. */
export type HeldGroup = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly groupKind: string;
  readonly schoolId: string;
  readonly subjectCode?: string | undefined;
  readonly subject?: string | undefined;
};
export type HeldStaff = { readonly id: string; readonly key: string; readonly login?: string | undefined };
export type HeldSchool = { readonly id: string; readonly key: string };

/** True if a group exists on any day of a timetable: last year's class of the same name does not match. */
export const isWithin = (
  { from = '', to = '9999' }: { readonly from?: string; readonly to?: string },
  days: { readonly from: string; readonly to: string },
): boolean => from <= days.to && days.from < to;

/** A match, or its failure: no group or teacher has the name, or several have it. A name is never guessed. */
export type Match = { readonly id: string } | 'unknown' | 'ambiguous';

/**
 * Words of a name, each as its letters and numbers in turn: `4 A norsk` is [4] [a] [norsk] and `4A norsk` [4 a]
 * [norsk].
 */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
/** A name without regard to case, spaces and marks. */
const fold = (name: string): string => wordsOf(name).join('');

/** The only record found; the same record twice counts once. */
function only(found: readonly { readonly id: string }[]): Match {
  const [id, ...others] = new Set(found.map((match) => match.id));
  if (id === undefined) return 'unknown';
  return others.length > 0 ? 'ambiguous' : { id };
}

/** The first step with a result decides: a later step would be a guess. */
function firstOf(steps: readonly (() => Match)[]): Match {
  for (const step of steps) {
    const found = step();
    if (found !== 'unknown') return found;
  }
  return 'unknown';
}

/**
 * Matches a timetable's names with groups, in this order: the agreed key; the group of pupils by key or name; the class
 * by key or name, and then its group in the subject, by code or title before the letters of a code. Without such a
 * group the whole class has the lesson, unless the school has groups of that subject whose names show no class: the
 * school must agree on keys for those.
 */
export function groupMatcher(held: readonly HeldGroup[], schools: readonly HeldSchool[]): (named: NamedGroup) => Match {
  const bySchool = new Map<string | undefined, SchoolGroups>();
  const groupsOf = (schoolId: string | undefined): SchoolGroups => {
    const found =
      bySchool.get(schoolId) ??
      schoolGroups(held.filter((group) => schoolId === undefined || group.schoolId === schoolId));
    bySchool.set(schoolId, found);
    return found;
  };
  return (named) => {
    const school = named.school === undefined ? undefined : only(schools.filter(({ key }) => key === named.school));
    if (school === 'unknown' || school === 'ambiguous') return school;
    const groups = groupsOf(school?.id);
    if (named.agreed !== undefined) return groups.withKey([named.agreed]);
    const { pupils } = named;
    const found = pupils ? firstOf([() => groups.withKey(pupils.keys), () => groups.withName(pupils.name)]) : 'unknown';
    return found === 'unknown' ? ofClass(named, groups, groupsOf) : found;
  };
}

function ofClass(
  { class: of, subject, pupils }: NamedGroup,
  groups: SchoolGroups,
  groupsOf: (schoolId: string) => SchoolGroups,
): Match {
  if (!of) return 'unknown';
  const found =
    of.agreed === undefined
      ? firstOf([() => groups.withKey(of.keys), () => groups.classNamed(of.name), () => groups.withName(of.name)])
      : groups.withKey([of.agreed]);
  if (typeof found === 'string') return found;
  const held = groups.get(found.id);
  if (held?.groupKind !== 'basis') return found;
  const [bySubject, byLetters] = groupsOf(held.schoolId).inSubject(subject);
  const ofClassIn = (taught: readonly Subjected[]): Match => only(taught.filter((group) => group.classId === held.id));
  const own = firstOf([() => ofClassIn(bySubject), () => ofClassIn(byLetters)]);
  if (own !== 'unknown') return own;
  // A group of the subject may be a part of the class, so the school must agree on a key.
  if ([...bySubject, ...byLetters].some((group) => group.classId === undefined)) return 'ambiguous';
  return pupils ? 'unknown' : found;
}

type SchoolGroups = ReturnType<typeof schoolGroups>;
type Subjected = HeldGroup & { readonly classId: string | undefined };

/** The groups of a school, or of all schools if none is stated, with the searches for them. */
function schoolGroups(held: readonly HeldGroup[]) {
  const byId = new Map(held.map((group) => [group.id, group]));
  const byKey = Map.groupBy(held.filter(isShown), ({ key }) => key);
  const byName = Map.groupBy(held, ({ name }) => fold(name));
  const classes = held.filter(({ groupKind }) => groupKind === 'basis');
  const classesByName = Map.groupBy(classes, ({ name }) => fold(name));
  let subjected: readonly Subjected[] | undefined;
  const withSubject = (): readonly Subjected[] => {
    subjected ??= held
      .filter(({ groupKind, subject, subjectCode }) => TAUGHT.has(groupKind) && (subject ?? subjectCode) !== undefined)
      .map((group) => ({ ...group, classId: classIn(group, classes) }));
    return subjected;
  };
  return {
    get: (id: string) => byId.get(id),
    withKey: (keys: readonly string[]): Match => only(keys.flatMap((key) => byKey.get(key) ?? [])),
    withName: (name: string): Match => (fold(name) === '' ? 'unknown' : only(byName.get(fold(name)) ?? [])),
    classNamed: (name: string): Match => (fold(name) === '' ? 'unknown' : only(classesByName.get(fold(name)) ?? [])),
    inSubject: (words: readonly string[]): readonly [readonly Subjected[], readonly Subjected[]] => {
      const wanted = new Set(words.map(fold).filter(Boolean));
      return [
        withSubject().filter(({ subject = '', subjectCode = '' }) =>
          [subject, subjectCode].some((word) => wanted.has(fold(word))),
        ),
        withSubject().filter(({ subjectCode = '' }) => wanted.has(lettersOf(subjectCode))),
      ];
    },
  };
}

/** Groups in which pupils are taught a subject. */
const TAUGHT: ReadonlySet<string> = new Set(['teaching', 'other']);

/** The class whose name the group's name contains, word by word; of `4` and `4 A` in `4 A norsk` the longer. */
function classIn(group: HeldGroup, classes: readonly HeldGroup[]): string | undefined {
  const words = wordsOf(group.name);
  const runs = new Set(
    words.flatMap((_word, from) => words.slice(from).map((_end, at) => words.slice(from, from + at + 1).join(''))),
  );
  const found = classes.filter(
    (schoolClass) => schoolClass.schoolId === group.schoolId && runs.has(fold(schoolClass.name)),
  );
  const longest = Math.max(...found.map(({ name }) => fold(name).length));
  const best = only(found.filter(({ name }) => fold(name).length === longest));
  return typeof best === 'string' ? undefined : best.id;
}

/** The first letters of a Grep code: `MAT` of `MAT0010` and of `MAT01-05`. Used only after code and title. */
const lettersOf = (code: string): string => /^\p{L}{3,}(?=\d)/u.exec(fold(code))?.[0] ?? '-';

/** True if reports may show the key in full; other keys match nothing. */
const isShown = ({ key }: { readonly key: string }): boolean => key !== '' && !key.includes('•') && key.length < 60;

/** Matches a timetable's names with teachers: by agreed key or Feide name alone if given, else by id, then by name. */
export function teacherMatcher(
  held: readonly HeldStaff[],
  loginOf: (feideName: string) => string,
): (named: NamedTeacher) => Match {
  const byKey = Map.groupBy(held.filter(isShown), ({ key }) => key);
  const byLogin = Map.groupBy(held, ({ login }) => login ?? '');
  const withKey = (key: string): Match =>
    firstOf([
      () => only(byKey.get(key) ?? []),
      () => (key.includes('@') ? only(byLogin.get(loginOf(key)) ?? []) : 'unknown'),
    ]);
  return ({ agreed, keys, name }) =>
    agreed === undefined ? firstOf([...keys, name].map((key) => () => withKey(key))) : withKey(agreed);
}
