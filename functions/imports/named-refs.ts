import { contentHash, keyedId } from '../shared/ids.ts';
import type { NamedGroup, NamedTeacher } from '../sources/rows.ts';
import { lessonIndex } from './lesson-index.ts';
import { indexOf, type Keys } from './marks.ts';
import { groupMatcher, type HeldGroup, isWithin, type Match, teacherMatcher } from './named-match.ts';
import { shownKey } from './rules.ts';
import type { Scratch } from './scratch.ts';
import type { FoundLesson, Nameable, NamedLesson } from './scratch-named.ts';

/** Names of a timetable without a match, for the work list of its school. */
export type Unmatched = {
  /** `undefined` if the file does not show the school. */
  readonly schoolId: string | undefined;
  readonly names: readonly { readonly of: 'group' | 'teacher'; readonly name: string }[];
};

/** Most names for the work list; a file with more comes from elsewhere. */
const MOST_NAMES = 200;

/**
 * Finds the groups and teachers that a timetable's lessons name (decision 027). Refuses a lesson without a group and
 * spares the existing lesson; leaves out an unknown teacher, with a note. Joins lessons of the same occasion and group.
 * Runs after all rows and existing records are in the scratch, before unfit rows are refused.
 */
export function findNamed(scratch: Scratch, keys: Keys): Unmatched {
  if (!scratch.isTimetable()) return { schoolId: undefined, names: [] };
  const days = scratch.lessonDays();
  const groups = scratch.nameables('group').filter(({ extra }) => !days || isWithin(extra, days));
  const found = groupsFound(scratch, groups);
  scratch.endLessonsOnly(found.schoolId);
  const teachers = teachersFound(scratch, keys);
  for (const { id, extra } of groups) scratch.setId('group', indexOf(keys, 'group', aliasOf(id)), id, extra);
  for (const { id, extra } of new Set(teachers.held.values()))
    scratch.setId('staff', indexOf(keys, 'staff', aliasOf(id)), id, extra);
  const heldGroups = new Map(groups.map((group) => [group.id, group]));
  scratch.replaceNamed(lessonsFound(scratch, keys, heldGroups, teachers.held));
  return { schoolId: found.schoolId, names: [...found.unmatched, ...teachers.unmatched].slice(0, MOST_NAMES) };
}

/** A row's key for the matched record, in place of the roster's own key. */
const aliasOf = (id: string): string => `named:${id}`;

function groupsFound(scratch: Scratch, held: readonly Nameable[]) {
  const schools = scratch.nameables('school').map(({ id, shown }) => ({ id, key: shown }));
  const match = groupMatcher(held.map(asGroup), schools);
  const schoolOf = new Map(held.map(({ id, extra }) => [id, extra.schoolId ?? '']));
  const lessonsAt = new Map<string, number>();
  const unmatched = new Map<string, Unmatched['names'][number]>();
  let stated: string | undefined;
  for (const { ref, group, lessons } of scratch.namedGroups()) {
    const found = match(group);
    const id = idOf(found);
    scratch.nameGroup(ref, id);
    stated ??= group.school;
    if (id === undefined) unmatched.set(calledOf(group), { of: 'group', name: calledOf(group) });
    else lessonsAt.set(schoolOf.get(id) ?? '', (lessonsAt.get(schoolOf.get(id) ?? '') ?? 0) + lessons);
  }
  const [most] = [...lessonsAt].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const byKey = schools.filter(({ key }) => key === stated);
  // A school in several systems counts once.
  const [sure, ...others] = new Set((byKey.length > 0 ? byKey : schools).map(({ id }) => id));
  return { schoolId: (others.length === 0 ? sure : undefined) ?? most?.[0], unmatched: unmatched.values() };
}

const asGroup = ({ id, shown, extra }: Nameable): HeldGroup => ({
  id,
  key: shown,
  name: extra.name ?? '',
  groupKind: extra.groupKind ?? 'other',
  schoolId: extra.schoolId ?? '',
  subjectCode: extra.subjectCode,
  subject: extra.subject,
});

const idOf = (found: Match): string | undefined => (typeof found === 'string' ? undefined : found.id);

/** A timetable's name for a group, as the key file would write it. */
const calledOf = ({ pupils, class: of, subject }: NamedGroup): string =>
  pupils?.name ?? [of?.name ?? '', ...subject.slice(0, 1)].join('/');

