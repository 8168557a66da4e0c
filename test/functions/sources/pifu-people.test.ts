import { describe, expect, it } from 'vitest';
import {
  CLASS,
  contact,
  group,
  member,
  membership,
  memberWith,
  OWNER,
  person,
  pifuText,
  role,
  SCHOOL,
  schoolType,
  sourced,
  statusOf,
} from './pifu-file.ts';
import { dataOf, notedIn, readPifuOf, readText, refusedIn, rowsOf, sparedIn } from './read-a-pifu.ts';

const STAFF = [person('rek'), ...SCHOOL] as const;
const rolesOf = async (...elements: readonly string[]) => {
  const data = dataOf(await readPifuOf(...elements), 'staff', 'rek');
  return data && 'roles' in data ? data.roles : undefined;
};

describe('roles at a school are read from its membership', () => {
  it('principal, deputy and office', async () => {
    const found = await readPifuOf(
      ...STAFF,
      person('kon'),
      person('ins'),
      membership(
        's',
        member('rek', '05', { subrole: 'rektor' }),
        member('ins', '05', { subrole: 'inspektør' }),
        member('kon', '04', { subrole: 'kontormedarbeider' }),
      ),
    );
    const at = (...roles: readonly string[]) => ({ roles: roles.map((held) => ({ role: held, schoolKey: 's' })) });
    expect(dataOf(found, 'staff', 'rek')).toMatchObject(at('leader', 'principal'));
    expect(dataOf(found, 'staff', 'ins')).toMatchObject(at('leader'));
    expect(dataOf(found, 'staff', 'kon')).toMatchObject(at('office'));
    expect([refusedIn(found), notedIn(found)]).toEqual([[], []]);
  });

  it('roles at a school are read from its membership: who teaches at the school and has no class is staff without a role', async () => {
    expect(await rolesOf(...STAFF, membership('s', member('rek', '02')))).toEqual([]);
  });

  it('a role that has ended or begins later is not given, and it is said', async () => {
    const principal = (dates: object) => [
      ...STAFF,
      membership('s', member('rek', '05', { subrole: 'rektor', ...dates })),
    ];
    expect(await rolesOf(...principal({ begin: '2026-08-01', end: '2026-11-29' }))).toHaveLength(2);
    expect(await rolesOf(...principal({ begin: '2026-08-01', end: '2026-11-28' }))).toEqual([]);
    expect(await rolesOf(...principal({ begin: '2026-11-30' }))).toEqual([]);
    expect(notedIn(await readPifuOf(...principal({ end: '2026-07-31' })))).toEqual(['staff role-not-now']);
    const undated = await readText(pifuText(...principal({ begin: '2026-08-01' })), 'no day');
    expect(dataOf(undated, 'staff', 'rek')).toMatchObject({ roles: [] });
  });

  it('a role with the owner gives nothing at the schools, and a role in a group nothing but a note', async () => {
    const found = await readPifuOf(
      ...CLASS,
      person('rek'),
      membership('o', member('rek', '05', { subrole: 'rektor' })),
      membership('5A', member('rek', '05', { subrole: 'rektor' })),
    );
    expect(rowsOf(found)).not.toContain('staff rek');
    expect(notedIn(found)).toEqual(['file role-of-school', 'enrolment role-of-owner', 'enrolment role-of-school']);
  });

  it('a student teacher is nobody here, and it is said why', async () => {
    const found = await readPifuOf(
      ...CLASS,
      person('stud'),
      membership('5A', member('stud', '02', { subrole: 'lærerstudent' })),
    );
    expect(rowsOf(found).filter((row) => /stud\b/.test(row))).toEqual([]);
    expect(notedIn(found)).toEqual(['file student-teacher', 'enrolment student-teacher']);
  });

  it('a pupil who is freed from a subject is marked, one who has broken off has left', async () => {
    const found = await readPifuOf(
      ...CLASS,
      group('mat', 'fag', 's'),
      membership(
        'mat',
        member('ola', '01', { subrole: 'F', begin: '2026-08-17' }),
        member('ola', '01', { subrole: 'S', end: '2027-06-18' }),
        member('ola', '01', { subrole: 'S', begin: '2025-08-17', end: '2025-10-01' }),
      ),
    );
    expect(dataOf(found, 'enrolment', 'mat ola student 2026-08-17')).toMatchObject({ exempt: true });
    expect(dataOf(found, 'enrolment', 'mat ola student')).toEqual({
      ...{ groupKey: 'mat', personKey: 'ola', as: 'student', from: undefined, left: true },
    });
    expect(dataOf(found, 'enrolment', 'mat ola student 2025-08-17')).toMatchObject({ to: '2025-10-02' });
  });
});

