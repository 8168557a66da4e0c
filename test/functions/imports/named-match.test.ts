import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupMatcher,
  type HeldGroup,
  type HeldStaff,
  isWithin,
  teacherMatcher,
} from '../../../functions/imports/named-match.ts';
import type { NamedGroup } from '../../../functions/sources/rows.ts';

const group = (id: string, name: string, groupKind: string, more: Partial<HeldGroup> = {}): HeldGroup => ({
  id,
  key: `key-${id}`,
  name,
  groupKind,
  schoolId: 's1',
  ...more,
});
const taught = (id: string, name: string, subjectCode: string, subject?: string, more: Partial<HeldGroup> = {}) =>
  group(id, name, 'teaching', { subjectCode, subject, ...more });
const HELD = [
  group('4a', '4A', 'basis'),
  group('4ak', '4A kontaktlærer', 'contact'),
  taught('nor', '4A Norsk', 'NOR0214', 'Norsk'),
  taught('mat', '4A Matematikk', 'MAT01-05', 'Matematikk'),
  group('8a', '8A', 'basis'),
  taught('eng', '8A Engelsk', 'ENG0025', 'Engelsk'),
  taught('fordj', '8A Engelsk fordjuping', 'ENG0026', 'Engelsk fordjuping'),
  taught('spa', 'Spansk 8. trinn', 'FSP0140', 'Spansk'),
  group('14a', '14A', 'basis'),
  taught('mat14', '14A Matematikk', 'MAT0010', 'Matematikk'),
  group('other', '4A', 'basis', { schoolId: 's2' }),
  taught('other-nor', '4A Norsk', 'NOR0214', 'Norsk', { schoolId: 's2' }),
];
const SCHOOLS = [
  { id: 's1', key: 'school-1' },
  { id: 's2', key: 'school-2' },
];
const named = (name: string | undefined, subject: readonly string[], more: Partial<NamedGroup> = {}): NamedGroup => ({
  school: 'school-1',
  ...(name !== undefined && { class: { name, keys: [] } }),
  subject,
  ...more,
});
const match = groupMatcher(HELD, SCHOOLS);
const found = (id: string) => ({ id });

describe('which group a timetable means (decision 027)', () => {
  it.each<[string, NamedGroup, ReturnType<typeof match>]>([
    ['class and subject by code', named('4A', ['NOR0214']), found('nor')],
    ['by title, in any case', named('4a', ['matematikk']), found('mat')],
    ['by the letters of a Grep code', named('4A', ['MAT']), found('mat')],
    ['the class written apart', named('4 A', ['NOR']), found('nor')],
    ['a title before the letters of a code', named('8A', ['ENG', 'Engelsk']), found('eng')],
    ['letters that two groups of the class begin with', named('8A', ['ENG']), 'ambiguous'],
    ['a subject the class has no group in: the class', named('4A', ['KLT']), found('4a')],
    ['no subject: the class', named('4A', []), found('4a')],
    ['a subject whose group is of no class by its name', named('8A', ['Spansk']), 'ambiguous'],
    ['a class that is none', named('9X', ['NOR']), 'unknown'],
    ['a class whose name is part of another', named('4', ['NOR']), 'unknown'],
    ['14A is not 4A', named('14A', ['MAT']), found('mat14')],
    ['a group by its name', named(undefined, [], { pupils: { name: 'spansk 8. TRINN', keys: [] } }), found('spa')],
    ['pupils of a class by its subject', named('4A', ['NOR'], { pupils: { name: 'gr1', keys: [] } }), found('nor')],
    ['some pupils are not the class', named('4A', ['KLT'], { pupils: { name: 'gr1', keys: [] } }), 'unknown'],
    ['the roster’s key of a class', named('x', ['NOR'], { class: { name: 'x', keys: ['key-4a'] } }), found('nor')],
    ['an agreed key before all', named('4A', ['NOR'], { agreed: 'key-spa' }), found('spa')],
    ['an agreed key that nobody has, and nothing else', named('4A', ['NOR'], { agreed: 'key-none' }), 'unknown'],
    ['an agreed key of another school', named('4A', ['NOR'], { agreed: 'key-other-nor' }), 'unknown'],
    ['the other school', named('4A', ['NOR'], { school: 'school-2' }), found('other-nor')],
    ['a school that is none', named('4A', ['NOR'], { school: 'school-3' }), 'unknown'],
    ['no school, where two have the class', named('4A', ['NOR'], { school: undefined }), 'ambiguous'],
    ['no school, where one has it', named('14A', ['MAT'], { school: undefined }), found('mat14')],
    ['no name at all', named('', []), 'unknown'],
  ])('the group that a timetable means: %s', (_name, asked, wanted) => {
    expect(match(asked)).toEqual(wanted);
  });
  it('a key that reports do not show in full is no key', () => {
    const hidden = groupMatcher([group('x', 'X', 'basis', { key: '•••' })], []);
    expect(hidden({ subject: [], agreed: '•••' })).toBe('unknown');
  });
});

