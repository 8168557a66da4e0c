import { addDays, endAfter } from '../functions/shared/time.ts';
import type { Cell } from './csv.ts';
import { courseId, levelCourseId } from './groups.ts';
import { lessonRows } from './lessons.ts';
import type { Municipality } from './municipality.ts';
import type { Guardian, Pupil, Staff } from './people.ts';
import { classRows, enrolmentRows } from './rosters.ts';
import { gradeOf, OWNER } from './schools.ts';
import { coursesOf } from './subjects.ts';

/** One file of the set: its name, its exact header and its rows. */
export type SampleFile = { readonly name: string; readonly header: string; readonly rows: Iterable<readonly Cell[]> };

/**
 * `status,dateLastModified` stay empty: this is a full set, not a delta (OneRoster 1.1). Ends are written as the day
 * after.
 */
const BULK = ['', ''] as const;

/** The CSV set of a municipality: OneRoster 1.1 shape, with guardian_links and lessons beside it. */
export const filesOf = (sample: Municipality): SampleFile[] => [
  {
    name: 'orgs.csv',
    header:
      'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId,metadata.schoolType,metadata.languageForm,metadata.municipalityNo',
    rows: orgRows(sample),
  },
  {
    name: 'academicSessions.csv',
    header: 'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    rows: sessionRows(sample),
  },
  {
    name: 'courses.csv',
    header:
      'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
    rows: courseRows(sample),
  },
  {
    name: 'classes.csv',
    header:
      'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods,metadata.kind,metadata.annualHours',
    rows: classRows(sample),
  },
  {
    name: 'users.csv',
    header:
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,metadata.addressProtection,metadata.staffRole,metadata.languageForm,metadata.contactCheckedDate',
    rows: userRows(sample),
  },
  {
    name: 'demographics.csv',
    header: 'sourcedId,status,dateLastModified,birthDate,sex',
    rows: sample.families.flatMap(({ pupils }) => pupils.map(({ id, born }) => [id, ...BULK, born, ''])),
  },
  {
    name: 'enrollments.csv',
    header:
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate,metadata.role',
    rows: enrolmentRows(sample),
  },
  {
    name: 'guardian_links.csv',
    header: 'sourcedId,pupilSourcedId,guardianSourcedId,basis,source,checkedDate,beginDate,endDate',
    rows: linkRows(sample),
  },
  {
    name: 'lessons.csv',
    header:
      'sourcedId,classSourcedId,date,startTime,endTime,subjectCode,teacherSourcedIds,room,status,dateLastModified',
    rows: lessonRows(sample),
  },
];

function orgRows({ schools }: Municipality): Cell[][] {
  const { id, name, orgNumber, municipalityNumber } = OWNER;
  return [
    [id, ...BULK, name, 'district', orgNumber, '', '', '', municipalityNumber],
    ...schools.map(({ plan }) => [
      plan.id,
      ...BULK,
      plan.name,
      'school',
      plan.orgNumber,
      id,
      plan.type,
      plan.languageForm,
      municipalityNumber,
    ]),
  ];
}

/** The year, and its terms; OneRoster names a school year by the calendar year in which it ends. */
function sessionRows({ year }: Municipality): Cell[][] {
  const ends = year.begins + 1;
  const parent = `year-${year.begins}`;
  return [
    [parent, ...BULK, `Skoleåret ${year.begins}/${ends}`, 'schoolYear', year.from, addDays(year.to, 1), '', ends],
    ...year.terms.map(({ id, title, from, to }) => [id, ...BULK, title, 'term', from, addDays(to, 1), parent, ends]),
  ];
}

function courseRows({ year, schools }: Municipality): Cell[][] {
  const levels = [...new Set(schools.flatMap(({ plan }) => plan.classes.map(({ level }) => level)))];
  const session = `year-${year.begins}`;
  const rows = new Map<string, Cell[]>();
  for (const level of levels) {
    const grade = gradeOf(level);
    const id = levelCourseId(level);
    rows.set(id, [id, ...BULK, session, `Trinn ${grade}`, grade, grade, OWNER.id, '', '']);
    for (const { code, title } of coursesOf(level).flatMap(({ offers }) => offers)) {
      const course = courseId(level > 10 ? 'vgs' : 'grunnskole', code);
      const grades = levels.filter((other) =>
        coursesOf(other).some(({ offers }) => offers.some((offer) => offer.code === code)),
      );
      rows.set(course, [course, ...BULK, session, title, code, grades.map(gradeOf).join(','), OWNER.id, title, code]);
    }
  }
  return [...rows.values()];
}

const userRows = ({ families, staff }: Municipality): Cell[][] => [
  ...families.flatMap(({ pupils, guardians, links }) => [
    ...pupils.map((pupil) =>
      pupilRow(
        pupil,
        links.filter((link) => link.pupilId === pupil.id && !link.to).map((link) => link.guardianId),
      ),
    ),
    ...guardians.map((guardian) => guardianRow(guardian, [...new Set(pupils.map(({ schoolId }) => schoolId))])),
  ]),
  ...staff.map(staffRow),
];

function pupilRow(pupil: Pupil, agents: readonly string[]): Cell[] {
  const { id, givenName, familyName, middleName = '', number, localNumber = '', feide } = pupil;
  const ids = [...(number === undefined ? [] : [`{NIN:${number}}`]), `{Feide:${feide}}`].join(',');
  const names = [feide, ids, givenName, familyName, middleName, localNumber, feide, '', ''];
  const meta = [pupil.protection, '', pupil.languageForm, ''];
  return [id, ...BULK, true, pupil.schoolId, 'student', ...names, agents.join(','), gradeOf(pupil.level), '', ...meta];
}

function guardianRow(guardian: Guardian, schoolIds: readonly string[]): Cell[] {
  const { id, givenName, familyName, middleName = '', number, contact } = guardian;
  const reach = [contact?.email ?? '', contact?.mobile ?? '', ''];
  const names = [id, `{NIN:${number}}`, givenName, familyName, middleName, '', ...reach];
  const meta = [guardian.protection, '', guardian.languageForm, contact?.checked ?? ''];
  return [id, ...BULK, true, schoolIds.join(','), 'guardian', ...names, '', '', '', ...meta];
}

function staffRow({ id, givenName, familyName, feide, role, staffRole, orgId, left }: Staff): Cell[] {
  const names = [feide, `{Feide:${feide}}`, givenName, familyName, '', '', feide, '', ''];
  return [id, ...BULK, !left, orgId, role, ...names, '', '', '', 'ugradert', staffRole, 'nb', ''];
}

const linkRows = ({ families }: Municipality): Cell[][] =>
  families.flatMap(({ links }) =>
    links.map(({ pupilId, guardianId, basis, source, checked, from, to }) => [
      `link-${pupilId}-${guardianId}`,
      pupilId,
      guardianId,
      basis,
      source,
      checked,
      from,
      endAfter(to) ?? '',
    ]),
  );