describe('what has ended in the source ends, and a word that is none ends nothing', () => {
  const teaches = membership('s', member('liv', '02'));
  it.each([
    ['a person', person('liv', { recstatus: '3' }), teaches, 'file marked-deleted'],
    ['a person by status', person('liv', { extension: statusOf('inaktiv') }), teaches, 'file person-inactive'],
    ['a role', person('liv'), membership('s', member('liv', '02', { recstatus: ' 3 ' })), 'file marked-deleted'],
    [
      'a member',
      person('liv'),
      membership('s', member('liv', '02')).replace('<member>', '<member recstatus="3">'),
      'file marked-deleted',
    ],
    [
      'a membership',
      person('liv'),
      membership('s', member('liv', '02')).replace('<membership>', '<membership recstatus="3">'),
      'file marked-deleted',
    ],
    [
      'a role by status',
      person('liv'),
      membership('s', member('liv', '02', { status: '0' })),
      'file membership-inactive',
    ],
    [
      'a role by its extension',
      person('liv'),
      membership('s', member('liv', '02', { extension: statusOf('Inaktiv') })),
      'file membership-inactive',
    ],
  ])(
    'what has ended in the source ends, and a word that is none ends nothing: %s',
    async (_what, who, members, note) => {
      const found = await readPifuOf(person('ola'), who, ...SCHOOL, members, membership('s', member('ola', '01')));
      expect(rowsOf(found)).toEqual(['pupil ola', 'school s']);
      expect(notedIn(found)).toContain(note);
      expect(refusedIn(found)).toEqual([]);
    },
  );

  it('links and memberships of somebody who is deleted end with the person, each with a line', async () => {
    const [ola, , ...others] = CLASS;
    const found = await readPifuOf(ola, person('mor', { recstatus: '3' }), ...others);
    expect(rowsOf(found)).not.toContain('guardian mor');
    expect(rowsOf(found)).toContain('link ola far');
    expect(notedIn(found)).toEqual(['file marked-deleted', 'link belongs-to-gone']);
  });

  it.each([
    ['recstatus of a person', person('liv', { recstatus: '4' }), teaches, 'staff record-status-unknown'],
    ['status of a person', person('liv', { extension: statusOf('permisjon') }), teaches, 'staff activity-unknown'],
    [
      'recstatus of a role',
      person('liv'),
      membership('s', member('liv', '02', { recstatus: 'x' })),
      'staff membership-unclear',
    ],
    [
      'status of a role',
      person('liv'),
      membership('s', member('liv', '02', { status: '7' })),
      'staff membership-unclear',
    ],
    ['a subrole', person('liv'), membership('s', member('liv', '05', { subrole: 'sjef' })), 'staff membership-unclear'],
  ])(
    'what has ended in the source ends, and a word that is none ends nothing: %s that is unknown spares what is held of the person',
    async (_what, who, members, line) => {
      const file = [person('ola'), who, ...SCHOOL, members, membership('s', member('ola', '01'))];
      expect(refusedIn(await readPifuOf(...file))).toContain(line);
      expect(rowsOf(await readPifuOf(...file))).toEqual(['pupil ola', 'school s']);
      expect(await sparedIn(...file)).toContain('staff liv');
    },
  );

  it('a role word that is unknown spares whatever it may have been', async () => {
    const file = [...CLASS, person('hvem'), membership('5A', member('hvem', '99', { begin: '2026-08-17' }))];
    expect(refusedIn(await readPifuOf(...file))).toEqual([
      'pupil membership-unclear',
      'staff membership-unclear',
      'enrolment role-unknown',
    ]);
    expect(await sparedIn(...file)).toEqual([
      ...['pupil hvem', 'staff hvem', 'enrolment 5A hvem student 2026-08-17'],
      ...['enrolment 5A hvem teacher 2026-08-17', 'enrolment 5A hvem contact-teacher 2026-08-17'],
    ]);
  });

  it('a fault in one class leaves the person as the school has it', async () => {
    const found = await readPifuOf(...CLASS, membership('5A', member('liv', '06', { status: 'kanskje' })));
    expect(rowsOf(found)).toContain('staff liv');
    expect(refusedIn(found)).toEqual(['enrolment activity-unknown']);
  });
});