it.each([
  ['until further notice', {}, true],
  ['of last year', { from: '2025-08-01', to: '2026-08-01' }, false],
  ['that ends on the first day', { to: '2026-08-17' }, false],
  ['that ends the day after', { to: '2026-08-18' }, true],
  ['that begins on the last day', { from: '2026-12-18' }, true],
  ['that begins the day after', { from: '2026-12-19' }, false],
])('a group %s is one of an autumn’s timetable: %o %s', (_name, dates, wanted) => {
  expect(isWithin(dates, { from: '2026-08-17', to: '2026-12-18' })).toBe(wanted);
});

const NAMES = ['4A', '4B', '4 A', '4A Norsk', '4B Norsk', 'Norsk 4', 'Spansk'] as const;
const someGroup = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  key: fc.constantFrom('k1', 'k2', 'k3', '', '•••'),
  name: fc.constantFrom(...NAMES),
  groupKind: fc.constantFrom('basis', 'teaching', 'other', 'contact', 'grade'),
  schoolId: fc.constantFrom('s1', 's2'),
  subjectCode: fc.constantFrom(undefined, 'NOR0214', 'NOR0215'),
  subject: fc.constantFrom(undefined, 'Norsk', 'Spansk'),
});
const someNamed = fc.record({
  agreed: fc.constantFrom(undefined, undefined, 'k1', 'k2'),
  school: fc.constantFrom(undefined, 'school-1', 'school-2'),
  pupils: fc.constantFrom(undefined, { name: 'Norsk 4', keys: [] }, { name: 'x', keys: ['k3'] }),
  class: fc.record({ name: fc.constantFrom('4A', '4B', '5C'), keys: fc.constantFrom([], ['k1']) }),
  subject: fc.subarray(['NOR', 'Norsk', 'Spansk', 'KLT']),
});
const held = fc.uniqueArray(someGroup, { selector: ({ id }) => id, maxLength: 6 });

describe('a match is never a guess', () => {
  it('a match does not depend on the order in which we hold things', () => {
    fc.assert(
      fc.property(held, fc.infiniteStream(fc.nat()), someNamed, (groups, order, asked) => {
        const mixed = groups.map((drawn) => ({ drawn, at: order.next().value ?? 0 })).toSorted((a, b) => a.at - b.at);
        expect(
          groupMatcher(
            mixed.map(({ drawn }) => drawn),
            SCHOOLS,
          )(asked),
        ).toEqual(groupMatcher(groups, SCHOOLS)(asked));
      }),
    );
  });
  it('a match is of the school that is stated, and has the agreed key where there is one', () => {
    fc.assert(
      fc.property(held, someNamed, (groups, asked) => {
        const answer = groupMatcher(groups, SCHOOLS)(asked);
        if (typeof answer === 'string') return;
        const matched = groups.find(({ id }) => id === answer.id);
        expect(matched).toBeDefined();
        if (asked.school !== undefined) expect(matched?.schoolId).toBe(asked.school === 'school-1' ? 's1' : 's2');
        if (asked.agreed !== undefined) expect(matched?.key).toBe(asked.agreed);
      }),
    );
  });
  it('a second group just like the one that was found makes it ambiguous', () => {
    fc.assert(
      fc.property(held, someNamed, (groups, asked) => {
        const answer = groupMatcher(groups, SCHOOLS)(asked);
        if (typeof answer === 'string') return;
        const twins = groups.flatMap((drawn) => (drawn.id === answer.id ? [drawn, { ...drawn, id: 'twin' }] : [drawn]));
        const again = groupMatcher(twins, SCHOOLS)(asked);
        expect(typeof again).toBe('string');
      }),
    );
  });
});

describe('which teacher a timetable means', () => {
  const staff: readonly HeldStaff[] = [
    { id: 'liv', key: 'staff-1', login: 'feide(liv@x.example)' },
    { id: 'nils', key: 'SOLH', login: 'feide(nils@x.example)' },
    { id: 'ida', key: 'same' },
    { id: 'ole', key: 'same' },
  ];
  const teacher = teacherMatcher(staff, (name) => `feide(${name})`);
  it.each([
    ['an agreed key', { name: 'X', keys: [], agreed: 'staff-1' }, found('liv')],
    ['an agreed Feide name', { name: 'X', keys: [], agreed: 'liv@x.example' }, found('liv')],
    ['an agreed key that nobody has, whatever the name', { name: 'SOLH', keys: [], agreed: 'none' }, 'unknown'],
    ['the timetable’s own id, when it is the roster’s', { name: 'SOLH', keys: ['staff-1'] }, found('liv')],
    ['a Feide name for id', { name: 'X', keys: ['nils@x.example'] }, found('nils')],
    ['a name that is the roster’s key', { name: 'SOLH', keys: [] }, found('nils')],
    ['a key that two people have', { name: 'same', keys: [] }, 'ambiguous'],
    ['a name nobody has', { name: 'VIKR', keys: [] }, 'unknown'],
  ])('the teacher that a timetable means: %s', (_name, asked, wanted) => {
    expect(teacher(asked)).toEqual(wanted);
  });
});
