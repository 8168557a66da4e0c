import { addDays, type Day, endAfter, schoolYearOf } from '../shared/time.ts';
import type { FileName } from './csv-columns.ts';
import type { Line } from './csv-line.ts';
import { BASES, ENROLMENT_ROLES, TEACHING_ROLES } from './csv-people-words.ts';
import { usersOf } from './csv-person.ts';
import type { RolesOf } from './csv-roles.ts';
import { noteLevels, type Schools } from './csv-schools.ts';
import type { Session } from './csv-sessions.ts';
import { CLASS_TYPES, GROUP_KINDS, LESSON_STATUS, ORG_TYPES, SCHOOL_TYPES, SESSION_TYPES } from './csv-words.ts';
import { orgNumberIn } from './org-number.ts';
import type { Place, Row, RowData } from './rows.ts';
import { gradeOf } from './written-values.ts';

/** Small values of earlier files that later files need. `'refused'` stands for a line that could not be read. */
export type Known = {
  /** The day of the reading; without it, the reader makes no checks by date. */
  readonly today: Day | undefined;
  /** Organisations by id: true for a school. */
  readonly orgs: Map<string, boolean>;
  readonly schools: Schools;
  readonly sessions: Map<string, Session | 'refused'>;
  readonly courses: Map<string, { readonly title: string; readonly code: string } | 'refused'>;
  readonly groupKinds: Map<string, RowData['group']['groupKind'] | 'refused'>;
  readonly births: Map<string, Day | 'refused'>;
  /** OneRoster 1.2: roles by user; `undefined` if the set has no such file. */
  readonly roles: Map<string, RolesOf> | undefined;
  /** Pairs of pupil and guardian from `agentSourcedIds`; `undefined` if the set has guardian_links.csv. */
  readonly agents: AgentPairs | undefined;
};
/** Pairs of pupil and guardian by both keys, and the source's word for each guardian. */
export type AgentPairs = {
  readonly pairs: Map<string, { readonly pupilKey: string; readonly guardianKey: string; readonly place: Place }>;
  readonly said: Map<string, string>;
};

export type NewRow = Omit<Row, 'place'>;
/** Turns a line into its rows, none if it only serves later lines. Its faults are in `line.faults`. */
export type Mapper = (line: Line, known: Known) => readonly NewRow[];

