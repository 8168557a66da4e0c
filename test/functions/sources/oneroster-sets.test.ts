import { describe, expect, it } from 'vitest';
import { readCsvSet } from '../../../functions/sources/read-csv-set.ts';
import type { Reading } from '../../../functions/sources/rows.ts';
import { faultsOf, readAll, setOf } from './small-set.ts';

/** A set as another system exports it: the standard's files, none of our columns. `-` stands for an empty cell. */
const text = (...lines: readonly string[]): string =>
  lines
    .map(
      (line) =>
        `${line
          .split(' ')
          .map((cell) => (cell === '-' ? '' : cell.replaceAll('_', ' ')))
          .join(',')}\n`,
    )
    .join('');

const manifest = (version: string, files: Readonly<Record<string, string>>): string =>
  text(
    'propertyName value',
    'manifest.version 1.0',
    `oneroster.version ${version}`,
    ...Object.entries(files).map(([file, mode]) => `file.${file} ${mode}`),
    'source.systemName Skoleportal',
  );

const BULK = {
  academicSessions: 'bulk',
  classes: 'bulk',
  enrollments: 'bulk',
  orgs: 'bulk',
  users: 'bulk',
  results: 'absent',
};

const version11 = (): Map<string, string> =>
  new Map([
    ['manifest.csv', manifest('1.1', { ...BULK, courses: 'bulk', demographics: 'bulk' })],
    [
      'orgs.csv',
      text(
        'sourcedId status dateLastModified name type identifier parentSourcedId',
        'o1 - - Vik_kommune district 1 -',
        'd1 - - Avdeling department 2 o1',
        's1 - - Vik_skole school 3 o1',
        's2 - - Nes_skole school 4 o1',
      ),
    ],
    [
      'academicSessions.csv',
      text(
        'sourcedId status dateLastModified title type startDate endDate parentSourcedId schoolYear',
        'y - - 2026/27 schoolYear 2026-08-01 2027-08-01 - 2027',
        'h - - Høst semester 2026-08-17 2026-12-22 y 2027',
        'v - - Vår semester 2027-01-04 2027-06-19 y 2027',
        'p - - Periode gradingPeriod 2026-08-17 2026-10-01 h 2027',
      ),
    ],
    [
      'courses.csv',
      text(
        'sourcedId status dateLastModified schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes',
        'k - - y Norsk NOR 05 o1 - NOR0214',
      ),
    ],
    [
      'classes.csv',
      text(
        'sourcedId status dateLastModified title grades courseSourcedId classCode classType location schoolSourcedId termSourcedIds subjects subjectCodes periods resources',
        'c1 - - 5A 05 k 5A homeroom - s1 v - - - -',
        'c2 - - 5A_norsk 05 k 5AN scheduled - s1 gone - - - -',
        'c3 - - 8A 8 - 8A homeroom - s2 h - - - -',
      ),
    ],
    [
      'users.csv',
      text(
        'sourcedId status dateLastModified enabledUser orgSourcedIds role username userIds givenName familyName middleName identifier email sms phone agentSourcedIds grades password',
        'ola - - true s1 student ola {Feide:ola@vik.example} Ola Vik - 41912490031 - - - mor 05 hemmeleg',
        'mor - - true s1 parent mor - Mor - - - mor@vik.example - 57000000 ola - -',
        'tante - - true s1 relative tante - Tante Vik - - - - - ola - -',
        'liv - - true s1 teacher liv {LDAP:liv} Liv Dal - - liv@vik.example - - - - -',
        'rek - - true s1 administrator rek - Rek Tor - - - - - - - -',
      ),
    ],
    [
      'demographics.csv',
      text(
        'sourcedId status dateLastModified birthDate sex asian white countryOfBirthCode',
        'ola - - 2016-02-03 male - - NO',
        'liv - - - - - - -',
      ),
    ],
    [
      'enrollments.csv',
      text(
        'sourcedId status dateLastModified classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate',
        'e1 - - c1 s1 ola student false 2026-08-17 2027-06-19',
        'e2 - - c1 s1 liv teacher true - -',
        'e3 - - c1 s1 rek administrator false - -',
      ),
    ],
  ]);

