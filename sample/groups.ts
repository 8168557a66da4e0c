import { type ClassPlan, gradeOf, type SchoolPlan } from './schools.ts';
import { type Course, coursesOf, type Offer } from './subjects.ts';

type GroupKind = 'basis' | 'undervisning' | 'kontaktlaerer' | 'trinn';
export type Group = {
  readonly id: string;
  readonly title: string;
  readonly kind: GroupKind;
  readonly level: number;
  readonly courseId: string;
  readonly subject?: Offer;
  readonly annualHours?: number;
  readonly room: string;
  /** Staff ids, in order; a contact teacher group's first is the contact teacher. */
  readonly teacherIds: readonly string[];
  readonly classIds: readonly string[];
  /** The id of the choice of its pupils: groups of the same choice share no pupil. */
  readonly choice: string;
  /** The group has every `of`-th pupil in the choice's order, beginning with number `part`. */
  readonly part: number;
  readonly of: number;
};
/** Teaching groups that meet at the same time: a single group, or alternatives to choose from. */
export type Block = {
  readonly id: string;
  readonly weekly: number;
  readonly classIds: readonly string[];
  readonly groups: readonly [Group, ...Group[]];
};

export const staffId = (school: SchoolPlan, seat: string): string => `staff-${school.prefix}-${seat}`;

/** The teaching of a school, block by block. */
export function blocksOf(school: SchoolPlan): Block[] {
  const levels = [...new Set(school.classes.map(({ level }) => level))];
  return levels.flatMap((level) => {
    const parallel = school.classes.filter((schoolClass) => schoolClass.level === level);
    return coursesOf(level).flatMap((course) =>
      course.shared
        ? [blockOf(school, course, parallel)]
        : parallel.map((schoolClass) => blockOf(school, course, [schoolClass])),
    );
  });
}

/** Basis groups, contact teacher groups and, where a level has parallel classes, the level itself. */
export function standingGroups(school: SchoolPlan): Group[] {
  const levels = [...new Set(school.classes.map(({ level }) => level))];
  return [
    ...school.classes.flatMap((schoolClass) => [
      basisGroup(school, schoolClass),
      ...contactGroups(school, schoolClass),
    ]),
    ...levels.flatMap((level) => {
      const classes = school.classes.filter((schoolClass) => schoolClass.level === level);
      return classes.length > 1 ? [levelGroup(school, level, classes)] : [];
    }),
  ];
}

function blockOf(school: SchoolPlan, course: Course, classes: readonly ClassPlan[]): Block {
  const [first, ...rest] = course.offers;
  const id = `${classes.map((schoolClass) => schoolClass.id).join('+')}:${first.code}`;
  const group = (subject: Offer, part: number) => teachingGroup({ school, course, classes, subject, part, choice: id });
  return {
    id,
    weekly: course.weekly,
    classIds: classes.map(({ id }) => id),
    groups: [group(first, 0), ...rest.map((subject, index) => group(subject, index + 1))],
  };
}

type Teaching = {
  readonly school: SchoolPlan;
  readonly course: Course;
  readonly classes: readonly ClassPlan[];
  readonly subject: Offer;
  readonly part: number;
  readonly choice: string;
};

/** The first class learns maths with two adults in the room. */
const CO_TEACHER = { level: 1, code: 'MAT0010', seat: 'languages' } as const;

function teachingGroup({ school, course, classes, subject, part, choice }: Teaching): Group {
  const level = classes[0]?.level ?? 0;
  const whole = course.offers.length === 1;
  const title = (school.languageForm === 'nn' ? subject.nn : undefined) ?? subject.title;
  const together = classes.length > 1 ? `${school.prefix}-${gradeOf(level).toLowerCase()}` : (classes[0]?.id ?? '');
  const label = classes.length > 1 ? gradeOf(level) : (classes[0]?.title ?? '');
  const seat = subject.seat === 'contact' ? (classes[0]?.contacts[0] ?? '') : subject.seat;
  const second = level === CO_TEACHER.level && subject.code === CO_TEACHER.code ? [CO_TEACHER.seat] : [];
  return {
    id: `${together}-${subject.code.toLowerCase()}`,
    title: `${label} ${title}`,
    kind: 'undervisning',
    level,
    courseId: courseId(school.type, subject.code),
    subject: { ...subject, title },
    annualHours: course.annualHours,
    room: SPECIAL_ROOMS[subject.code.slice(0, 3)]?.(level) ?? roomOf(classes, part, level),
    teacherIds: [seat, ...second].map((post) => staffId(school, post)),
    classIds: classes.map(({ id }) => id),
    choice,
    part: whole ? 0 : part,
    of: whole ? 1 : course.offers.length,
  };
}

export const courseId = (type: SchoolPlan['type'], code: string): string => `course-${type}-${code.toLowerCase()}`;
export const levelCourseId = (level: number): string => `course-level-${gradeOf(level).toLowerCase()}`;

/** Special rooms of subjects; the youngest use the small gymnasium. */
const SPECIAL_ROOMS: Readonly<Record<string, (level: number) => string>> = {
  KRO: (level) => (level <= 4 ? 'Gymsal 1' : 'Gymsal 2'),
  FAH: () => 'Gymsal 2',
  MHE: () => 'Kjøkken',
  MUS: () => 'Musikkrom',
  KHV: () => 'Verksted',
};

const roomOf = (classes: readonly ClassPlan[], part: number, level: number): string =>
  classes[part]?.room ?? `Grupperom ${gradeOf(level)}-${part}`;

function basisGroup(school: SchoolPlan, schoolClass: ClassPlan): Group {
  const teacherIds = schoolClass.contacts.map((seat) => staffId(school, seat));
  return { ...standing(schoolClass), id: schoolClass.id, title: schoolClass.title, kind: 'basis', teacherIds };
}

function contactGroups(school: SchoolPlan, schoolClass: ClassPlan): Group[] {
  return schoolClass.contacts.map((seat, part) => {
    const number = schoolClass.contacts.length > 1 ? `-${part + 1}` : '';
    return {
      ...standing(schoolClass),
      id: `${schoolClass.id}-kontakt${number}`,
      title: `${schoolClass.title} kontaktlærer${number.replace('-', ' ')}`,
      kind: 'kontaktlaerer',
      teacherIds: [staffId(school, seat)],
      part,
      of: schoolClass.contacts.length,
    };
  });
}

function levelGroup(school: SchoolPlan, level: number, classes: readonly ClassPlan[]): Group {
  return {
    id: `${school.prefix}-${gradeOf(level).toLowerCase()}`,
    title: gradeOf(level),
    kind: 'trinn',
    level,
    courseId: levelCourseId(level),
    room: '',
    teacherIds: [],
    classIds: classes.map(({ id }) => id),
    choice: '',
    part: 0,
    of: 1,
  };
}

const standing = (schoolClass: ClassPlan) => ({
  level: schoolClass.level,
  courseId: levelCourseId(schoolClass.level),
  room: schoolClass.room,
  classIds: [schoolClass.id],
  choice: `${schoolClass.id}:kontakt`,
  part: 0,
  of: 1,
});
