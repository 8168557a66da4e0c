import { describe, expect, it } from 'vitest';
import type { FileName } from '../../../functions/sources/csv-columns.ts';
import { BASES, ENROLMENT_ROLES, USER_ROLES } from '../../../functions/sources/csv-people-words.ts';
import { readCsvSet } from '../../../functions/sources/read-csv-set.ts';
import type { Kind, Reading } from '../../../functions/sources/rows.ts';
import { change, filesOf, readAll, readingsOf, setOf, smallSet } from './small-set.ts';

type Column = {
  readonly file: FileName;
  readonly id: string;
  readonly column: string;
  readonly kind: Kind;
  /** What an empty cell says; `refused` where there is no default. */
  readonly empty: unknown;
  readonly words: Readonly<Record<string, unknown>>;
  /** What the row says by the column. */
  readonly says: (data: Readonly<Record<string, unknown>> | undefined) => unknown;
};

/** Every column with a closed vocabulary: some of its words, what empty means, and where the row says it. */
const COLUMNS: readonly Column[] = [
  ...(
    [
      ['orgs.csv', 's1', 'school'],
      ['classes.csv', 'c1', 'group'],
      ['users.csv', 'ola', 'pupil'],
      ['users.csv', 'mor', 'guardian'],
      ['users.csv', 'nils', 'staff'],
      ['enrollments.csv', 'e1', 'enrolment'],
      ['guardian_links.csv', 'l1', 'link'],
    ] as const
  ).map(([file, id, kind]) => ({
    ...{ file, id, column: 'status', kind, empty: true },
    words: { active: true, ACTIVE: true, tobedeleted: false, toBeDeleted: false, inactive: false, Slettet: false },
    says: (data: Readonly<Record<string, unknown>> | undefined) => data !== undefined,
  })),
  {
    ...{ file: 'orgs.csv', id: 's1', column: 'type', kind: 'school', empty: 'refused' },
    words: {
      School: true,
      skole: true,
      district: false,
      Department: false,
      local: false,
      state: false,
      national: false,
    },
    says: (data) => data !== undefined,
  },
  {
    ...{ file: 'orgs.csv', id: 's1', column: 'metadata.schoolType', kind: 'school', empty: 'grunnskole' },
    words: { VGS: 'vgs', 'Videregående skole': 'vgs', Grunnskule: 'grunnskole', ungdomsskole: 'grunnskole' },
    says: (data) => data?.type,
  },
  {
    ...{ file: 'orgs.csv', id: 's1', column: 'metadata.languageForm', kind: 'school', empty: 'nb' },
    words: { NN: 'nn', Nynorsk: 'nn', bokmål: 'nb', nordsamisk: 'se', 'nn-NO': 'nn' },
    says: (data) => data?.languageForm,
  },
  {
    ...{ file: 'users.csv', id: 'ola', column: 'metadata.languageForm', kind: 'pupil', empty: undefined },
    words: { nynorsk: 'nn', NB: 'nb' },
    says: (data) => data?.languageForm,
  },
  {
    ...{ file: 'classes.csv', id: 'c1', column: 'metadata.kind', kind: 'group', empty: 'other' },
    words: {
      Basis: 'basis',
      klasse: 'basis',
      Undervisningsgruppe: 'teaching',
      KONTAKTLÆRER: 'contact',
      trinn: 'grade',
    },
    says: (data) => data?.groupKind,
  },
  {
    ...{ file: 'users.csv', id: 'nils', column: 'role', kind: 'staff', empty: 'refused' },
    words: { Teacher: true, lærar: true, aide: true, siteAdministrator: true, proctor: true, counselor: true },
    says: (data) => data !== undefined,
  },
  {
    ...{ file: 'users.csv', id: 'mor', column: 'role', kind: 'guardian', empty: 'refused' },
    words: { PARENT: true, relative: true, foresatt: true },
    says: (data) => data !== undefined,
  },
  {
    ...{ file: 'users.csv', id: 'mor', column: 'enabledUser', kind: 'guardian', empty: false },
    words: { TRUE: false, '1': false, ja: false, false: true, False: true, '0': true, NEI: true, usann: true },
    says: (data) => data?.left ?? false,
  },
  {
    ...{ file: 'users.csv', id: 'ola', column: 'metadata.addressProtection', kind: 'pupil', empty: 'unknown' },
    words: {
      ...{ Ugradert: 'none', FORTROLIG: 'confidential', 'kode 7': 'confidential', klientadresse: 'client-address' },
      ...{ 'Kode 6': 'strictly-confidential', strengtFortrolig: 'strictly-confidential', ukjent: 'unknown' },
      'strengt fortruleg': 'strictly-confidential',
    },
    says: (data) => data?.protection,
  },
  {
    ...{ file: 'users.csv', id: 'nils', column: 'metadata.staffRole', kind: 'staff', empty: '' },
    words: { Rektor: 'leader principal', KONTOR: 'office', leiar: 'leader', 'owner-admin': 'owner-admin', lærer: '' },
    says: (data) => (data?.roles as readonly { role: string }[] | undefined)?.map(({ role }) => role).join(' '),
  },
  {
    ...{ file: 'enrollments.csv', id: 'e1', column: 'role', kind: 'enrolment', empty: 'refused' },
    words: { Elev: 'student', LÆRER: 'teacher', administrator: undefined, proctor: undefined, aide: undefined },
    says: (data) => data?.as,
  },
  {
    ...{ file: 'enrollments.csv', id: 'e3', column: 'metadata.role', kind: 'enrolment', empty: 'teacher' },
    words: { Kontaktlærer: 'contact-teacher', 'CONTACT-TEACHER': 'contact-teacher', faglærer: 'teacher' },
    says: (data) => data?.as,
  },
  {
    ...{ file: 'enrollments.csv', id: 'e5', column: 'primary', kind: 'enrolment', empty: 'teacher' },
    words: { true: 'teacher', JA: 'teacher', false: 'teacher' },
    says: (data) => data?.as,
  },
  {
    ...{ file: 'guardian_links.csv', id: 'l1', column: 'basis', kind: 'link', empty: 'unknown undefined' },
    words: {
      ...{ Foreldreansvar: 'parental-responsibility undefined', FOSTERHEIM: 'foster-care undefined' },
      ...{ 'daglig omsorg': 'daily-care undefined', Mor: 'unknown mor', steforelder: 'unknown steforelder' },
    },
    says: (data) => data && `${data.basis} ${data.said}`,
  },
  {
    ...{ file: 'lessons.csv', id: 'x1', column: 'status', kind: 'lesson', empty: 'planned' },
    words: { Avlyst: 'cancelled', CANCELED: 'cancelled', flytta: 'moved', active: 'planned', tobedeleted: undefined },
    says: (data) => data?.status,
  },
];

