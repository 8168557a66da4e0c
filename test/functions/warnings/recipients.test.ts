import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASES } from '../../../functions/access/policy.ts';
import type { PupilCard } from '../../../functions/roster/lookup.ts';
import { addDays, isAdult } from '../../../functions/shared/time.ts';
import { changeSince, fingerprintOf, recipientsOf } from '../../../functions/warnings/recipients.ts';

const DAY = '2026-11-24';
const day = fc.integer({ min: -3, max: 3 }).map((days) => addDays(DAY, days));
const relation = fc.record({
  guardianId: fc.constantFrom('a', 'b', 'c', 'd'),
  basis: fc.constantFrom(...BASES),
  from: day,
  to: fc.option(day, { nil: undefined }),
});
const card: fc.Arbitrary<PupilCard> = fc
  .record({
    birthDate: fc.integer({ min: -3, max: 3 }).map((days) => addDays('2008-11-24', days)),
    relations: fc.array(relation, { maxLength: 6 }),
  })
  .map(({ birthDate, relations }) => ({
    ...{ givenName: 'Elev', familyName: 'Fjord', groups: [], together: [] },
    facts: {
      ...{ pupilId: 'p', birthDate, protection: 'none', schoolId: 's', stay: { from: '2026-08-01' } },
      ...{ enrolments: [], relations, consents: [{ guardianId: 'a', from: '2026-08-01' }] },
    },
  }));

/** Written by hand from OF § 9-7 and docs/product.md (D4): the policy is not asked. */
const WITHOUT = new Set(['on-request', 'unknown']);
const holds = (period: { from: string; to?: string | undefined }) =>
  period.from <= DAY && (period.to === undefined || DAY < period.to);

describe('who gets a warning (D3, D4)', () => {
  it('the recipients of a warning are the pupil always, and those with responsibility that day while the pupil is a minor; consent makes nobody one', () => {
    fc.assert(
      fc.property(card, (pupil) => {
        const { recipients, leftOut } = recipientsOf('o', pupil, DAY);
        const { facts } = pupil;
        const adult = isAdult(facts.birthDate, DAY);
        const wanted = adult ? [] : facts.relations.filter((other) => holds(other) && !WITHOUT.has(other.basis));
        const ids = [...new Set(wanted.map((row) => row.guardianId))].sort();
        expect(recipients.map(({ person }) => [person.kind, person.id])).toEqual([
          ['pupil', 'p'],
          ...ids.map((id) => ['guardian', id]),
        ]);
        const others = [...new Set(facts.relations.map((row) => row.guardianId))].filter((id) => !ids.includes(id));
        expect(leftOut.map((guardian) => guardian.guardianId)).toEqual(others.sort());
        for (const { guardianId, why } of leftOut) {
          const held = facts.relations.some((other) => other.guardianId === guardianId && holds(other));
          expect(why).toBe(held ? (adult ? 'pupil-of-age' : 'no-responsibility') : 'not-today');
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it('the recipients of a warning are named so that every change of person or basis shows, and counts them', () => {
    const of = (...ids: string[]) =>
      fingerprintOf(ids.map((id) => ({ person: { kind: 'guardian' as const, id }, basis: 'guardian:daily-care' })));
    expect(changeSince(of('a', 'b'), of('a', 'b'))).toBeUndefined();
    expect(changeSince(of('a', 'b'), of('a'))).toEqual({ added: 0, removed: 1 });
    expect(changeSince(of('a'), of('b', 'c'))).toEqual({ added: 2, removed: 1 });
    const foster = fingerprintOf([{ person: { kind: 'guardian', id: 'a' }, basis: 'guardian:foster-care' }]);
    expect(changeSince(of('a'), foster)).toEqual({ added: 1, removed: 1 });
  });
});
