import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AbsenceFact } from '../../../functions/absence/events.ts';
import { deliverFact } from '../../../functions/notifications/deliver-fact.ts';
import { type InboxItem, recipientsOf } from '../../../functions/notifications/rules.ts';
import type { PupilCard } from '../../../functions/roster/records.ts';
import { newFact } from '../../../functions/shared/commit.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';

const NOW = momentOf(Date.parse('2026-11-24T06:30:00Z'));
const SCHOOL = newId();
const [MOTHER, FATHER, UNCLE] = [newId(), newId(), newId()];
const SINCE = { from: '2020-01-01' };
const both = [MOTHER, FATHER].map((guardianId) => ({
  guardianId,
  basis: 'parental-responsibility' as const,
  ...SINCE,
}));

/** A pupil of ten whose mother and father have responsibility, with what a test changes. */
function pupil(more: Partial<PupilCard['facts']> = {}): PupilCard {
  const pupilId = newId();
  return {
    givenName: 'Ola',
    familyName: 'Fjord',
    gradeLevel: '5',
    groups: [],
    facts: {
      pupilId,
      birthDate: '2016-05-01',
      protection: 'none',
      schoolId: SCHOOL,
      stay: SINCE,
      enrolments: [],
      relations: both,
      consents: [],
      ...more,
    },
  };
}

type Name = AbsenceFact['name'] & ('absence-reported' | 'absence-changed' | 'absence-withdrawn' | 'absence-seen');
function fact(
  { facts: { pupilId } }: PupilCard,
  name: Name,
  madeBy: AbsenceFact['data']['madeBy'] = { kind: 'guardian', personId: MOTHER },
): AbsenceFact {
  const data = {
    pupilId,
    schoolId: SCHOOL,
    reportId: newSortableId(0),
    version: 1,
    firstDay: '2026-11-24',
    lastDay: '2026-11-24',
    madeBy,
    channel: 'online' as const,
  };
  const { id, occurredAt, ownerId } = newFact(OWNER, name, NOW.instant, data);
  return { id, name, version: 1, occurredAt, ownerId, data };
}

/** Inboxes in memory, written once per id as the store writes them, and a delivery over a roster of these pupils. */
function inboxes(...pupils: readonly PupilCard[]) {
  const items = new Map<string, InboxItem>();
  const deliver = deliverFact({
    lookup: { pupil: async (_owner, id) => pupils.find(({ facts }) => facts.pupilId === id) },
    store: {
      put: async (_owner, guardianId, item) => {
        const place = `${guardianId} ${item.id}`;
        if (!items.has(place)) items.set(place, item);
      },
    },
  });
  const of = (guardianId: string) =>
    [...items].flatMap(([place, item]) => (place.startsWith(guardianId) ? [item] : []));
  return { deliver, items, of };
}