async function readingsBy({ file, id, column }: Column, word: string): Promise<readonly Reading[]> {
  const set = smallSet();
  change(set, file, id, { [column]: word });
  const readings: Reading[] = [];
  for await (const reading of readingsOf(set)) readings.push(reading);
  return readings;
}
const refusedIn = (readings: readonly Reading[]) => readings.filter((reading) => 'refused' in reading);
const dataIn = (readings: readonly Reading[], { kind, id }: Column) =>
  readings.flatMap((reading) =>
    'row' in reading && reading.row.kind === kind && reading.row.key === id ? [reading.row.data] : [],
  )[0];

describe.each(COLUMNS.map((column) => [`${column.column} of ${column.file} (${column.kind})`, column] as const))(
  'the closed words of %s',
  (_name, column) => {
    it.each(Object.entries(column.words))('the word %s is read by its meaning', async (word, value) => {
      const readings = await readingsBy(column, ` ${word} `);
      // Pupils of a school that is none are refused for that.
      expect(refusedIn(readings).filter(({ refused }) => refused.place.file === column.file)).toEqual([]);
      expect(column.says(dataIn(readings, column))).toEqual(value);
    });

    it('nothing is the stated default', async () => {
      const readings = await readingsBy(column, '');
      const refused = refusedIn(readings);
      expect(refused.length > 0 ? 'refused' : column.says(dataIn(readings, column))).toEqual(column.empty);
    });

    // Words that JavaScript knows are no words of a table; nor is a misspelling of one that is.
    it.each(['perhaps', 'constructor', '__proto__', 'toString', 'actve'])(
      'the word %s refuses the line and spares the row',
      async (word) => {
        const readings = await readingsBy(column, word);
        expect(dataIn(readings, column)).toBeUndefined();
        const [refused, ...others] = refusedIn(readings);
        expect(others).toEqual([]);
        expect(refused).toMatchObject({
          refused: { column: column.column, form: word.replace(/[A-Z]/g, 'A').replace(/[a-z]/g, 'a') },
        });
        const spared = [refused?.spares, ...(refused?.alsoSpares ?? [])];
        expect(spared).toContainEqual({ kind: column.kind, key: column.id });
        expect(JSON.stringify(refused)).not.toContain(`"${word}"`);
      },
    );
  },
);

