import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AbsenceFact } from '../../../functions/absence/events.ts';
import type { PupilCard } from '../../../functions/roster/lookup.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { both, FATHER, factOf, inboxes, MOTHER, NOW, pupil, SCHOOL, SINCE, UNCLE } from './world.ts';

type Name = 'absence-reported' | 'absence-changed' | 'absence-withdrawn';
const fact = (
  { facts: { pupilId } }: PupilCard,
  name: Name,
  madeBy: AbsenceFact['data']['madeBy'] = { kind: 'guardian', personId: MOTHER },
) =>
  factOf(name, {
    pupilId,
    schoolId: SCHOOL,
    reportId: newSortableId(0),
    version: 1,
    firstDay: '2026-11-24',
    lastDay: '2026-11-24',
    madeBy,
    channel: 'online',
  });

describe('a fact becomes inbox items (F1, A6)', () => {
  it('a fact becomes inbox items: for the other guardian, with the relation by which they may know; never for who did it', async () => {
    const ola = pupil();
    const { deliver, of } = inboxes([ola]);
    const told = fact(ola, 'absence-reported');
    expect(await deliver(told, NOW)).toBe(1);
    expect(of('guardian', MOTHER)).toEqual([]);
    expect(of('guardian', FATHER)).toEqual([
      {
        id: expect.stringMatching(new RegExp(`^${told.id}-[0-9a-f]{16}$`)),
        kind: 'absence-reported',
        area: 'absence',
        pupilId: ola.facts.pupilId,
        about: { kind: 'absence-report', id: told.data.reportId },
        occurredAt: NOW.instant,
        action: 'child:read',
        basis: 'guardian:parental-responsibility',
        expiresAtSeconds: Date.parse(NOW.instant) / 1000 + 400 * 86_400,
      },
    ]);
  });

  it('a fact becomes inbox items: for both guardians when the office or the morning run did it, even if an id should be the same', async () => {
    const ola = pupil();
    for (const kind of ['staff', 'system'] as const) {
      const { deliver } = inboxes([ola]);
      expect(await deliver(fact(ola, 'absence-changed', { kind, personId: MOTHER }), NOW)).toBe(2);
    }
  });

  it('an inbox item holds ids and codes only: no name, no day, no reason (law 1)', async () => {
    const ola = pupil();
    const { deliver, items, handed } = inboxes([ola]);
    await deliver(fact(ola, 'absence-reported', { kind: 'staff' }), NOW);
    const text = JSON.stringify([...items.values()]);
    expect(text).not.toMatch(/Ola|Fjord|5A|2026-11-24"/);
    expect(text).not.toContain(SCHOOL);
    expect(JSON.stringify(handed)).not.toMatch(/Ola|Fjord|5A|2026-11-24"|absence-reported/);
  });

  it('a fact becomes no inbox item when nobody knows the pupil any more', async () => {
    const ola = pupil();
    const { deliver, items, handed } = inboxes([ola]);
    expect(await deliver(fact(pupil(), 'absence-reported'), NOW)).toBe(0);
    expect([items.size, handed.length]).toEqual([0, 0]);
  });

  it('an inbox item is kept for as many days as the owner has set', async () => {
    const ola = pupil();
    const { deliver, of } = inboxes([ola], { 'notices.inboxDays': 30 });
    await deliver(fact(ola, 'absence-reported'), NOW);
    const wanted = Date.parse('2026-12-24T06:30:00Z') / 1000;
    expect(of('guardian', FATHER).map((item) => item.expiresAtSeconds)).toEqual([wanted]);
  });
});

describe('who may know is asked when the fact is handled (law 2)', () => {
  it.each([
    ['a relation that ended yesterday', { to: '2026-11-24' }, 0],
    ['a relation that ends tomorrow', { to: '2026-11-25' }, 1],
    ['a relation that begins tomorrow', { from: '2026-11-25' }, 0],
    ['a relation of unknown basis', { basis: 'unknown' as const }, 0],
  ])('the right to know is asked when the fact is handled: %s', async (_what, changed, count) => {
    const ola = pupil({
      relations: both.map((relation) => (relation.guardianId === FATHER ? { ...relation, ...changed } : relation)),
    });
    expect(await inboxes([ola]).deliver(fact(ola, 'absence-reported'), NOW)).toBe(count);
  });

  it('guardians hear nothing from the midnight in Oslo when the pupil turns 18 (J3)', async () => {
    const adult = pupil({ birthDate: '2008-11-24' });
    const { deliver } = inboxes([adult]);
    const told = () => fact(adult, 'absence-reported', { kind: 'pupil', personId: adult.facts.pupilId });
    expect(await deliver(told(), momentOf(Date.parse('2026-11-23T23:59:59+01:00')))).toBe(2);
    expect(await deliver(told(), momentOf(Date.parse('2026-11-24T00:00:00+01:00')))).toBe(0);
  });

  it('a pupil of age who consents lets that guardian know, and nobody else (J3)', async () => {
    const consents = [{ guardianId: FATHER, from: '2026-11-24' }];
    const adult = pupil({ birthDate: '2008-01-01', consents });
    const { deliver, of } = inboxes([adult]);
    expect(await deliver(fact(adult, 'absence-reported', { kind: 'pupil' }), NOW)).toBe(1);
    expect(of('guardian', FATHER)).toHaveLength(1);
  });
});

describe('a telling is handed to the sender for every item (F6)', () => {
  it('a telling is handed to the sender for every item: with the right by which the person knows, and nothing of what happened', async () => {
    const ola = pupil();
    const { deliver, of, handed } = inboxes([ola]);
    await deliver(fact(ola, 'absence-reported'), NOW);
    expect(handed).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{40}$/),
        ownerId: OWNER,
        schoolId: SCHOOL,
        person: { kind: 'guardian', id: FATHER },
        itemId: of('guardian', FATHER)[0]?.id,
        subject: 'absence',
        right: { action: 'child:read', pupilId: ola.facts.pupilId },
        legal: false,
        when: 'now',
        occurredAt: NOW.instant,
      },
    ]);
  });

  it('a telling is handed to the sender for every item: under an id that is the same in every replay and another for every person and event', async () => {
    const [ola, kari] = [pupil(), pupil()];
    const { deliver, handed } = inboxes([ola, kari]);
    const facts = [ola, kari].flatMap((card) => [
      fact(card, 'absence-reported', { kind: 'staff' }),
      fact(card, 'absence-changed'),
    ]);
    for (const happened of [...facts, ...facts]) await deliver(happened, NOW);
    expect(handed).toHaveLength(12);
    expect(new Set(handed.map(({ id }) => id)).size).toBe(6);
  });

  it('a telling is handed to the sender only after its item is there, and again when the queue did not take it', async () => {
    const ola = pupil();
    const { deliver, items, handed, broken } = inboxes([ola]);
    const told = fact(ola, 'absence-reported', { kind: 'staff' });
    broken.queue = 2;
    await expect(deliver(told, NOW)).rejects.toThrow('the queue is away');
    expect([items.size, handed.length]).toEqual([2, 0]);
    await expect(deliver(told, NOW)).rejects.toThrow('the queue is away');
    await deliver(told, NOW);
    expect([items.size, handed.length]).toEqual([2, 2]);
  });
});

