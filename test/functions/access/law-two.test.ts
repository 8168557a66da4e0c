import { describe, expect, it } from 'vitest';
import { groupTarget } from '../../../functions/access/authorize.ts';
import { type Action, type Actor, decide, guardiansWho, type PupilFacts } from '../../../functions/access/policy.ts';
import { groupOf } from '../../../functions/roster/group-records.ts';
import { staffActor } from '../../../functions/roster/lookup.ts';
import { pupilOf, staffOf } from '../../../functions/roster/records.ts';
import type { Dated } from '../../../functions/shared/time.ts';
import { ACTIONS } from '../../support/actions.ts';

/**
 * Law 2 along four axes, over records as they lie in the table: a person, a relation, a group and the period of each,
 * before, in and after. Whatever the others say, one that does not hold takes every right that rests on it.
 */
const DAY = '2026-11-24';
const TIMES = {
  before: { from: '2026-11-25' },
  begins: { from: '2026-11-24' },
  in: { from: '2026-08-01', to: '2027-06-19' },
  'last day': { from: '2026-08-01', to: '2026-11-25' },
  'first day after': { from: '2026-08-01', to: '2026-11-24' },
  after: { from: '2025-08-01', to: '2026-06-20' },
} as const;
type When = keyof typeof TIMES;
const WHENS = Object.keys(TIMES).filter((when): when is When => when in TIMES);
const holds = (when: When): boolean => ['begins', 'in', 'last day'].includes(when);
const all = WHENS.flatMap((a) => WHENS.flatMap((b) => WHENS.map((c) => [a, b, c] as const)));

const profile = (id: string, when: When, more: object = {}) => ({
  ...{ sk: 'FACTS#PROFILE', id, givenName: 'A', familyName: 'B' },
  ...TIMES[when],
  ...more,
});
const pupilProfile = (when: When, birthDate: string) =>
  profile('p', when, { birthDate, protection: 'none', schoolId: 's' });

const allowed = (actor: Actor, pupil: PupilFacts): Action[] =>
  ACTIONS.filter((action) => decide(action, actor, { kind: 'pupil', pupil }, DAY).allowed);

describe('a guardian', () => {
  const guardian: Actor = { kind: 'guardian', ownerId: 'o', personId: 'g' };
  /** The importer ends the relation with the person; a record that says only the one or the other is believed too. */
  const relation = (own: When, person: When, written: 'both' | 'apart') => {
    const { from, to }: Dated = TIMES[own];
    const { to: personTo }: Dated = TIMES[person];
    const end = [to, personTo].filter((day) => day !== undefined).sort()[0];
    const basis = 'parental-responsibility';
    const common = { sk: 'FACTS#GUARDIAN#g#r1', rowId: 'r1', guardianId: 'g', basis, source: 'x', from, personTo };
    return { ...common, to: written === 'both' ? end : to };
  };
  const ENDS = ['in', 'last day', 'first day after', 'after'] as const;
  const cases = all.flatMap(([stay, own]) => ENDS.map((person) => [stay, own, person] as const));

  it.each(cases)('pupil %s, relation %s, person %s', (stay, own, person) => {
    const stands = holds(stay) && holds(own) && holds(person);
    for (const written of ['both', 'apart'] as const) {
      for (const [birthDate, right] of [
        [
          '2015-05-01',
          [
            ...['child:read', 'child:report-absence', 'child:apply-leave', 'child:receive-warning', 'child:remarks'],
            'child:access-log',
            'child:readers',
            'child:messages',
            'child:write-message',
            'child:talks',
            'child:book-talk',
            'child:calendar',
            'child:documents',
          ],
        ],
        [
          '2008-01-01',
          ['child:read', 'child:remarks', 'child:messages', 'child:talks', 'child:calendar', 'child:documents'],
        ],
      ] as const) {
        const consent = { sk: 'FACTS#CONSENT#g', guardianId: 'g', from: '2026-08-01' };
        const card = pupilOf([pupilProfile(stay, birthDate), relation(own, person, written), consent]);
        if (!card) throw new Error('There is a pupil.');
        expect(allowed(guardian, card.facts)).toEqual(stands ? right : []);
        const told = guardiansWho('child:read', 'o', card.facts, DAY).map((recipient) => recipient.guardianId);
        expect(told).toEqual(stands ? ['g'] : []);
        // The policy itself, where no reader has joined the two ends.
        const { facts } = card;
        const apart = {
          ...facts,
          relations: [relation(own, person, 'apart')].map((row) => ({ ...row, basis: 'daily-care' as const })),
        };
        expect(allowed(guardian, apart).length > 0).toBe(stands);
      }
    }
  });
});