function teachersFound(scratch: Scratch, { loginKey }: Keys) {
  const staff = scratch.nameables('staff');
  const byId = new Map(staff.map((person) => [person.id, person]));
  const match = teacherMatcher(
    staff.map(({ id, shown, extra }) => ({ id, key: shown, login: extra.login })),
    (feideName) => keyedId(loginKey, 'feide', feideName),
  );
  const held = new Map<string, Nameable>();
  const unmatched = new Map<string, Unmatched['names'][number]>();
  for (const { teacher, place } of scratch.namedTeachers()) {
    const found = byId.get(idOf(match(teacher)) ?? '');
    if (found) held.set(refOf(teacher), found);
    else {
      if (!unmatched.has(teacher.name))
        scratch.note({ kind: 'lesson', place, code: 'teacher-unmatched', ...saidOf(teacher.name) });
      unmatched.set(teacher.name, { of: 'teacher', name: teacher.name });
    }
  }
  return { held, unmatched: unmatched.values() };
}

const refOf = (teacher: NamedTeacher): string => JSON.stringify(teacher);

/** A report may show a short name, which is no secret, but never a person's own name. */
const saidOf = (name: string): { readonly detail?: string } =>
  /^[\p{L}\p{N}._-]{1,6}$/u.test(name) ? { detail: name } : {};

function* lessonsFound(
  scratch: Scratch,
  keys: Keys,
  groups: ReadonlyMap<string, Nameable>,
  teachers: ReadonlyMap<string, Nameable>,
): Generator<FoundLesson> {
  const told = new Set<string>();
  for (const lessons of together(scratch.namedLessons())) {
    const [{ row, groupId }] = lessons;
    const group = groupId === undefined ? undefined : groups.get(groupId);
    if (group) {
      const same = lessons.filter((lesson) => isSame(lesson.row, row));
      for (const lesson of lessons) if (!same.includes(lesson)) refuse(scratch, lesson.row, 'id-twice', told);
      yield foundOf(
        keys,
        same.map((lesson) => lesson.row),
        group,
        teachers,
      );
      continue;
    }
    for (const lesson of lessons) {
      refuse(scratch, lesson.row, 'group-unmatched', told);
      const key = lesson.row.named?.key ?? lesson.row.key;
      const row = { ...lesson.row, key, named: undefined };
      yield { index: placeOf(keys, row), hash: '', row, spared: true, refs: [] };
    }
  }
}

/** The lesson's place in the index, as for a row with keys. */
const placeOf = (keys: Keys, { key, data }: Lesson): string => lessonIndex(indexOf(keys, 'lesson', key), data.date);

type Lesson = NamedLesson['row'];
type Several = readonly [NamedLesson, ...NamedLesson[]];

/** Groups neighbouring lessons of the same occasion and group. */
function* together(lessons: Iterable<NamedLesson>): Generator<Several> {
  let several: [NamedLesson, ...NamedLesson[]] | undefined;
  for (const lesson of lessons) {
    const [first] = several ?? [];
    const same = first?.groupId === lesson.groupId && first?.row.named?.occasion === lesson.row.named?.occasion;
    if (several && same) several.push(lesson);
    else {
      if (several) yield several;
      several = [lesson];
    }
  }
  if (several) yield several;
}

const isSame = ({ data: a }: Lesson, { data: b }: Lesson): boolean =>
  a.date === b.date && a.from === b.from && a.to === b.to && a.status === b.status;

/** Refuses a timetable's line once, though it stands for many days. */
function refuse(scratch: Scratch, { place, named }: Lesson, code: string, told: Set<string>): void {
  const line = `${place.file}:${place.line} ${code}`;
  if (told.has(line)) return;
  told.add(line);
  scratch.refuse({ kind: 'lesson', place, code, detail: named && shownKey(calledOf(named.group)) });
}

function foundOf(
  keys: Keys,
  rows: readonly Lesson[],
  group: Nameable,
  teachers: ReadonlyMap<string, Nameable>,
): FoundLesson {
  const [first] = rows;
  if (!first) throw new Error('A lesson is made of at least one row');
  const key = first.named?.key ?? first.key;
  const named = rows
    .flatMap((row) => row.named?.teachers ?? [])
    .flatMap((teacher) => teachers.get(refOf(teacher)) ?? []);
  const staff = [...new Set(named)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rooms = new Set(rows.flatMap(({ data }) => data.room ?? []));
  const data = {
    ...first.data,
    groupKey: aliasOf(group.id),
    subjectCode: group.extra.subjectCode,
    teacherKeys: staff.map(({ id }) => aliasOf(id)),
    room: rooms.size === 0 ? undefined : [...rooms].join(', '),
  };
  // The lesson copies the group's words, so a renamed group renews it, from whichever system.
  const { name = '', subject = '', schoolId = '' } = group.extra;
  const hash = keyedId(keys.loginKey, 'row', contentHash([data, name, subject, schoolId]));
  const row = { ...first, key, data, named: undefined };
  const refs = [
    { kind: 'group' as const, index: group.index },
    ...staff.map(({ index }) => ({ kind: 'staff' as const, index })),
  ];
  return { index: placeOf(keys, row), hash, row, spared: false, refs };
}
