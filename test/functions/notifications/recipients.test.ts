import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../functions/access/policy.ts';
import type { SubscribedFact } from '../../../functions/notifications/subscription.ts';
import type { PupilCard } from '../../../functions/roster/lookup.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import {
  both,
  CONTACT,
  DAY,
  FATHER,
  FORMER,
  factOf,
  grown,
  inboxes,
  MOTHER,
  NOW,
  OFFICE,
  PRINCIPAL,
  pupil,
  SCHOOL,
  SINCE,
  TEACHER,
} from './world.ts';

const NAMES: Readonly<Record<string, string>> = {
  [MOTHER]: 'mother',
  [FATHER]: 'father',
  [CONTACT]: 'contact teacher',
  [TEACHER]: 'teacher',
  [FORMER]: 'former contact teacher',
  [PRINCIPAL]: 'principal',
  [OFFICE]: 'office',
};
type Fact = (pupilId: string) => SubscribedFact;
const leave =
  (name: 'leave-applied' | 'leave-granted' | 'leave-refused' | 'leave-withdrawn', decider?: 'principal'): Fact =>
  (pupilId) =>
    factOf(name, {
      pupilId,
      schoolId: SCHOOL,
      leaveId: newSortableId(0),
      version: 1,
      firstDay: '2026-12-03',
      lastDay: '2026-12-04',
      dates: ['2026-12-03', '2026-12-04'],
      decider: decider ?? 'contact-teacher',
      madeBy: name === 'leave-applied' ? { kind: 'guardian', personId: MOTHER } : { kind: 'staff', personId: CONTACT },
    });
const asked: Fact = (pupilId) =>
  factOf('absence-still-away-asked', {
    pupilId,
    schoolId: SCHOOL,
    reportId: newSortableId(0),
    version: 1,
    firstDay: '2026-11-23',
    lastDay: null,
    madeBy: { kind: 'system' },
    channel: 'schedule',
    day: DAY,
  });
const threshold: Fact = (pupilId) =>
  factOf('absence-threshold-reached', {
    pupilId,
    schoolId: SCHOOL,
    schoolYear: '2026-2027',
    groupIds: [],
    percent: 5,
    isLimit: false,
  });
const decided =
  (reasonChanged: boolean): Fact =>
  (pupilId) =>
    factOf('absence-decided', {
      pupilId,
      schoolId: SCHOOL,
      dates: [DAY],
      reports: [],
      decidedBy: CONTACT,
      reasonChanged,
    });

/** A warning that a person has not opened, and one that must go on paper. */
const reminder =
  (kind: 'guardian' | 'pupil', id?: string): Fact =>
  (pupilId) =>
    factOf('delivery-reminder-due', {
      ...{ warningId: newSortableId(0), schoolId: SCHOOL, pupilId },
      person: { kind, id: id ?? pupilId },
    });
const paper: Fact = (pupilId) =>
  factOf('paper-task-made', {
    ...{ warningId: newSortableId(0), schoolId: SCHOOL, pupilId },
    ...{ person: { kind: 'guardian', id: MOTHER }, why: 'unopened' },
  });

const remark =
  (name: 'remark-published' | 'remark-corrected' | 'remark-withdrawn'): Fact =>
  (pupilId) =>
    factOf(name, {
      ...{ remarkId: newSortableId(0), schoolId: SCHOOL, pupilId, teacherId: TEACHER },
      ...{ version: 1, ledger: 'order', polarity: 'negative' },
    });

/** Who gets which kind, as `person: kind`; the pupil is `pupil`. */
async function toldOf(fact: Fact, card: PupilCard, settings: Parameters<typeof inboxes>[1] = {}) {
  const { deliver, handed, items } = inboxes([card], settings);
  await deliver(fact(card.facts.pupilId), NOW);
  const lines = handed.map(({ person, itemId }) => {
    const item = items.get(`${person.kind} ${person.id} ${itemId}`);
    return `${person.kind === 'pupil' ? 'pupil' : NAMES[person.id]}: ${item?.kind}`;
  });
  return lines.sort();
}
const minor = pupil();
const adult = grown();
const consenting = grown({ consents: [{ guardianId: FATHER, ...SINCE }] });

