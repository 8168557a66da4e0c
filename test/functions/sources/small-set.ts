import { COLUMNS, FILE_NAMES, type FileName, OPTIONAL } from '../../../functions/sources/csv-columns.ts';
import { type FileSet, readCsvSet } from '../../../functions/sources/read-csv-set.ts';
import type { Reading, RefusedLine, Row } from '../../../functions/sources/rows.ts';
import { UnreadableFile } from '../../../functions/sources/unreadable-file.ts';

/** Cells by column; what is left out is empty. */
export type Cells = Readonly<Record<string, string>>;
/** A set as its files' records; a test changes what it is about. */
export type SetRows = { [Name in FileName]: Cells[] };

/** Synthetic numbers (month + 80) of the people below. */
export const NUMBERS = { mother: '15851090085', father: '01912490048', ola: '41912490031' } as const;

const user = (sourcedId: string, role: string, more: Cells): Cells => ({
  sourcedId,
  status: 'active',
  enabledUser: 'true',
  orgSourcedIds: 's1',
  role,
  givenName: sourcedId,
  familyName: 'Fjord',
  'metadata.addressProtection': 'ugradert',
  ...more,
});
const link = (sourcedId: string, pupilSourcedId: string, guardianSourcedId: string, basis: string): Cells => ({
  sourcedId,
  pupilSourcedId,
  guardianSourcedId,
  basis,
  source: 'folkeregister',
  checkedDate: '2026-08-01',
  beginDate: '2026-08-01',
});
const enrolment = (sourcedId: string, classSourcedId: string, userSourcedId: string, role: string): Cells => ({
  sourcedId,
  status: 'active',
  classSourcedId,
  schoolSourcedId: 's1',
  userSourcedId,
  role,
  primary: 'false',
  beginDate: '2026-08-17',
});
const lesson = (sourcedId: string, date: string, startTime: string, endTime: string): Cells => ({
  sourcedId,
  classSourcedId: 'c2',
  date,
  startTime,
  endTime,
  teacherSourcedIds: 'liv',
  room: '101',
  status: 'planned',
});

/** Two schools, a class and a teaching group, two pupils with their parents, two members of staff, two lessons. */
export const smallSet = (): SetRows => ({
  'orgs.csv': ['s1', 's2'].map((sourcedId) => ({
    sourcedId,
    status: 'active',
    name: `${sourcedId} skule`,
    type: 'school',
    identifier: '310000019',
    'metadata.schoolType': 'grunnskole',
    'metadata.languageForm': 'nn',
  })),
  'academicSessions.csv': [
    { sourcedId: 't1', status: 'active', title: 'Haust', type: 'term', startDate: '2026-08-17', endDate: '2027-01-01' },
  ],
  'courses.csv': [{ sourcedId: 'k1', status: 'active', title: 'Norsk', subjectCodes: 'NOR0214' }],
  'classes.csv': [
    { sourcedId: 'c1', title: '5A', schoolSourcedId: 's1', grades: '5', 'metadata.kind': 'basis' },
    {
      sourcedId: 'c2',
      title: '5A norsk',
      schoolSourcedId: 's1',
      courseSourcedId: 'k1',
      'metadata.kind': 'undervisning',
    },
  ],
  'demographics.csv': [
    { sourcedId: 'ola', birthDate: '2015-05-01' },
    { sourcedId: 'kari', birthDate: '2015-06-01' },
  ],
  'users.csv': [
    user('ola', 'student', { grades: '5', userIds: `{NIN:${NUMBERS.ola}},{Feide:ola@fjordvik.example}` }),
    user('kari', 'student', { grades: '5', userIds: '{Feide:kari@fjordvik.example}' }),
    user('mor', 'guardian', { userIds: `{NIN:${NUMBERS.mother}}`, email: 'mor@post.example', sms: '01234567' }),
    user('far', 'guardian', { userIds: `{NIN:${NUMBERS.father}}` }),
    user('liv', 'teacher', { userIds: '{Feide:liv@fjordvik.example}' }),
    user('nils', 'administrator', { userIds: '{Feide:nils@fjordvik.example}', 'metadata.staffRole': 'office' }),
  ],
  'enrollments.csv': [
    enrolment('e1', 'c1', 'ola', 'student'),
    enrolment('e2', 'c1', 'kari', 'student'),
    { ...enrolment('e3', 'c1', 'liv', 'teacher'), primary: 'true', 'metadata.role': 'kontaktlaerer' },
    enrolment('e4', 'c2', 'ola', 'student'),
    enrolment('e5', 'c2', 'liv', 'teacher'),
  ],
  'guardian_links.csv': [
    link('l1', 'ola', 'mor', 'foreldreansvar'),
    link('l2', 'ola', 'far', 'foreldreansvar'),
    link('l3', 'kari', 'mor', 'foreldreansvar'),
  ],
  'lessons.csv': [lesson('x1', '2026-11-24', '08:30', '09:15'), lesson('x2', '2026-11-25', '08:30', '09:15')],
});