/** The mapper of each file's lines to rows. */
export const MAPPERS: { readonly [Name in FileName]: Mapper } = {
  'orgs.csv': (line, { orgs, schools }) => {
    const key = line.text('sourcedId');
    const kind =
      line.word('type', ORG_TYPES) ??
      (line.text('type') === '' ? line.fault('word-unknown', 'type', ORG_TYPES.known) : undefined);
    orgs.set(key, kind !== 'other');
    if (kind !== 'school') return [];
    const type = line.word('metadata.schoolType', SCHOOL_TYPES, 'school-type-unknown');
    const data = {
      name: line.text('name'),
      orgNumber: orgNumberOf(line),
      municipalityNumber: line.some('metadata.municipalityNo'),
      // The documented default: most schools write bokmål, and nobody loses a right by it.
      languageForm: line.languageForm() ?? 'nb',
    } as const;
    if (type !== undefined) return [{ kind: 'school', key, data: { ...data, type } }];
    if (line.faults.length === 0) schools.untyped.set(key, { data, place: line.place });
    return [];
  },
  'academicSessions.csv': (line, { sessions }) => {
    const key = line.text('sourcedId');
    const type = line.word('type', SESSION_TYPES);
    if (line.text('type') === '') line.fault('word-unknown', 'type', SESSION_TYPES.known);
    const { from, to } = line.period('startDate', 'endDate');
    if (line.text('startDate') === '') line.fault('dates-wrong', 'startDate');
    if (line.text('endDate') === '') line.fault('dates-wrong', 'endDate');
    if (from !== undefined && from === to) line.fault('ends-before-it-begins', 'endDate');
    const session = {
      key,
      title: line.text('title'),
      type: type ?? 'term',
      from: from ?? '',
      to: to ?? '',
      place: line.place,
    };
    sessions.set(key, line.faults.length > 0 ? 'refused' : session);
    return [];
  },
  'courses.csv': (line, { courses }) => {
    const course = { title: line.text('title'), code: line.list('subjectCodes')[0] ?? '' };
    courses.set(line.text('sourcedId'), line.faults.length > 0 ? 'refused' : course);
    return [];
  },
  'classes.csv': (line, known) => {
    const key = line.text('sourcedId');
    const course = known.courses.get(line.text('courseSourcedId'));
    if (course === 'refused') line.fault('refers-to-refused', 'courseSourcedId');
    const [title, courseCode] = course === undefined || course === 'refused' ? [] : [course.title, course.code];
    const code = line.list('subjectCodes')[0] ?? courseCode ?? '';
    const hours = line.hours('metadata.annualHours');
    if (hours === 0) line.note('hours-none', 'metadata.annualHours');
    const classType = line.word('classType', CLASS_TYPES);
    const data = {
      schoolKey: line.text('schoolSourcedId'),
      name: line.text('title'),
      // Our own column is the most exact; the standard's separates classes from teaching; without a kind, a class gives
      // nobody a right.
      groupKind: line.word('metadata.kind', GROUP_KINDS) ?? classType ?? 'other',
      grade: gradeOf(line.text('grades')) || undefined,
      subjectCode: code || undefined,
      subject: code === '' ? undefined : title,
      annualHours: hours || undefined,
      ...periodOf(line, known.sessions),
    } as const;
    noteLevels(known.schools, data.schoolKey, line.list('grades'));
    known.groupKinds.set(key, line.faults.length > 0 ? 'refused' : data.groupKind);
    return [{ kind: 'group', key, data }];
  },
  'demographics.csv': (line, { births, today }) => {
    const key = line.text('sourcedId');
    const born = line.day('birthDate', 'birth-date-wrong');
    if (born !== undefined && today !== undefined && born > today) line.fault('birth-date-future', 'birthDate');
    if (line.faults.length > 0) births.set(key, 'refused');
    else if (born !== undefined) births.set(key, born);
    return [];
  },
  'users.csv': usersOf,
  'enrollments.csv': (line, { groupKinds }) => {
    const role = line.word('role', ENROLMENT_ROLES, 'role-unknown');
    if (line.text('role') === '') line.fault('role-unknown', 'role', ENROLMENT_ROLES.known);
    // Read for its faults only: the standard's mark of a class's main teacher gives no right.
    line.yes('primary');
    const groupKey = line.text('classSourcedId');
    const said = line.word('metadata.role', TEACHING_ROLES);
    const as = role === 'teacher' ? teachingAs(line, said, groupKinds.get(groupKey)) : 'student';
    if (role !== 'teacher' && said !== undefined && said !== role)
      line.fault('word-unknown', 'metadata.role', TEACHING_ROLES.known);
    const data = { groupKey, personKey: line.text('userSourcedId'), as, ...line.period() } as const;
    if (role === 'none') line.note('role-no-membership', 'role');
    return role === 'none' ? [] : [{ kind: 'enrolment', key: line.text('sourcedId'), data }];
  },
  'guardian_links.csv': (line) => {
    // An empty cell means unknown: the link waits for a person (J2).
    const { basis, said } = line.word('basis', BASES) ?? { basis: 'unknown' as const, said: undefined };
    const data = {
      pupilKey: line.text('pupilSourcedId'),
      guardianKey: line.text('guardianSourcedId'),
      basis,
      ...(said !== undefined && { said }),
      source: line.some('source') ?? 'unknown',
      checkedDate: line.day('checkedDate'),
      ...line.period(),
    };
    return [{ kind: 'link', key: line.text('sourcedId'), data }];
  },
  'lessons.csv': (line) => {
    const [date, from, to] = [line.day('date'), line.time('startTime'), line.time('endTime')];
    for (const column of ['date', 'startTime', 'endTime'])
      if (line.text(column) === '') line.fault('dates-wrong', column);
    if (from !== undefined && to !== undefined && to <= from) line.fault('ends-before-it-begins', 'endTime');
    const status = line.word('status', LESSON_STATUS, 'status-unknown') ?? 'planned';
    if (status === 'gone') return [];
    const data = {
      groupKey: line.text('classSourcedId'),
      date: date ?? '',
      from: from ?? '',
      to: to ?? '',
      subjectCode: line.some('subjectCode'),
      teacherKeys: line.list('teacherSourcedIds'),
      room: line.some('room'),
      status,
    };
    return [{ kind: 'lesson', key: line.text('sourcedId'), data }];
  },
};

/** The number that identifies a school across systems; leaves out an invalid number, with a note. */
function orgNumberOf(line: Line): string | undefined {
  const written = line.text('identifier');
  const number = orgNumberIn(written);
  if (written !== '' && number === undefined) line.note('org-number-wrong', 'identifier');
  return number;
}

/**
 * Contact teacher only by our own column, and only of a class or contact group. The importer judges a group that could
 * not be read by its held record.
 */
function teachingAs(line: Line, said: string | undefined, kind: ReturnType<Known['groupKinds']['get']>) {
  if (said === 'student') line.fault('word-unknown', 'metadata.role', TEACHING_ROLES.known);
  if (said !== 'contact-teacher') return 'teacher';
  if (kind === 'basis' || kind === 'contact' || kind === 'refused') return 'contact-teacher';
  line.note('contact-teacher-of-no-class', 'metadata.role');
  return 'teacher';
}

/**
 * From the first day of a class's earliest term to 31 July, included, of the school year in which its latest term ends,
 * since statements are finished after the last lesson.
 */
function periodOf(line: Line, sessions: Known['sessions']): { readonly from?: Day; readonly to?: Day } {
  const named = line.list('termSourcedIds').map((key) => sessions.get(key));
  if (named.includes('refused')) line.fault('refers-to-refused', 'termSourcedIds');
  if (named.includes(undefined)) line.note('term-unknown', 'termSourcedIds');
  const terms = named.filter((term) => term !== undefined && term !== 'refused');
  const from = terms
    .map((term) => term.from)
    .sort()
    .at(0);
  const end = terms
    .map((term) => term.to)
    .sort()
    .at(-1);
  if (from === undefined || end === undefined) return {};
  const [, spring] = schoolYearOf(addDays(end, -1));
  return { from, to: endAfter(spring.to) ?? end };
}