describe('a fact becomes inbox items (F1, A6)', () => {
  it('for the other guardian, with the relation by which they may know; never for who did it', async () => {
    const ola = pupil();
    const { deliver, of } = inboxes(ola);
    const told = fact(ola, 'absence-reported');
    expect(await deliver(told, NOW)).toBe(1);
    expect(of(MOTHER)).toEqual([]);
    expect(of(FATHER)).toEqual([
      {
        id: `${told.id}-absence-reported`,
        kind: 'absence-reported',
        area: 'absence',
        pupilId: ola.facts.pupilId,
        reportId: told.data.reportId,
        occurredAt: NOW.instant,
        basis: expect.stringContaining('parental-responsibility'),
      },
    ]);
  });

  it('for both guardians when the office or the morning run did it, even if an id should be the same', async () => {
    const ola = pupil();
    for (const kind of ['staff', 'system'] as const) {
      const { deliver } = inboxes(ola);
      expect(await deliver(fact(ola, 'absence-changed', { kind, personId: MOTHER }), NOW)).toBe(2);
    }
    const entitled = [{ guardianId: MOTHER, basis: 'x' }];
    expect(recipientsOf(entitled, { kind: 'guardian', personId: MOTHER })).toEqual([]);
    expect(recipientsOf(entitled, { kind: 'staff', personId: MOTHER })).toEqual(entitled);
  });

  it('holds ids and codes only: no name, no day, no reason (law 1)', async () => {
    const ola = pupil();
    const { deliver, items } = inboxes(ola);
    await deliver(fact(ola, 'absence-reported', { kind: 'staff' }), NOW);
    const text = JSON.stringify([...items.values()]);
    expect(text).not.toMatch(/Ola|Fjord|2026-11-24"/);
    expect(text).not.toContain(SCHOOL);
  });

  it('for nobody when it is no news, or when nobody knows the pupil any more', async () => {
    const ola = pupil();
    const { deliver, items } = inboxes(ola);
    expect(await deliver(fact(ola, 'absence-seen'), NOW)).toBe(0);
    expect(await deliver(fact(pupil(), 'absence-reported'), NOW)).toBe(0);
    expect(items.size).toBe(0);
  });
});

describe('who may know is asked when the fact is handled (law 2)', () => {
  it.each([
    ['a relation that ended yesterday', { to: '2026-11-24' }, 0],
    ['a relation that ends tomorrow', { to: '2026-11-25' }, 1],
    ['a relation that begins tomorrow', { from: '2026-11-25' }, 0],
    ['a relation of unknown basis', { basis: 'unknown' as const }, 0],
  ])('%s', async (_what, changed, count) => {
    const ola = pupil({ relations: both.map((one) => (one.guardianId === FATHER ? { ...one, ...changed } : one)) });
    expect(await inboxes(ola).deliver(fact(ola, 'absence-reported'), NOW)).toBe(count);
  });

  it('guardians hear nothing from the midnight in Oslo when the pupil turns 18 (J3)', async () => {
    const grown = pupil({ birthDate: '2008-11-24' });
    const { deliver } = inboxes(grown);
    const told = () => fact(grown, 'absence-reported', { kind: 'pupil', personId: grown.facts.pupilId });
    expect(await deliver(told(), momentOf(Date.parse('2026-11-23T23:59:59+01:00')))).toBe(2);
    expect(await deliver(told(), momentOf(Date.parse('2026-11-24T00:00:00+01:00')))).toBe(0);
  });

  it('a pupil of age who consents lets that guardian know, and nobody else (J3)', async () => {
    const consents = [{ guardianId: FATHER, from: '2026-11-24' }];
    const grown = pupil({ birthDate: '2008-01-01', consents });
    const { deliver, of } = inboxes(grown);
    expect(await deliver(fact(grown, 'absence-reported', { kind: 'pupil' }), NOW)).toBe(1);
    expect(of(FATHER)).toHaveLength(1);
  });
});

describe('any order and any repetition of facts', () => {
  it('gives the same inboxes (F6)', async () => {
    const pupils = [pupil(), pupil({ relations: [...both, { guardianId: UNCLE, basis: 'unknown', ...SINCE }] })];
    const facts = pupils.flatMap((one) => [
      fact(one, 'absence-reported'),
      fact(one, 'absence-changed', { kind: 'guardian', personId: FATHER }),
      fact(one, 'absence-withdrawn', { kind: 'staff' }),
      fact(one, 'absence-seen', { kind: 'staff' }),
    ]);
    const once = inboxes(...pupils);
    for (const one of facts) await once.deliver(one, NOW);
    const sorted = (items: ReadonlyMap<string, InboxItem>) => [...items].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(once.items.size).toBe(8);

    const again = fc.array(fc.nat(facts.length - 1), { maxLength: 30 });
    const order = fc.shuffledSubarray([...facts.keys()], { minLength: facts.length });
    await fc.assert(
      fc.asyncProperty(again, order, again, async (before, all, after) => {
        const seen = inboxes(...pupils);
        for (const index of [...before, ...all]) await seen.deliver(facts[index] ?? fact(pupil(), 'absence-seen'), NOW);
        await Promise.all(after.map((index) => seen.deliver(facts[index] ?? fact(pupil(), 'absence-seen'), NOW)));
        expect(sorted(seen.items)).toEqual(sorted(once.items));
        expect(seen.of(UNCLE)).toEqual([]);
      }),
    );
  });
});