const version12 = (): Map<string, string> => {
  const files = version11();
  files.set('manifest.csv', manifest('1.2', { ...BULK, roles: 'bulk' }));
  files.delete('courses.csv');
  files.set(
    'users.csv',
    text(
      'sourcedId status dateLastModified enabledUser username userIds givenName familyName middleName identifier email sms phone agentSourcedIds grades password userMasterIdentifier resourceSourcedIds preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId pronouns',
      'ola - - true ola - Ola Vik - - - - - - 05 - - - Olli - - s1 -',
      'liv - - true liv - - - - - - - - - - - - - Liv - Dal - -',
      'eva - - true eva - Eva Li - - - - - - - - - - - - - - -',
      'nil - - true nil - Nil Li - - - - - - - - - - - - - - -',
    ),
  );
  files.set(
    'roles.csv',
    text(
      'sourcedId status dateLastModified userSourcedId roleType role beginDate endDate orgSourcedId userProfileSourcedId',
      'r1 - - ola primary student 2026-10-01 - s1 -',
      'r2 - - ola secondary student 2026-08-17 2026-10-01 s2 -',
      'r3 - - liv primary teacher - - s1 -',
      'r4 - - liv secondary guardian - - s1 -',
      'r5 - - eva primary principal 2026-08-01 2027-08-01 s1 -',
      'r6 - - eva secondary teacher - - s2 -',
      'r7 - - nil primary principal 2020-08-01 2026-08-01 s1 -',
    ),
  );
  files.set('userProfiles.csv', text('sourcedId userSourcedId username password', 'p1 ola ola hemmeleg'));
  return files;
};

const TODAY = '2026-11-29';
const read = (files: Map<string, string>) => readAll(readCsvSet(setOf(files), TODAY));
const all = ({ rows }: Awaited<ReturnType<typeof read>>, kind: string) => rows.filter((row) => row.kind === kind);
const data = (of: Awaited<ReturnType<typeof read>>, kind: string, key: string) =>
  all(of, kind).find((row) => row.key === key)?.data;
const noted = ({ notes }: Awaited<ReturnType<typeof read>>) =>
  notes.map(({ code, column, detail }) => [code, column ?? detail].filter(Boolean).join(' '));