describe('files that only serve others', () => {
  it.each([
    ['academicSessions.csv', 't1', 'type', 'word-unknown'],
    ['academicSessions.csv', 't1', 'status', 'status-unknown'],
  ] as const)('files that only serve others: %s %s %s', async (file, id, column, code) => {
    const set = smallSet();
    change(set, file, id, { [column]: 'perhaps' });
    const { rows, refused } = await readAll(readingsOf(set));
    expect(refused).toMatchObject([{ kind: 'term', code, column }]);
    expect(rows.some(({ kind }) => kind === 'term')).toBe(false);
  });
  it('a course that cannot be read refuses its classes, which stay as they are held', async () => {
    const set = smallSet();
    change(set, 'courses.csv', 'k1', { status: 'perhaps' });
    const { rows, refused } = await readAll(readingsOf(set));
    expect(refused.map(({ code, place }) => `${place.file} ${code}`)).toEqual([
      'courses.csv status-unknown',
      'classes.csv refers-to-refused',
    ]);
    expect(rows.filter(({ kind }) => kind === 'group').map(({ key }) => key)).toEqual(['c1']);
  });
  it('a birth date that cannot be read spares the pupil, and is one refused line', async () => {
    const set = smallSet();
    change(set, 'demographics.csv', 'ola', { birthDate: '2015-13-01' });
    const readings: Reading[] = [];
    for await (const reading of readCsvSet(setOf(filesOf(set)))) readings.push(reading);
    expect(refusedIn(readings)).toMatchObject([
      { refused: { code: 'birth-date-wrong', form: '9999-99-99' }, spares: { kind: 'pupil', key: 'ola' } },
    ]);
  });
});

it('a refused word’s line names the words of its column, one for each meaning first', async () => {
  const set = smallSet();
  change(set, 'users.csv', 'mor', { role: 'tante' });
  change(set, 'enrollments.csv', 'e1', { role: '' });
  change(set, 'guardian_links.csv', 'l1', { basis: 'nabo', beginDate: 'i går' });
  const { refused } = await readAll(readingsOf(set));
  const words = refused.map(({ place, column, allowed }) => [place.file, column, allowed]);
  expect(words).toContainEqual(['users.csv', 'role', USER_ROLES.known]);
  expect(words).toContainEqual(['enrollments.csv', 'role', ENROLMENT_ROLES.known]);
  expect(words).toContainEqual(['guardian_links.csv', 'basis', BASES.known]);
  expect(words).toContainEqual(['guardian_links.csv', 'beginDate', undefined]);
  expect(ENROLMENT_ROLES.known.slice(0, 4)).toEqual(['student', 'teacher', 'administrator', 'pupil']);
});
