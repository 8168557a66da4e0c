import { once } from 'node:events';
import { ZipFile } from 'yazl';
import { COLUMNS, type FileName } from '../../functions/sources/csv-columns.ts';
import { nextNumber } from '../../sample/numbers.ts';
import { MARK } from '../support/leaks.ts';

const taken = new Set<string>();
/** Valid synthetic identity numbers of the people in the files. */
export const FILE_NUMBERS = {
  pupil: nextNumber(taken, { born: '2015-05-01', individual: 11 }),
  guardian: nextNumber(taken, { born: '1985-05-01', individual: 12 }),
  teacher: nextNumber(taken, { born: '1975-05-01', individual: 13 }),
};
/** Right in form and wrong in its check digits. */
const MISTYPED = '01820112345';

type Cells = Readonly<Record<string, string>>;
const id = (name: string) => `${MARK}-${name}`;
const person = (name: string, role: string, more: Cells = {}): Cells => ({
  sourcedId: id(name),
  role,
  orgSourcedIds: id('school'),
  givenName: `${name} ${MARK}`,
  familyName: MARK,
  email: `${name}.${MARK}@example.com`,
  sms: '+4740000000',
  phone: '57000000',
  password: MARK,
  'metadata.addressProtection': 'strengtFortrolig',
  ...more,
});
const link = (name: string, more: Cells): Cells => ({
  sourcedId: id(name),
  pupilSourcedId: id('pupil'),
  guardianSourcedId: id('guardian'),
  basis: 'foreldreansvar',
  source: MARK,
  ...more,
});

/** A school and a family whose every text carries the mark, with a line of each kind that is refused. */
const ROWS: Readonly<Record<FileName, readonly Cells[]>> = {
  'orgs.csv': [
    { sourcedId: id('school'), type: 'school', name: `${MARK} skule`, 'metadata.schoolType': 'grunnskole' },
    { sourcedId: id('odd'), type: 'school', name: MARK, 'metadata.schoolType': MARK },
  ],
  'academicSessions.csv': [
    { sourcedId: id('year'), type: 'term', title: MARK, startDate: '2026-08-17', endDate: '2027-06-18' },
    { sourcedId: id('odd'), type: 'term', title: MARK, startDate: MARK, endDate: '2027-06-18' },
  ],
  'courses.csv': [{ sourcedId: id('course'), title: MARK, subjectCodes: 'NOR0214' }],
  'classes.csv': [
    { sourcedId: id('class'), title: MARK, courseSourcedId: id('course'), schoolSourcedId: id('school') },
    { sourcedId: id('odd'), title: MARK, courseSourcedId: id('course'), schoolSourcedId: id('nowhere') },
  ],
  'demographics.csv': ['pupil', 'odd'].map((name) => ({ sourcedId: id(name), birthDate: '2015-05-01' })),
  'users.csv': [
    person('pupil', 'student', { userIds: `{NIN:${FILE_NUMBERS.pupil}},{Feide:${MARK}@fjordvik.example}` }),
    person('odd', 'student', { userIds: `{NIN:${MISTYPED}}` }),
    person('unborn', 'student'),
    person('guardian', 'guardian', { userIds: `{NIN:${FILE_NUMBERS.guardian}}` }),
    person('teacher', 'teacher', { userIds: `{NIN:${FILE_NUMBERS.teacher}},{Feide:l-${MARK}@fjordvik.example}` }),
    person('other', MARK),
    // A source that names people by their identity numbers, twice.
    ...[1, 2].map(() => person('double', 'guardian', { sourcedId: FILE_NUMBERS.guardian })),
  ],
  'enrollments.csv': [
    { sourcedId: id('e1'), classSourcedId: id('class'), userSourcedId: id('pupil'), role: 'student' },
    {
      sourcedId: id('e2'),
      classSourcedId: id('class'),
      userSourcedId: id('teacher'),
      role: 'teacher',
      primary: 'true',
    },
    { sourcedId: id('e3'), classSourcedId: id('class'), userSourcedId: id('pupil'), role: MARK },
  ],
  'guardian_links.csv': [
    link('l1', {}),
    link('l2', { basis: MARK, guardianSourcedId: FILE_NUMBERS.teacher }),
    link('l3', { beginDate: MARK }),
  ],
  'lessons.csv': ['08:30', MARK].map((startTime) => ({
    sourcedId: id(`lesson-${startTime}`),
    classSourcedId: id('class'),
    date: '2026-11-24',
    startTime,
    endTime: '09:15',
    teacherSourcedIds: id('teacher'),
    room: MARK,
    status: 'planned',
  })),
};

const EXTRA: Readonly<Partial<Record<FileName, readonly string[]>>> = {
  'orgs.csv': ['metadata.schoolType'],
  'users.csv': ['metadata.addressProtection'],
};
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function csvOf(name: FileName, rows: readonly Cells[]): string {
  const columns = [...COLUMNS[name], ...(EXTRA[name] ?? [])];
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** The set as an owner would upload it; `broken` puts a quote into it that never closes. */
export async function markedZip(broken = false): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, rows] of Object.entries(ROWS)) {
    const text = csvOf(name as FileName, rows);
    zip.addBuffer(Buffer.from(broken && name === 'users.csv' ? `${text}"${MARK} ${MISTYPED}` : text), name);
  }
  zip.end();
  const parts: Buffer[] = [];
  zip.outputStream.on('data', (part: Buffer) => void parts.push(part));
  await once(zip.outputStream, 'end');
  return Buffer.concat(parts);
}