describe('any order and any repetition of facts', () => {
  it('any order and any repetition of facts gives the same inboxes and the same tellings (F6)', async () => {
    const pupils = [pupil(), pupil({ relations: [...both, { guardianId: UNCLE, basis: 'unknown', ...SINCE }] })];
    const facts = pupils.flatMap((member) => [
      fact(member, 'absence-reported'),
      fact(member, 'absence-changed', { kind: 'guardian', personId: FATHER }),
      fact(member, 'absence-withdrawn', { kind: 'staff' }),
    ]);
    const once = inboxes(pupils);
    for (const happened of facts) await once.deliver(happened, NOW);
    const sorted = (items: typeof once.items) => [...items].sort(([a], [b]) => (a < b ? -1 : 1));
    const ids = (handed: typeof once.handed) => [...new Set(handed.map(({ id }) => id))].sort();
    const all = [...facts.keys()];
    const again = fc.array(fc.constantFrom(...all), { maxLength: 16 });
    const order = fc.shuffledSubarray(all, { minLength: all.length });
    await fc.assert(
      fc.asyncProperty(again, order, again, async (before, every, after) => {
        const seen = inboxes(pupils);
        const deliver = (index: number) => seen.deliver(facts[index] ?? fact(pupil(), 'absence-changed'), NOW);
        for (const index of [...before, ...every]) await deliver(index);
        await Promise.all(after.map(deliver));
        expect(sorted(seen.items)).toEqual(sorted(once.items));
        expect(ids(seen.handed)).toEqual(ids(once.handed));
        expect(seen.of('guardian', UNCLE)).toEqual([]);
      }),
    );
  });
});
