import { endAfter, isDay, isTimeOfDay } from '../shared/time.ts';
import type { FileName } from './csv-columns.ts';
import { personOf } from './csv-person.ts';
import { BASES, FORMS, GROUP_KINDS, ORG_TYPES, within } from './csv-words.ts';
import type { CsvRecord } from './read-csv.ts';
import type { Row } from './rows.ts';

/** What later files need of earlier ones. Only what is small: courses by id, birth dates by person. */
export type Known = {
  readonly subjects: Map<string, { readonly title: string; readonly code: string }>;
  readonly births: Map<string, string>;
};
/** A record → a row, a code that refuses it, or nothing when it only serves later ones. */
export type Mapper = (record: CsvRecord, known: Known) => Omit<Row, 'place'> | string | undefined;

const some = (text: string): string | undefined => (text === '' ? undefined : text);
const firstOf = (list: string): string => list.split(/[,;]/)[0]?.trim() ?? '';
const badDay = (text: string): boolean => text !== '' && !isDay(text);
const dates = (record: CsvRecord) => ({
  from: some(record.get('beginDate')),
  to: endAfter(some(record.get('endDate'))),
});

/** How the records of each file become rows. */
export const MAPPERS: { readonly [Name in FileName]: Mapper } = {
  'orgs.csv': (record) => {
    if (record.get('type') !== 'school') return undefined;
    const type = within(ORG_TYPES, record.get('metadata.schoolType'));
    if (!type) return 'school-type-unknown';
    return {
      kind: 'school',
      key: record.get('sourcedId'),
      data: {
        name: record.get('name'),
        type,
        orgNumber: some(record.get('identifier')),
        municipalityNumber: some(record.get('metadata.municipalityNo')),
        languageForm: within(FORMS, record.get('metadata.languageForm')) ?? 'nb',
      },
    };
  },
  'academicSessions.csv': (record) => {
    if (record.get('type') !== 'term') return undefined;
    const [from, last] = [record.get('startDate'), record.get('endDate')];
    if (!isDay(from) || !isDay(last) || last < from) return 'dates-wrong';
    return {
      kind: 'term',
      key: record.get('sourcedId'),
      data: { title: record.get('title'), from, to: endAfter(last) ?? last },
    };
  },
  'courses.csv': (record, { subjects }) => {
    subjects.set(record.get('sourcedId'), { title: record.get('title'), code: firstOf(record.get('subjectCodes')) });
    return undefined;
  },
  'classes.csv': (record, { subjects }) => {
    const course = subjects.get(record.get('courseSourcedId'));
    const code = firstOf(record.get('subjectCodes')) || course?.code || '';
    const hours = Number(record.get('metadata.annualHours'));
    return {
      kind: 'group',
      key: record.get('sourcedId'),
      data: {
        schoolKey: record.get('schoolSourcedId'),
        name: record.get('title'),
        groupKind: within(GROUP_KINDS, record.get('metadata.kind')) ?? 'other',
        grade: some(record.get('grades')),
        subjectCode: some(code),
        subject: code === '' ? undefined : course?.title,
        annualHours: hours > 0 ? hours : undefined,
      },
    };
  },
  'demographics.csv': (record, { births }) => {
    if (!isDay(record.get('birthDate'))) return 'birth-date-wrong';
    births.set(record.get('sourcedId'), record.get('birthDate'));
    return undefined;
  },
  'users.csv': (record, known) => personOf(record, known),
  'enrollments.csv': (record) => {
    const role = record.get('role');
    if (role !== 'student' && role !== 'teacher') return 'role-unknown';
    if (badDay(record.get('beginDate')) || badDay(record.get('endDate'))) return 'dates-wrong';
    const as = role === 'student' ? 'student' : record.get('primary') === 'true' ? 'contact-teacher' : 'teacher';
    const data = {
      groupKey: record.get('classSourcedId'),
      personKey: record.get('userSourcedId'),
      as,
      ...dates(record),
    } as const;
    return { kind: 'enrolment', key: record.get('sourcedId'), data };
  },
  'guardian_links.csv': (record) => {
    if (['beginDate', 'endDate', 'checkedDate'].some((column) => badDay(record.get(column)))) return 'dates-wrong';
    return {
      kind: 'link',
      key: record.get('sourcedId'),
      data: {
        pupilKey: record.get('pupilSourcedId'),
        guardianKey: record.get('guardianSourcedId'),
        basis: within(BASES, record.get('basis')) ?? 'unknown',
        source: some(record.get('source')) ?? 'unknown',
        checkedDate: some(record.get('checkedDate')),
        ...dates(record),
      },
    };
  },
  'lessons.csv': (record) => {
    const [date, from, to] = [record.get('date'), record.get('startTime'), record.get('endTime')];
    if (!isDay(date) || !isTimeOfDay(from) || !isTimeOfDay(to) || to <= from) return 'dates-wrong';
    const status = record.get('status');
    if (status !== 'planned' && status !== 'cancelled' && status !== 'moved') return 'status-unknown';
    return {
      kind: 'lesson',
      key: record.get('sourcedId'),
      data: {
        groupKey: record.get('classSourcedId'),
        date,
        from,
        to,
        subjectCode: some(record.get('subjectCode')),
        teacherKeys: record
          .get('teacherSourcedIds')
          .split(/[,;]/)
          .map((key) => key.trim())
          .filter(Boolean),
        room: some(record.get('room')),
        status,
      },
    };
  },
};