describe('a teacher', () => {
  const cases = all.flatMap(([person, teaches, group]) =>
    WHENS.map((enrolled) => [person, teaches, group, enrolled] as const),
  );
  const grouped = Map.groupBy(cases, ([person, teaches]) => `employed ${person}, teaches ${teaches}`);

  it.each([...grouped])('a teacher: %s', (_name, own) => {
    for (const [person, teaches, group, enrolled] of own) {
      const of = { groupId: 'g', schoolId: 's', groupName: '4A', groupKind: 'basis' };
      const card = staffOf([
        profile('t', person),
        { sk: 'FACTS#TEACHES#g#contact-teacher#r', as: 'contact-teacher', ...of, ...TIMES[teaches] },
      ]);
      const pupil = pupilOf([
        pupilProfile('in', '2015-05-01'),
        { sk: 'FACTS#ENROLMENT#g#r', ...of, ...TIMES[enrolled] },
      ]);
      const found = groupOf(
        [{ id: 'g', name: '4A', groupKind: 'basis', schoolId: 's', ...TIMES[group] }],
        [{ personId: 'p', as: 'student', from: '2026-08-01' }],
      );
      if (!card || !pupil || !found) throw new Error('All three are there.');
      const actor = staffActor('o', card);
      const here = holds(person) && holds(teaches);
      const may = decide('pupil:absence-decide', actor, { kind: 'pupil', pupil: pupil.facts }, DAY).allowed;
      expect([person, teaches, enrolled, may]).toEqual([person, teaches, enrolled, here && holds(enrolled)]);
      const class_ = decide('class:absence-queue', actor, groupTarget(found), DAY).allowed;
      expect([person, teaches, group, class_]).toEqual([person, teaches, group, here && holds(group)]);
    }
  });

  it.each(WHENS)('a group that is %s has nobody in it after its end, whatever its members’ records say', (when) => {
    const group = { id: 'g', name: '4A', groupKind: 'basis', schoolId: 's', ...TIMES[when] };
    const found = groupOf([group], [{ personId: 'p', as: 'student', from: '2025-08-01' }]);
    const here = found?.members.filter((member) => member.to === undefined || DAY < member.to);
    expect(here?.length).toBe(when === 'after' || when === 'first day after' ? 0 : 1);
  });
});

describe('a pupil and a role', () => {
  it.each(WHENS)('a pupil whose stay is %s', (when) => {
    const card = pupilOf([pupilProfile(when, '2008-01-01')]);
    if (!card) throw new Error('There is a pupil.');
    const own = allowed({ kind: 'pupil', ownerId: 'o', personId: 'p' }, card.facts);
    expect(own.length > 0).toBe(holds(when));
  });

  it.each(all)('employed %s, role %s, pupil %s', (person, role, stay) => {
    const card = staffOf([
      profile('t', person),
      { sk: 'FACTS#ROLE#office#s', role: 'office', schoolId: 's', ...TIMES[role] },
    ]);
    const pupil = pupilOf([pupilProfile(stay, '2015-05-01')]);
    if (!card || !pupil) throw new Error('Both are there.');
    expect(allowed(staffActor('o', card), pupil.facts).length > 0).toBe(holds(person) && holds(role) && holds(stay));
  });
});
