import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Actor,
  type Assignment,
  BASES,
  decide,
  guardiansWho,
  isProtected,
  PROTECTIONS,
  type PupilFacts,
  STAFF_ROLES,
  type Target,
} from '../../../functions/access/policy.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { ACTIONS } from '../../support/actions.ts';
import { oracle } from './policy-oracle.ts';

const DAY = '2026-11-24';
const ids = fc.constantFrom('a', 'b', 'c');
const orNone = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: undefined });
const day = fc.integer({ min: -3, max: 3 }).map((days) => addDays(DAY, days));
const dated = fc.record({ from: day, to: orNone(day) });
const kind = fc.constantFrom('basis', 'teaching', 'contact', 'grade', 'other');
const subject = orNone(fc.constant('MAT1'));
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
      .tuple(dated, ids, fc.constantFrom(...BASES), orNone(day))
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
    .tuple(dated, fc.constantFrom(...STAFF_ROLES), orNone(ids))
    .map(([when, role, schoolId]) => ({ ...when, kind: 'role' as const, role, schoolId })),
  fc
    .tuple(dated, fc.constantFrom('teacher', 'contact-teacher', 'substitute'), ids, ids, orNone(kind))
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
  {
    weight: 5,
    arbitrary: fc
      .tuple(pupil, orNone(ids))
      .map(([facts, inGroup]) => ({ kind: 'pupil' as const, pupil: facts, inGroup })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        pupil,
        fc.array(
          fc.tuple(dated, ids).map(([when, staffId]) => ({ ...when, staffId })),
          { maxLength: 2 },
        ),
      )
      .map(([facts, added]) => ({ kind: 'thread' as const, pupil: facts, added })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        ids,
        fc.array(
          fc.tuple(ids, fc.constantFrom('owner', 'edit', 'read'), dated).map(([staffId, role, when]) => ({
            staffId,
            role,
            ...when,
          })),
          { maxLength: 3 },
        ),
        orNone(ids),
        fc.array(
          fc.tuple(ids, dated).map(([staffId, when]) => ({ staffId, ...when })),
          { maxLength: 1 },
        ),
      )
      .map(([schoolId, grants, approverId, deputies]) => ({
        kind: 'document' as const,
        schoolId,
        grants,
        approverId,
        deputies,
      })),
  },
  { weight: 2, arbitrary: ids.map((schoolId) => ({ kind: 'school' as const, schoolId })) },
  {
    weight: 3,
    arbitrary: fc.tuple(dated, ids, ids, kind, orNone(ids)).map(([when, groupId, schoolId, groupKind, sentBy]) => ({
      ...when,
      kind: 'group' as const,
      groupId,
      schoolId,
      groupKind,
      sentBy,
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
        const who = { kind: 'guardian', ownerId: 'o', personId: guardianId } as const;
        const what = { kind: 'pupil', pupil: { ...child, relations } } as const;
        expect(decide('child:read', who, what, DAY).allowed).toBe(false);
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
