import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Actor,
  type Assignment,
  BASES,
  type Decision,
  decide,
  guardiansWho,
  isProtected,
  PROTECTIONS,
  type PupilFacts,
  STAFF_ROLES,
  type Target,
} from '../../../functions/access/policy.ts';
import { addDays, type Dated } from '../../../functions/shared/time.ts';
import { ACTIONS } from '../../support/actions.ts';

/** An independent oracle: written from docs/product.md (J2–J5) as plain sentences, not from the table it judges. */
function oracle(action: Action, actor: Actor, target: Target, day: string): Decision['allowed'] {
  const on = (dated: Dated) => dated.from <= day && !(dated.to !== undefined && dated.to <= day);
  const pupil = target.kind === 'pupil' ? target.pupil : undefined;
  const here = pupil !== undefined && on(pupil.stay);
  const years = (birth: string) =>
    Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
  const adult = pupil !== undefined && years(pupil.birthDate) >= 18;
  const stands =
    here &&
    pupil.relations.some(
      (relation) =>
        relation.guardianId === actor.personId &&
        on(relation) &&
        on({ from: relation.from, to: relation.personTo }) &&
        !['unknown', 'on-request'].includes(relation.basis),
    );
  const held = actor.kind === 'staff' ? actor.assignments.filter(on) : [];
  const schools =
    target.kind === 'school' || target.kind === 'group'
      ? [target.schoolId]
      : here
        ? [pupil.schoolId, ...pupil.enrolments.filter(on).map((enrolment) => enrolment.schoolId)]
        : [];
  const role = (...roles: string[]) =>
    held.some((duty) => duty.kind === 'role' && roles.includes(duty.role) && schools.includes(duty.schoolId ?? ''));
  const admin =
    held.some((duty) => duty.kind === 'role' && duty.role === 'owner-admin') &&
    !['pupil', 'group'].includes(target.kind);
  // A contact teacher is one of a class or a contact group, whatever a record says of other groups.
  const classLike = (kind: string | undefined) => kind === 'basis' || kind === 'contact';
  const called = (duty: Assignment & { kind: 'teaches' }, kind: string) =>
    duty.as === 'contact-teacher' && !(classLike(kind) && (duty.groupKind === undefined || classLike(duty.groupKind)))
      ? 'teacher'
      : duty.as;
  const together = here
    ? held.flatMap((duty) =>
        duty.kind === 'teaches'
          ? pupil.enrolments
              .filter((enrolled) => on(enrolled) && enrolled.groupId === duty.groupId)
              .map((enrolled) => ({ enrolled, as: called(duty, enrolled.groupKind) }))
          : [],
      )
    : [];
  const teaches = (as: 'teacher' | 'contact-teacher' | 'anything') =>
    together.some(({ enrolled, as: word }) => {
      if (as === 'anything') return true;
      if (as === 'contact-teacher') return word === as;
      const teaching = classLike(enrolled.groupKind) || enrolled.groupKind === 'teaching';
      return word === 'teacher' && (teaching || enrolled.subjectCode !== undefined);
    });
  const teachesGroup = (...as: string[]) =>
    target.kind === 'group' &&
    on(target) &&
    held.some(
      (duty) =>
        duty.kind === 'teaches' &&
        as.includes(called(duty, target.groupKind)) &&
        duty.groupId === target.groupId &&
        duty.schoolId === target.schoolId,
    );
  const self = here && actor.kind === 'pupil' && actor.personId === pupil.pupilId;
  const guardian = actor.kind === 'guardian';
  const consents = pupil?.consents.some((consent) => consent.guardianId === actor.personId && on(consent)) ?? false;
  switch (action) {
    case 'child:read':
    case 'child:remarks':
      return guardian && stands && (!adult || consents);
    case 'child:report-absence':
    case 'child:apply-leave':
    case 'child:receive-warning':
    case 'child:access-log':
      return guardian && stands && !adult;
    case 'guardian:home':
      return guardian && target.kind === 'self';
    case 'pupil:home':
      return actor.kind === 'pupil' && target.kind === 'self';
    case 'staff:home':
    case 'staff:lessons':
      return actor.kind === 'staff' && target.kind === 'self';
    case 'pupil:read-own':
      return self;
    case 'pupil:report-own-absence':
    case 'pupil:consent':
    case 'pupil:access-log':
    case 'pupil:apply-leave':
      return self && adult;
    case 'school:absence-list':
    case 'school:work-list':
    case 'school:settle':
    case 'school:leave-list':
    case 'school:paper-tasks':
    case 'school:pupil-search':
      return role('office', 'leader');
    case 'lesson:read':
      return teachesGroup('teacher', 'contact-teacher', 'substitute') || role('office', 'leader');
    case 'lesson:register':
    case 'remark:write':
      return teachesGroup('teacher', 'contact-teacher', 'substitute');
    case 'lesson:grant':
      return teachesGroup('teacher', 'contact-teacher') || role('office', 'leader');
    case 'class:absence-queue':
      return teachesGroup('contact-teacher');
    case 'class:figures':
    case 'class:warnings':
    case 'class:remarks':
      return teachesGroup('contact-teacher') || role('leader');
    case 'pupil:absence-decide':
    case 'warning:write-conduct':
    case 'remark:release':
      return teaches('contact-teacher');
    case 'pupil:figures':
    case 'pupil:warnings-read':
    case 'pupil:remarks-read':
      return role('leader') || teaches('contact-teacher');
    case 'school:figures':
    case 'school:warnings':
      return role('leader');
    case 'pupil:statement-read':
    case 'pupil:leave-read':
      return role('leader', 'office') || teaches('contact-teacher');
    case 'pupil:statement-freeze':
    case 'pupil:strike-out':
      return role('office') || teaches('contact-teacher');
    case 'class:statement-read':
      return role('leader', 'office') || teachesGroup('contact-teacher');
    case 'class:statement-freeze':
      return role('office') || teachesGroup('contact-teacher');
    case 'class:reach':
    case 'class:contacts':
      return teachesGroup('contact-teacher') || role('office', 'leader');
    case 'class:pupils':
      return teachesGroup('teacher', 'contact-teacher', 'substitute') || role('office', 'leader');
    case 'pupil:card':
      return role('office', 'leader') || teaches('contact-teacher');
    case 'school:waiting':
      return role('office', 'leader', 'principal');
    case 'school:groups':
      return target.kind === 'school' && held.some((duty) => duty.schoolId === target.schoolId);
    case 'remark:own':
      return teaches('anything');
    case 'warning:write-subject':
      return teaches('contact-teacher') || teaches('teacher');
    case 'pupil:subject-figures':
    case 'pupil:subject-warnings':
      return teaches('teacher');
    case 'pupil:limit-decision':
    case 'warning:approve':
    case 'pupil:decide-long-leave':
      return role('principal');
    case 'pupil:decide-leave':
      return role('principal') || teaches('contact-teacher');
    case 'pupil:absence-read':
      return role('office', 'leader') || teaches('contact-teacher') || teaches('teacher');
    case 'pupil:absence-report-for':
    case 'pupil:absence-handle':
      return role('office') || teaches('contact-teacher');
    case 'school:settings-read':
      return (target.kind === 'school' && held.some((duty) => duty.schoolId === target.schoolId)) || admin;
    case 'people:join':
      return role('office', 'leader') || admin;
    case 'school:settings-change':
      return role('leader') || admin;
    case 'owner:settings-read':
    case 'owner:settings-change':
    case 'owner:import':
    case 'owner:access-log':
    case 'owner:pupil-search':
    case 'owner:archive':
      return admin;
  }
}

