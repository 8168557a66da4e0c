import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Actor,
  decide,
  type PupilFacts,
  roleIn,
  type Target,
} from '../../../functions/access/policy.ts';
import { staffOf } from '../../../functions/roster/records.ts';
import { GROUP_KINDS, type GroupKind } from '../../../functions/roster/rules.ts';

/** Rights follow from what the group is, not from the word of a record (decision 028). */
const DAY = '2026-11-24';
const FROM = '2026-08-01';
const WORDS = ['contact-teacher', 'teacher', 'substitute'] as const;

/**
 * What somebody may do with a group and with its pupils; each stands for the rows of the policy with the same rules.
 */
const ASKED = {
  'see and register its lessons': 'lesson:register',
  'write remarks in it': 'remark:write',
  'let a colleague in': 'lesson:grant',
  'correct own remarks': 'remark:own',
  'see the pupil’s reports': 'pupil:absence-read',
  'see figures of own subjects': 'pupil:subject-figures',
  'warn in a subject': 'warning:write-subject',
  'work through the class': 'class:absence-queue',
  'decide on absence': 'pupil:absence-decide',
  'see all figures': 'pupil:figures',
  'warn of order': 'warning:write-conduct',
} as const satisfies Readonly<Record<string, Action>>;
type Asked = keyof typeof ASKED;

const IN_GROUP: readonly Asked[] = [
  'see and register its lessons',
  'write remarks in it',
  'let a colleague in',
  'correct own remarks',
];
const TEACHER: readonly Asked[] = [
  ...IN_GROUP,
  'see the pupil’s reports',
  'see figures of own subjects',
  'warn in a subject',
];
const CONTACT: readonly Asked[] = [
  ...IN_GROUP,
  'see the pupil’s reports',
  'warn in a subject',
  'work through the class',
  'decide on absence',
  'see all figures',
  'warn of order',
];
const STAND_IN: readonly Asked[] = ['see and register its lessons', 'write remarks in it', 'correct own remarks'];

/** Written by hand from decision 028 and docs/product.md (C1, D1, E1); `subject` says that the group has a subject. */
function wanted(word: (typeof WORDS)[number], kind: GroupKind, subject: boolean): readonly Asked[] {
  if (word === 'substitute') return STAND_IN;
  const isClass = kind === 'basis' || kind === 'contact';
  if (isClass) return word === 'contact-teacher' ? CONTACT : TEACHER;
  return kind === 'teaching' || subject ? TEACHER : IN_GROUP;
}

function worldOf(as: (typeof WORDS)[number], kind: string, more: { said?: string; subject?: boolean } = {}) {
  const group = { groupId: 'g', schoolId: 's', from: FROM };
  const actor: Actor = {
    kind: 'staff',
    ownerId: 'o',
    personId: 't',
    assignments: [{ kind: 'teaches', as, ...group, groupKind: more.said }],
  };
  const pupil: PupilFacts = {
    pupilId: 'p',
    birthDate: '2012-05-01',
    protection: 'none',
    schoolId: 's',
    stay: { from: FROM },
    enrolments: [{ ...group, groupKind: kind, subjectCode: more.subject ? 'MAT1' : undefined }],
    relations: [],
    consents: [],
  };
  return (action: Action): boolean => {
    const about: Target = /^(lesson|class):|^remark:write/.test(action)
      ? { kind: 'group', ...group, groupKind: kind }
      : { kind: 'pupil', pupil };
    return decide(action, actor, about, DAY).allowed;
  };
}
const may = (world: ReturnType<typeof worldOf>) =>
  Object.entries(ASKED).flatMap(([what, action]) => (world(action) ? [what] : []));

const rows = WORDS.flatMap((word) =>
  GROUP_KINDS.flatMap((kind) => [false, true].map((subject) => [word, kind, subject] as const)),
);

describe('role words by kinds of group', () => {
  it.each(rows)('role words by kinds of group: %s of a %s group, subject: %s', (word, kind, subject) => {
    const want = Object.keys(ASKED).filter((what) => wanted(word, kind, subject).some((act) => act === what));
    // By the group alone, and by a record that says the same of it.
    expect(may(worldOf(word, kind, { subject }))).toEqual(want);
    expect(may(worldOf(word, kind, { subject, said: kind }))).toEqual(want);
  });

  it('a kind that nobody knows gives what the group itself needs', () => {
    expect(may(worldOf('contact-teacher', 'klasse'))).toEqual(IN_GROUP);
  });

  it.each([
    ['basis', 'teaching'],
    ['teaching', 'basis'],
  ])('a group that is %s where the record says %s gives no more than a teacher has', (kind, said) => {
    expect(may(worldOf('contact-teacher', kind, { said }))).toEqual(TEACHER);
  });

  it('no record makes anybody more than it says', () => {
    const kinds = fc.constantFrom<string>(...GROUP_KINDS, 'klasse');
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), kinds, fc.option(kinds, { nil: undefined }), (as, kind, groupKind) => {
        const made = roleIn({ as, groupKind }, kind);
        expect(made === as || (as === 'contact-teacher' && made === 'teacher')).toBe(true);
        expect(made === 'contact-teacher' && !['basis', 'contact'].includes(kind)).toBe(false);
      }),
    );
  });
});

describe('a member of staff as the records say', () => {
  const profile = { sk: 'FACTS#PROFILE', id: 't', givenName: 'Liv', familyName: 'Fjord', from: FROM };
  const teaches = (kind: string | undefined, as: string, more = '') => ({
    ...{
      sk: `FACTS#TEACHES#g-${kind}#${as}${more}`,
      as,
      groupId: `g-${kind}`,
      groupName: '4A',
      schoolId: 's',
      from: FROM,
    },
    ...(kind !== undefined && { groupKind: kind }),
  });

  it.each([
    ['basis', 'contact-teacher'],
    ['contact', 'contact-teacher'],
    ['teaching', 'teacher'],
    ['grade', 'teacher'],
    ['other', 'teacher'],
    // Written before records said it: the group that is asked about decides.
    [undefined, 'contact-teacher'],
  ])('a member of staff as the records say: who is called contact teacher of a %s group is shown as %s', (kind, as) => {
    const card = staffOf([profile, teaches(kind, 'contact-teacher')]);
    expect(card?.groups.map((group) => group.as)).toEqual([as]);
    expect(card?.assignments.map((assignment) => 'as' in assignment && assignment.as)).toEqual([as]);
  });

  it('two words for one subject’s group are one line', () => {
    const card = staffOf([profile, teaches('teaching', 'contact-teacher', '#1'), teaches('teaching', 'teacher', '#2')]);
    expect(card?.groups.map((group) => [group.groupId, group.as])).toEqual([['g-teaching', 'teacher']]);
  });
});