describe('a OneRoster 1.1 set of another system, without any column of ours', () => {
  it('a OneRoster 1.1 set of another system, without any column of ours is taken whole', async () => {
    const set = await read(version11());
    expect(set.refused).toEqual([]);
    expect(set.rows.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual([
      'enrolment e1',
      'enrolment e2',
      'group c1',
      'group c2',
      'group c3',
      'guardian mor',
      'guardian tante',
      'link agent:ola:mor',
      'link agent:ola:tante',
      'pupil ola',
      'school s1',
      'school s2',
      'staff liv',
      'staff rek',
      'term h',
      'term v',
    ]);
    expect(JSON.stringify(set)).not.toContain('hemmeleg');
  });
  it('the kind of a school is told by its levels, and that is said; a school of no level waits', async () => {
    const set = await readAll(readCsvSet(setOf(version11()), TODAY));
    expect(data(set, 'school', 's1')).toMatchObject({ type: 'grunnskole', name: 'Vik skole' });
    expect(noted(set)).toContain('school-type-by-levels metadata.schoolType');
    const files = version11();
    files.set('classes.csv', String(files.get('classes.csv')).replace('5A norsk,05', 'VG1,VG1'));
    const mixed = await read(files);
    expect(mixed.refused).toMatchObject([
      { kind: 'school', code: 'school-type-missing', column: 'metadata.schoolType' },
    ]);
  });
  it('agents are links of an unknown basis that wait for a person, with the source’s word', async () => {
    const set = await read(version11());
    expect(data(set, 'link', 'agent:ola:mor')).toEqual({
      pupilKey: 'ola',
      guardianKey: 'mor',
      basis: 'unknown',
      source: 'unknown',
      said: 'parent',
    });
    expect(data(set, 'link', 'agent:ola:tante')).toMatchObject({ basis: 'unknown', said: 'relative' });
  });
  it('a file of links says it better than agents', async () => {
    const files = version11();
    files.set(
      'guardian_links.csv',
      text('sourcedId pupilSourcedId guardianSourcedId basis', 'l1 ola mor foreldreansvar'),
    );
    const set = await read(files);
    expect(all(set, 'link')).toMatchObject([{ key: 'l1', data: { basis: 'parental-responsibility' } }]);
  });
  it('semesters are terms where there are none, once, and the year and the periods are not beside them', async () => {
    const set = await read(version11());
    expect(all(set, 'term').map((row) => row.data)).toEqual([
      { title: 'Høst', from: '2026-08-17', to: '2026-12-22' },
      { title: 'Vår', from: '2027-01-04', to: '2027-06-19' },
    ]);
  });
  it.each<[string, (sessions: string) => string, readonly string[]]>([
    ['the school year alone', (sessions) => sessions.replaceAll(/^[hvp],.*\n/gm, ''), ['y']],
    ['the periods alone', (sessions) => sessions.replaceAll(/^[hvy],.*\n/gm, ''), ['p']],
    ['terms beside semesters', (sessions) => `${sessions}t,,,T,term,2026-08-17,2026-12-20,h,2027\n`, ['t', 'v']],
    [
      'another year that has only itself',
      (sessions) => `${sessions}y2,,,2027/28,schoolYear,2027-08-01,2028-08-01,,2028\n`,
      ['h', 'v', 'y2'],
    ],
  ])('a OneRoster 1.1 set of another system, without any column of ours with %s', async (_name, form, terms) => {
    const files = version11();
    files.set('academicSessions.csv', form(String(files.get('academicSessions.csv'))));
    expect(all(await read(files), 'term').map(({ key }) => key)).toEqual(terms);
  });
  it('a class holds from its earliest term to 31 July after its latest; of unknown terms it has no period', async () => {
    const set = await read(version11());
    expect(data(set, 'group', 'c1')).toMatchObject({
      from: '2027-01-04',
      to: '2027-08-01',
      groupKind: 'basis',
      grade: '5',
    });
    expect(data(set, 'group', 'c2')).not.toHaveProperty('from');
    expect(data(set, 'group', 'c2')).toMatchObject({ groupKind: 'teaching' });
    expect(noted(set)).toContain('term-unknown termSourcedIds');
  });
  it('primary makes nobody contact teacher, and an administrator no member', async () => {
    const set = await read(version11());
    expect(data(set, 'enrolment', 'e2')).toMatchObject({ as: 'teacher' });
    expect(noted(set)).toContain('role-no-membership role');
    expect(data(set, 'staff', 'rek')).toMatchObject({ roles: [] });
  });
  it('eleven digits as identifier are the identity number, a parent’s only phone the one to call', async () => {
    const set = await read(version11());
    expect(data(set, 'pupil', 'ola')).toMatchObject({
      number: '41912490031',
      feideName: 'ola@vik.example',
      protection: 'unknown',
    });
    expect(data(set, 'guardian', 'mor')).toMatchObject({ givenName: 'Mor', familyName: '', mobile: '+4757000000' });
    expect(noted(set)).toContain('id-type-ignored userIds');
  });
});

describe('a OneRoster 1.2 set', () => {
  it('roles say what people are, where and from when to when', async () => {
    const set = await read(version12());
    expect(set.refused).toEqual([]);
    expect(data(set, 'pupil', 'ola')).toMatchObject({ schoolKey: 's1', from: '2026-10-01', givenName: 'Ola' });
    expect(data(set, 'staff', 'liv')).toMatchObject({ givenName: 'Liv', familyName: 'Dal', roles: [] });
    expect(data(set, 'guardian', 'liv')).toMatchObject({ givenName: 'Liv' });
    expect(JSON.stringify(set)).not.toContain('hemmeleg');
    expect(noted(set)).toContain('file-unread');
  });
  it('a principal is one at that school while the role holds', async () => {
    const set = await read(version12());
    const roles = [
      { role: 'leader', schoolKey: 's1' },
      { role: 'principal', schoolKey: 's1' },
    ];
    expect(data(set, 'staff', 'eva')).toMatchObject({ roles });
    expect(data(set, 'staff', 'nil')).toMatchObject({ roles: [], to: '2026-08-01' });
    expect(noted(set)).toContain('role-not-now');
    // A reader without a day gives no right that has an end.
    const without = await readAll(readCsvSet(setOf(version12())));
    expect(data(without, 'staff', 'eva')).toMatchObject({ roles: [] });
  });
  it('a line of roles that cannot be read leaves the user as held', async () => {
    const files = version12();
    files.set('roles.csv', String(files.get('roles.csv')).replace('secondary,teacher', 'secondary,perhaps'));
    const readings: Reading[] = [];
    for await (const reading of readCsvSet(setOf(files), TODAY)) readings.push(reading);
    const refused = readings.filter((reading) => 'refused' in reading);
    expect(refused).toMatchObject([
      {
        refused: { place: { file: 'roles.csv', line: 7 }, code: 'role-unknown', column: 'role' },
        spares: { kind: 'pupil', key: 'eva' },
        alsoSpares: [
          { kind: 'guardian', key: 'eva' },
          { kind: 'staff', key: 'eva' },
        ],
      },
    ]);
    expect(readings.some((reading) => 'row' in reading && reading.row.key === 'eva')).toBe(false);
  });
  it('a OneRoster 1.2 set: what a user is by roles marked as deleted only is gone; what the user is besides stays', async () => {
    const files = version12();
    const roles = String(files.get('roles.csv'));
    files.set('roles.csv', roles.replace('r3,,', 'r3,tobedeleted,').replaceAll(/^(r[12]),,/gm, '$1,tobedeleted,'));
    const readings: Reading[] = [];
    for await (const reading of readCsvSet(setOf(files), TODAY)) readings.push(reading);
    expect(readings.flatMap((reading) => ('note' in reading ? (reading.gone ?? []) : []))).toEqual([
      { kind: 'pupil', key: 'ola' },
      { kind: 'staff', key: 'liv' },
    ]);
    const people = readings.flatMap((reading) => ('row' in reading ? `${reading.row.kind} ${reading.row.key}` : []));
    expect(people).toContain('guardian liv');
    expect(people).not.toContain('staff liv');
  });
  it('a user without a role is nobody here, and that is said', async () => {
    const files = version12();
    files.set('roles.csv', String(files.get('roles.csv')).replace(/^r7.*\n/m, ''));
    const set = await read(files);
    expect(set.rows.some(({ key }) => key === 'nil')).toBe(false);
    expect(noted(set)).toContain('person-without-role');
  });
});

describe('a manifest', () => {
  it.each<[string, string, string]>([
    [
      'changes only',
      manifest('1.1', { ...BULK, enrollments: 'delta' }),
      'manifest.csv:6 manifest-delta enrollments.csv',
    ],
    ['a version that we do not know', manifest('2.0', BULK), 'manifest.csv:3 manifest-version'],
    [
      'a file that has not come',
      manifest('1.1', { ...BULK, lessons: 'bulk' }),
      'manifest.csv:10 file-missing lessons.csv',
    ],
    ['a word that is none', manifest('1.1', { ...BULK, orgs: 'all' }), 'manifest.csv:7 word-unknown'],
  ])('a manifest of %s refuses the set', async (_name, said, fault) => {
    expect(await faultsOf(readCsvSet(setOf(version11().set('manifest.csv', said))))).toEqual([fault]);
  });
  it('a manifest that calls a file absent that is here is a note', async () => {
    const set = await read(version11().set('manifest.csv', manifest('1.1', { ...BULK, courses: 'absent' })));
    expect(set.refused).toEqual([]);
    expect(noted(set)).toContain('manifest-absent value');
  });
});