const DAY = '2026-11-24';
const ids = fc.constantFrom('a', 'b', 'c');
const day = fc.integer({ min: -3, max: 3 }).map((days) => addDays(DAY, days));
const dated = fc.record({ from: day, to: fc.option(day, { nil: undefined }) });
const kind = fc.constantFrom('basis', 'teaching', 'contact', 'grade', 'other');
const subject = fc.option(fc.constant('MAT1'), { nil: undefined });
const birthDate = fc.integer({ min: -400, max: 400 }).map((days) => addDays('2008-11-24', days));
const pupil: fc.Arbitrary<PupilFacts> = fc.record({
  pupilId: ids,
  birthDate,
  protection: fc.constantFrom(...PROTECTIONS),
  schoolId: ids,
  stay: dated,
  enrolments: fc.array(
    fc.tuple(dated, ids, ids, kind, subject).map(([when, groupId, schoolId, groupKind, subjectCode]) => ({
      ...when,
      groupId,
      schoolId,
      groupKind,
      subjectCode,
    })),
    { maxLength: 3 },
  ),
  relations: fc.array(
    fc
      .tuple(dated, ids, fc.constantFrom(...BASES), fc.option(day, { nil: undefined }))
      .map(([when, guardianId, basis, personTo]) => ({ ...when, guardianId, basis, personTo })),
    { maxLength: 3 },
  ),
  consents: fc.array(
    fc.tuple(dated, ids).map(([when, guardianId]) => ({ ...when, guardianId })),
    { maxLength: 2 },
  ),
});
const assignment: fc.Arbitrary<Assignment> = fc.oneof(
  fc
    .tuple(dated, fc.constantFrom(...STAFF_ROLES), fc.option(ids, { nil: undefined }))
    .map(([when, role, schoolId]) => ({ ...when, kind: 'role' as const, role, schoolId })),
  fc
    .tuple(
      dated,
      fc.constantFrom('teacher', 'contact-teacher', 'substitute'),
      ids,
      ids,
      fc.option(kind, { nil: undefined }),
    )
    .map(([when, as, groupId, schoolId, groupKind]) => ({
      ...when,
      kind: 'teaches' as const,
      as,
      groupId,
      schoolId,
      groupKind,
    })),
);
const actor: fc.Arbitrary<Actor> = fc.oneof(
  ids.map((personId) => ({ kind: 'guardian' as const, ownerId: 'o', personId })),
  ids.map((personId) => ({ kind: 'pupil' as const, ownerId: 'o', personId })),
  fc
    .tuple(ids, fc.array(assignment, { maxLength: 3 }))
    .map(([personId, assignments]) => ({ kind: 'staff' as const, ownerId: 'o', personId, assignments })),
);
const target: fc.Arbitrary<Target> = fc.oneof(
  { weight: 5, arbitrary: pupil.map((facts) => ({ kind: 'pupil' as const, pupil: facts })) },
  { weight: 2, arbitrary: ids.map((schoolId) => ({ kind: 'school' as const, schoolId })) },
  {
    weight: 3,
    arbitrary: fc.tuple(dated, ids, ids, kind).map(([when, groupId, schoolId, groupKind]) => ({
      ...when,
      kind: 'group' as const,
      groupId,
      schoolId,
      groupKind,
    })),
  },
  fc.constantFrom<Target>({ kind: 'owner' }, { kind: 'self' }),
);
const action = fc.constantFrom<Action>(...ACTIONS);