describe('who is told of what, by whose right', () => {
  it.each<[string, Fact, PupilCard, readonly string[]]>([
    [
      '“still away?”: guardians who may report, also the one who reported (A5)',
      asked,
      minor,
      ['father: absence-still-away-asked', 'mother: absence-still-away-asked'],
    ],
    [
      '“still away?” of a pupil of age: the pupil alone, who reports (A5, A8)',
      asked,
      consenting,
      ['pupil: absence-still-away-asked'],
    ],
    [
      'leave applied for: the other guardian, and the contact teacher who decides (A10, F7)',
      leave('leave-applied'),
      minor,
      ['contact teacher: leave-waiting', 'father: leave-applied'],
    ],
    [
      'long leave: the principal, who decides, and not the contact teacher (A10, F7)',
      leave('leave-applied', 'principal'),
      minor,
      ['father: leave-applied', 'principal: long-leave-waiting'],
    ],
    [
      'leave granted: both guardians (A10)',
      leave('leave-granted'),
      minor,
      ['father: leave-granted', 'mother: leave-granted'],
    ],
    ['leave refused to a pupil of age: the pupil (A10)', leave('leave-refused'), adult, ['pupil: leave-refused']],
    [
      'leave withdrawn, with a guardian whom the pupil of age lets read (J3)',
      leave('leave-withdrawn'),
      consenting,
      ['father: leave-withdrawn', 'pupil: leave-withdrawn'],
    ],
    [
      'a threshold of absence: the pupil and the contact teacher (C4)',
      threshold,
      minor,
      ['contact teacher: absence-threshold-reached', 'pupil: absence-threshold-reached'],
    ],
    [
      'a warning not opened: the one who has not, and nobody else (D6)',
      reminder('guardian', MOTHER),
      minor,
      ['mother: delivery-reminder-due'],
    ],
    ['a warning not opened by the pupil: the pupil (D6)', reminder('pupil'), minor, ['pupil: delivery-reminder-due']],
    [
      'a warning not opened before the pupil turned 18: no guardian any more (J3)',
      reminder('guardian', FATHER),
      consenting,
      [],
    ],
    ['a letter that must go on paper: the office (D6)', paper, minor, ['office: paper-task-made']],
    [
      'a remark: both guardians and the pupil (E2)',
      remark('remark-published'),
      minor,
      ['father: remark-published', 'mother: remark-published', 'pupil: remark-published'],
    ],
    [
      'a remark on a pupil of age: the guardian whom the pupil lets see, and the pupil (J3)',
      remark('remark-corrected'),
      consenting,
      ['father: remark-corrected', 'pupil: remark-corrected'],
    ],
    ['a reason that was changed: nobody, unless the setting says so (C2)', decided(true), minor, []],
  ])('the recipients of a fact and their rights: %s', async (_what, fact, card, wanted) => {
    expect(await toldOf(fact, card)).toEqual(wanted);
  });

  it('a reason that was changed, where the setting is on: the guardians; other decisions are no news (C2)', async () => {
    const on = { 'absence.noticeOnChangedReason': true };
    const wanted = ['father: absence-reason-changed', 'mother: absence-reason-changed'];
    expect(await toldOf(decided(true), minor, on)).toEqual(wanted);
    expect(await toldOf(decided(false), minor, on)).toEqual([]);
  });

  it('a remark, where the school does not show guardians any: the pupil alone; where the notice is off: nobody (E2)', async () => {
    const hidden = { 'remarks.visibleToGuardians': false };
    for (const name of ['remark-published', 'remark-corrected', 'remark-withdrawn'] as const) {
      expect(await toldOf(remark(name), minor, hidden)).toEqual([`pupil: ${name}`]);
      expect(await toldOf(remark(name), minor, { 'remarks.notice': 'off' })).toEqual([]);
    }
  });

  it('the right of each telling is that of its reader, and the policy lets nobody else through at the door', async () => {
    const { deliver, handed } = inboxes([minor]);
    await deliver(leave('leave-applied')(minor.facts.pupilId), NOW);
    const rights = handed.map(({ person, right }) => `${person.kind} ${right.action}`).sort();
    expect(rights).toEqual(['guardian child:read', 'staff pupil:decide-leave']);
    const pupilTarget = { kind: 'pupil', pupil: minor.facts } as const;
    const teacher = { kind: 'staff', ownerId: OWNER, personId: TEACHER, assignments: [] } as const;
    expect(decide('pupil:decide-leave', teacher, pupilTarget, DAY).allowed).toBe(false);
  });

  it('a fact of leave of an earlier day, which names nobody who decides, waits for the contact teacher', async () => {
    const fact: Fact = (pupilId) => {
      const told = leave('leave-applied')(pupilId);
      if (told.name !== 'leave-applied') throw new Error('not an application');
      const { decider: _decider, ...data } = told.data;
      return { ...told, data };
    };
    expect(await toldOf(fact, minor)).toContain('contact teacher: leave-waiting');
  });

  it('nobody who works at the school hears of a pupil who has left', async () => {
    const gone = pupil({ stay: { from: '2020-01-01', to: '2026-11-01' } });
    expect(await toldOf(threshold, gone)).toEqual([]);
    expect(await toldOf(leave('leave-applied'), gone)).toEqual([]);
  });
});