describe('where somebody belongs', () => {
  const two = [OWNER, group('s1', 'skole', 'o'), group('s2', 'skole', 'o')] as const;
  const school = async (...elements: readonly string[]) => {
    const found = dataOf(await readPifuOf(person('ola'), ...two, ...elements), 'pupil', 'ola');
    return found && 'schoolKey' in found ? [found.schoolKey, 'to' in found ? found.to : undefined] : undefined;
  };
  const at = (key: string, options: Parameters<typeof member>[2] = {}) => membership(key, member('ola', '01', options));
  const PRIMARY = { extension: '<pifu_primaryRelation>1</pifu_primaryRelation>' };

  it.each([
    ['the first of two', [at('s1'), at('s2')], ['s1', undefined]],
    ['the one marked as primary', [at('s1'), at('s2', PRIMARY)], ['s2', undefined]],
    ['the one that lasts', [at('s1', { end: '2026-10-02' }), at('s2')], ['s2', undefined]],
    ['the one that is active', [at('s1', { status: '0' }), at('s2')], ['s2', undefined]],
    [
      'until the last of them',
      [at('s1', { end: '2026-10-02' }), at('s2', { end: '2027-06-18' })],
      ['s2', '2027-06-19'],
    ],
    [
      'a school before the owner, and the school itself before its groups',
      [at('o'), group('5A', 'basisgruppe', 's1'), at('5A'), at('s1', { end: '2027-06-18' })],
      ['s1', '2027-06-19'],
    ],
    ['by a group alone', [group('5A', 'basisgruppe', 's2'), at('5A')], ['s2', undefined]],
    ['nowhere by the owner alone', [at('o')], undefined],
  ])('where somebody belongs: %s', async (_what, elements, expected) => {
    expect(await school(...elements)).toEqual(expected);
  });

  it('the grade comes from the group of the grade, the newest of several', async () => {
    const found = await readPifuOf(
      person('ola'),
      ...SCHOOL,
      group('t5', 'trinn', 's', { name: '5' }),
      group('t6', 'trinn', 's', { name: '6. trinn' }),
      membership('t6', member('ola', '01', { begin: '2026-08-17' })),
      membership('t5', member('ola', '01', { begin: '2025-08-17', end: '2026-06-19' })),
    );
    expect(dataOf(found, 'pupil', 'ola')).toMatchObject({ gradeLevel: '6' });
    expect(dataOf(found, 'group', 't6')).toMatchObject({ groupKind: 'grade', grade: '6' });
  });

  it('several periods in one group are rows of their own', async () => {
    const periods = [role('01', { begin: '2026-08-17', end: '2026-10-02' }), role('01', { begin: '2026-11-02' })];
    const found = await readPifuOf(
      person('ola'),
      ...SCHOOL,
      group('5A', 'basisgruppe', 's'),
      membership('5A', memberWith('ola', ...periods)),
    );
    expect(rowsOf(found).filter((row) => row.startsWith('enrolment'))).toEqual([
      'enrolment 5A ola student 2026-08-17',
      'enrolment 5A ola student 2026-11-02',
    ]);
  });

  it('a membership does not begin when it was last changed', async () => {
    const found = await readPifuOf(
      ...CLASS.slice(0, 8),
      membership('5A', member('ola', '01', { more: '<datetime>2026-11-20</datetime>' })),
    );
    expect(dataOf(found, 'enrolment', '5A ola student')).toMatchObject({ from: undefined });
  });
});