describe('the access policy', () => {
  it('the access policy agrees with an independent oracle in random worlds', () => {
    fc.assert(
      fc.property(action, actor, target, (asked, who, what) => {
        expect(decide(asked, who, what, DAY).allowed).toBe(oracle(asked, who, what, DAY));
      }),
      { numRuns: 50_000 },
    );
  }, 30_000);

  it('the access policy grants nothing by a relation that is not standing today', () => {
    fc.assert(
      fc.property(pupil, ids, (child, guardianId) => {
        const relations = child.relations.filter(
          (relation) =>
            relation.from > DAY ||
            (relation.to !== undefined && relation.to <= DAY) ||
            (relation.personTo !== undefined && relation.personTo <= DAY) ||
            relation.basis === 'unknown',
        );
        const decision = decide(
          'child:read',
          { kind: 'guardian', ownerId: 'o', personId: guardianId },
          { kind: 'pupil', pupil: { ...child, relations } },
          DAY,
        );
        expect(decision.allowed).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });

  it('the access policy names exactly the guardians who would be let in themselves', () => {
    fc.assert(
      fc.property(pupil, (child) => {
        const named = guardiansWho('child:read', 'o', child, DAY).map((recipient) => recipient.guardianId);
        const let_in = ['a', 'b', 'c'].filter((personId) =>
          oracle('child:read', { kind: 'guardian', ownerId: 'o', personId }, { kind: 'pupil', pupil: child }, DAY),
        );
        expect([...named].sort()).toEqual(let_in);
      }),
      { numRuns: 10_000 },
    );
  });
});

const child: PupilFacts = {
  pupilId: 'a',
  birthDate: '2008-11-24',
  protection: 'none',
  schoolId: 's',
  stay: { from: '2020-08-01' },
  enrolments: [],
  relations: [{ guardianId: 'g', basis: 'parental-responsibility', from: '2020-08-01' }],
  consents: [],
};
const asGuardian: Actor = { kind: 'guardian', ownerId: 'o', personId: 'g' };

describe('the 18th birthday (J3)', () => {
  it.each([
    ['2026-11-23', true, undefined],
    ['2026-11-24', false, 'pupil-of-age'],
    ['2026-11-25', false, 'pupil-of-age'],
  ])('the 18th birthday: on %s the guardian is let in: %s', (on, allowed, reason) => {
    const decision = decide('child:report-absence', asGuardian, { kind: 'pupil', pupil: child }, on);
    expect(decision.allowed).toBe(allowed);
    expect(decision.allowed ? undefined : decision.reason).toBe(reason);
  });

  it('the 18th birthday lets a guardian read by the pupil’s consent, until it is revoked, and never report', () => {
    const consenting = { ...child, consents: [{ guardianId: 'g', from: '2026-11-24', to: '2026-12-01' }] };
    const ask = (asked: Action, on: string) =>
      decide(asked, asGuardian, { kind: 'pupil', pupil: consenting }, on).allowed;
    expect([ask('child:read', '2026-11-24'), ask('child:read', '2026-11-30'), ask('child:read', '2026-12-01')]).toEqual(
      [true, true, false],
    );
    expect(ask('child:report-absence', '2026-11-24')).toBe(false);
  });
});

describe('address protection (law 4)', () => {
  it.each(PROTECTIONS)('address protection: %s counts as protected unless it says none', (protection) => {
    expect(isProtected(protection)).toBe(protection !== 'none');
  });
});