describe('in any world', () => {
  const dated = fc.constantFrom(
    { from: '2020-01-01' },
    { from: '2020-01-01', to: DAY },
    { from: '2020-01-01', to: '2026-11-25' },
    { from: '2026-11-25' },
  );
  const basis = fc.constantFrom('parental-responsibility', 'daily-care', 'on-request', 'unknown' as const);
  const relation = fc
    .record({ guardianId: fc.constantFrom(MOTHER, FATHER), basis })
    .chain((person) => dated.map((when) => ({ ...person, ...when })));
  const world = fc.record({
    birthDate: fc.constantFrom('2016-05-01', '2008-11-24', '2008-11-25', '2007-01-01'),
    relations: fc.array(relation, { maxLength: 4 }),
    consents: fc.array(
      dated.map((when) => ({ guardianId: FATHER, ...when })),
      { maxLength: 2 },
    ),
    stay: dated,
  });
  const facts = fc.constantFrom(
    asked,
    threshold,
    leave('leave-applied'),
    leave('leave-granted'),
    leave('leave-withdrawn'),
  );

  it('nobody is told who has no standing on that day, and nobody of own acts (law 2, A6)', async () => {
    await fc.assert(
      fc.asyncProperty(world, facts, async (some, make) => {
        const card = pupil(some);
        const { deliver, handed } = inboxes([card]);
        const fact = make(card.facts.pupilId);
        await deliver(fact, NOW);
        const here = some.stay.from <= DAY && (some.stay.to ?? '9') > DAY;
        const isAdult = some.birthDate <= '2008-11-24';
        for (const { person } of handed) {
          expect(here).toBe(true);
          if ('madeBy' in fact.data)
            expect(person).not.toEqual({ kind: fact.data.madeBy.kind, id: fact.data.madeBy.personId });
          if (person.kind !== 'guardian') continue;
          const holds = (period: { from: string; to?: string }) => period.from <= DAY && (period.to ?? '9') > DAY;
          const stands = some.relations.some(
            (other) =>
              other.guardianId === person.id && !['on-request', 'unknown'].includes(other.basis) && holds(other),
          );
          expect(stands).toBe(true);
          if (isAdult)
            expect(some.consents.some((consent) => consent.guardianId === person.id && holds(consent))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a person gets one item of a fact and kind, by whatever relations', async () => {
    const twice = pupil({ relations: [...both, ...both.map((held) => ({ ...held, basis: 'daily-care' as const }))] });
    const { deliver, handed } = inboxes([twice]);
    await deliver(leave('leave-granted')(twice.facts.pupilId), NOW);
    expect(handed).toHaveLength(2);
  });
});
