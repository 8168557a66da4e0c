import { describe, expect, it } from 'vitest';
import { whyEmpty } from '../../../functions/absence/why-empty.ts';
import { type Basis, decide, type PupilFacts } from '../../../functions/access/policy.ts';
import type { PupilCard } from '../../../functions/roster/lookup.ts';

const DAY = '2026-11-24';
type More = Partial<PupilFacts> & { readonly basis?: Basis; readonly until?: string };

function refused({ basis = 'parental-responsibility', until, ...more }: More) {
  const facts: PupilFacts = {
    ...{ pupilId: 'p', birthDate: '2015-05-01', protection: 'none', schoolId: 's', stay: { from: '2026-08-01' } },
    ...{ enrolments: [], consents: [], relations: [{ guardianId: 'g', basis, from: '2026-08-01', to: until }] },
    ...more,
  };
  const card: PupilCard = { facts, givenName: 'Ada', familyName: 'Lie', groups: [], together: [] };
  const actor = { kind: 'guardian', ownerId: 'o', personId: 'g' } as const;
  return { card, decision: decide('child:read', actor, { kind: 'pupil', pupil: facts }, DAY) };
}
const GROWN = { birthDate: '2008-11-24' };
const SECRET = { protection: 'strictly-confidential' } as const;

describe('why a guardian sees no child', () => {
  it.each([
    ['nobody was ever theirs', [], 'no-child-here'],
    ['the child is of age', [GROWN], 'pupil-of-age'],
    ['nobody knows the basis', [{ basis: 'unknown' }], 'relation-not-settled'],
    ['access is by request alone', [{ basis: 'on-request' }], 'no-child-here'],
    ['the relation has ended', [{ until: '2026-11-01' }], 'no-child-here'],
    ['the basis of an ended one was unknown', [{ basis: 'unknown', until: '2026-11-01' }], 'no-child-here'],
    ['the child has left', [{ ...GROWN, stay: { from: '2025-08-01', to: '2026-06-20' } }], 'no-child-here'],
    ['the child is protected and of age', [{ ...GROWN, ...SECRET }], 'no-child-here'],
    ['the child is protected and the basis unknown', [{ ...SECRET, basis: 'unknown' }], 'no-child-here'],
    ['the protection is unknown', [{ protection: 'unknown', basis: 'unknown' }], 'no-child-here'],
    ['one is of age and one unsettled', [GROWN, { basis: 'unknown' }], 'relation-not-settled'],
  ] as const)('the reason why a guardian sees no child: %s', (_what, cards, why) => {
    expect(
      whyEmpty(
        'g',
        cards.map((more) => refused(more)),
        DAY,
      ),
    ).toBe(why);
  });

  it('the reason why a guardian sees no child says nothing of somebody else’s child', () => {
    expect(whyEmpty('stranger', [refused(GROWN), refused({ basis: 'unknown' })], DAY)).toBe('no-child-here');
  });
});