/** The record of an id with some cells changed. */
export function change(set: SetRows, name: FileName, sourcedId: string, cells: Cells): void {
  const at = set[name].findIndex((row) => row.sourcedId === sourcedId);
  if (at === -1) throw new Error(`${name} has no ${sourcedId}`);
  set[name][at] = { ...set[name][at], ...cells };
}
/** Takes records out by id, in whatever file they stand. */
export function leave(set: SetRows, ...ids: readonly string[]): void {
  for (const name of FILE_NAMES) set[name] = set[name].filter((row) => !ids.includes(row.sourcedId ?? ''));
}

type Form = { readonly delimiter?: string; readonly eol?: string; readonly bom?: boolean };

export const headerOf = (name: FileName): readonly string[] => [...COLUMNS[name], ...(OPTIONAL[name] ?? [])];

/** A file's text. Fields are quoted where they must be. */
export function csvText(name: FileName, records: readonly Cells[], form: Form = {}): string {
  const { delimiter = ',', eol = '\n', bom = false } = form;
  const cell = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const header = headerOf(name);
  const lines = [header, ...records.map((record) => header.map((column) => cell(record[column] ?? '')))];
  return (bom ? '\ufeff' : '') + lines.map((line) => line.join(delimiter) + eol).join('');
}

/** The bytes of a file as a stream, in chunks of a size. */
export async function* chunks(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Texts or bytes as a set to read. */
export const setOf = (files: ReadonlyMap<string, string | Uint8Array>, size?: number): FileSet =>
  new Map([...files].map(([name, content]) => [name, () => chunks(Buffer.from(content), size)]));

/** A set's files by name. */
export const filesOf = (set: SetRows, form?: Form): Map<string, string | Uint8Array> =>
  new Map(FILE_NAMES.map((name) => [name, csvText(name, set[name], form)]));

export const readingsOf = (set: SetRows): AsyncGenerator<Reading> => readCsvSet(setOf(filesOf(set)));

export type Read = {
  readonly rows: readonly Row[];
  readonly refused: readonly RefusedLine[];
  readonly notes: readonly RefusedLine[];
};

/** All that a reader hands over. */
export async function readAll(readings: AsyncIterable<Reading>): Promise<Read> {
  const rows: Row[] = [];
  const refused: RefusedLine[] = [];
  const notes: RefusedLine[] = [];
  for await (const reading of readings) {
    if ('row' in reading) rows.push(reading.row);
    else if ('note' in reading) notes.push(reading.note);
    else refused.push(reading.refused);
  }
  return { rows, refused, notes };
}

/** Why a file as a whole is not taken; fails the test when it is taken. */
export async function whyUnreadable(
  readings: AsyncIterable<Reading>,
): Promise<{ file: string; line: number; code: string; detail: string | undefined }> {
  try {
    await readAll(readings);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ...error.place, code: error.code, detail: error.detail };
  }
  throw new Error('The file was taken.');
}

/** All that makes a set unreadable, as `file:line code column-or-detail`. */
export async function faultsOf(readings: AsyncIterable<Reading>): Promise<readonly string[]> {
  const error = await readAll(readings).catch((caught: unknown) => caught);
  if (!(error instanceof UnreadableFile)) throw new Error('The file was taken.');
  return error.faults.map(({ place, code, column, detail }) =>
    [`${place.file}:${place.line}`, code, column, detail].filter((part) => part !== undefined).join(' '),
  );
}