describe('contact persons wait for somebody who knows', () => {
  const withContacts = (...contacts: readonly string[]) => [
    person('ola', { extension: contacts.join('') }),
    ...CLASS.slice(1),
  ];
  it.each(['guardian', 'nextOfKin', 'fosterParent', 'closeRelative', 'verge'])(
    'contact persons wait for somebody who knows: %s',
    async (word) => {
      const found = await readPifuOf(...withContacts(contact('mor', word)));
      expect(dataOf(found, 'link', 'ola mor')).toEqual({
        ...{ pupilKey: 'ola', guardianKey: 'mor', basis: 'unknown', said: word, source: 'pifu' },
      });
      expect(rowsOf(found)).toContain('guardian mor');
      expect(rowsOf(found)).not.toContain('guardian far');
    },
  );

  it('one pair with two words is one link that says both; one without a word says none', async () => {
    const found = await readPifuOf(
      ...withContacts(
        contact('mor', 'nextOfKin'),
        contact('mor', 'guardian'),
        contact('mor', 'guardian'),
        contact('far', ''),
      ),
    );
    expect(dataOf(found, 'link', 'ola mor')).toMatchObject({ said: 'nextOfKin, guardian' });
    expect(dataOf(found, 'link', 'ola far')).not.toHaveProperty('said');
  });

  it('somebody who is not in the file, and the person itself, are no guardians', async () => {
    const found = await readPifuOf(...withContacts(contact('ukjent', 'guardian'), contact('ola', 'guardian')));
    expect(rowsOf(found).filter((row) => /^(link|guardian)/.test(row))).toEqual([]);
    expect(notedIn(found)).toEqual([
      ...['file person-without-role', 'file person-without-role'],
      ...['link contact-not-in-file', 'link contact-is-self'],
    ]);
  });

  it('the next of kin of a teacher is nobody here', async () => {
    const found = await readPifuOf(
      ...CLASS.filter((part) => !part.includes('>liv</id></sourcedid>\n')),
      person('liv', { extension: contact('gift', 'nextOfKin') }),
      person('gift'),
    );
    expect(rowsOf(found)).not.toContain('guardian gift');
    expect(notedIn(found)).toContain('link contact-of-no-pupil');
  });

  it('an id that has been changed twice, and is spoken of by the first, is one person', async () => {
    const old = (id: string) => sourced(id, 'Old');
    const found = await readPifuOf(
      ...withContacts(contact('mor-1', 'guardian')).filter((part) => !part.includes('>mor</id>')),
      person('mor-3').replace('<person>', `<person>${old('mor-2')}${old('mor-1')}`),
    );
    expect(rowsOf(found)).toContain('link ola mor-3');
    expect(rowsOf(found)).toContain('guardian mor-3');
  });
});

describe('a school that is not served takes what hangs on it along', () => {
  it('pupils, staff, groups and memberships of an after-school care, each with a line', async () => {
    const found = await readPifuOf(
      ...CLASS,
      person('lise'),
      person('bjarne'),
      group('sfo', 'skole', 'o', { extension: schoolType('sfo') }),
      group('g', 'basisgruppe', 'sfo'),
      membership('sfo', member('lise', '01'), member('bjarne', '05', { subrole: 'rektor' }), member('ola', '01')),
      membership('g', member('lise', '01')),
    );
    const ofCare = (row: string) => /sfo|lise|bjarne| g\b/.test(row);
    expect(rowsOf(found).filter(ofCare)).toEqual([]);
    expect(rowsOf(found)).toContain('pupil ola');
    expect(new Set(notedIn(found))).toEqual(
      new Set(['file', 'school', 'group', 'enrolment'].map((kind) => `${kind} school-not-served`)),
    );
  });
});
