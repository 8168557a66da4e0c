import { DeleteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { advanceDeliveries } from '../../../functions/deliveries/advance-deliveries.ts';
import { endDeliveries } from '../../../functions/deliveries/end-deliveries.ts';
import { DeliveryFact } from '../../../functions/deliveries/events.ts';
import { openDeliveries } from '../../../functions/deliveries/open-deliveries.ts';
import { paperStore } from '../../../functions/deliveries/paper-store.ts';
import { statusOf } from '../../../functions/deliveries/rules.ts';
import { stepStore } from '../../../functions/deliveries/step-store.ts';
import { deliveriesStore } from '../../../functions/deliveries/store.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { warningsLookup } from '../../../functions/warnings/lookup.ts';
import { OWNER } from '../../support/events.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { deliveriesIn, type Engine, type Family, newFamily, sentFact } from './family.ts';

const SENT = Date.parse('2026-11-20T08:00:00.000Z');
const onDay = (days: number) => momentOf(SENT + days * 24 * 3_600_000);

let engine: Engine;
let family: Family;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  family = await begin();
});

async function begin(pupil: Parameters<typeof newFamily>[1] = {}): Promise<Family> {
  const home = await newFamily(engine, pupil);
  await openDeliveries({ store: store() })(await sentFact(engine, home));
  return home;
}

const store = () => deliveriesStore(engine.client, engine.tables.main);
const steps = () => stepStore(engine.client, engine.tables.main);
const deps = () => ({
  lookup: rosterLookup(engine.client, engine.tables.main, () => Promise.reject(new Error('Nobody logs in.'))),
  warnings: warningsLookup(engine.client, engine.tables.main),
  settings: settingsLookup(engine.client, engine.tables.main),
  store: store(),
  steps: steps(),
});
/** One run of the job; other tests' families are at the table too, and only this one's are judged. */
const run = async (days: number) => {
  for (const outcome of await advanceDeliveries(deps())(OWNER, onDay(days)))
    if (outcome.status === 'rejected') throw outcome.reason;
};
const held = () => deliveriesIn(engine, family);
const statuses = async (home = family) =>
  Object.fromEntries(
    [...(await deliveriesIn(engine, home))].map(([id, delivery]) => [nameIn(home, id), statusOf(delivery)]),
  );
const nameIn = ({ mother, father }: Family, id: string) =>
  id === mother ? 'mother' : id === father ? 'father' : 'pupil';
const nameOf = (id: string, home = family) => ({
  ownerId: OWNER,
  pupilId: home.pupilId,
  warningId: home.warningId,
  person: { kind: id === home.pupil ? ('pupil' as const) : ('guardian' as const), id },
});
const open = (id: string, days: number) => store().markOpened(nameOf(id), onDay(days).instant);
const papers = (home = family) => paperStore(engine.client, engine.tables.main).open(OWNER, home.schoolId, 50);

/** The facts about one family's warning that left through the outbox, as consumers parse them. */
async function facts({ warningId }: Family = family): Promise<readonly string[]> {
  const found = await engine.client.send(
    new QueryCommand({
      TableName: engine.tables.main,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
    }),
  );
  return (found.Items ?? [])
    .map(({ fact }) => DeliveryFact.parse(fact))
    .filter((fact) => fact.data.warningId === warningId)
    .map(({ name, data }) => `${name} ${data.person.id}${'why' in data ? ` ${data.why}` : ''}`)
    .sort();
}
const reminders = (...ids: readonly string[]) => ids.map((id) => `delivery-reminder-due ${id}`);

describe('a warning that nobody opens (D6)', () => {
  it('a warning that nobody opens is reminded of after a week, and after another goes on paper; whoever opened it hears no more', async () => {
    await run(0);
    await open(family.mother, 2);
    await run(6.9);
    expect(await facts()).toEqual([]);
    await run(7);
    expect(await facts()).toEqual(reminders(family.father, family.pupil).sort());
    expect(await statuses()).toEqual({ mother: 'opened', father: 'reminded', pupil: 'reminded' });
    await open(family.pupil, 9);
    await run(13.9);
    expect(await papers()).toEqual([]);
    await run(14);
    expect(await statuses()).toEqual({ mother: 'opened', father: 'paper-waits', pupil: 'opened' });
    expect((await papers()).map(({ person, paperWhy }) => [person.id, paperWhy])).toEqual([
      [family.father, 'unopened'],
    ]);
    expect((await facts()).filter((fact) => fact.startsWith('paper'))).toEqual([
      `paper-task-made ${family.father} unopened`,
    ]);
  });

  it('a warning that nobody opens is reminded of once by runs that come late, twice and at the same time, and by none that died', async () => {
    await run(0);
    const killed = { ...deps(), steps: { ...steps(), remind: () => Promise.reject(new Error('killed')) } };
    const outcomes = await advanceDeliveries(killed)(OWNER, onDay(9));
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
    await Promise.all([run(9), run(9), run(9.5)]);
    await run(10);
    expect(await facts()).toEqual(reminders(family.mother, family.father, family.pupil).sort());
    // A run that was away for a month gives no letter before the reminder has had its week.
    family = await begin();
    await run(40);
    expect(Object.values(await statuses())).toEqual(['reminded', 'reminded', 'reminded']);
    await Promise.all([run(47), run(47)]);
    expect((await papers()).length).toBe(3);
  });

  it('a warning that nobody opens goes on paper the same day where no channel carries it, unless another notice did', async () => {
    const told = { round: 'sent', noticeId: 'a', at: onDay(0).instant } as const;
    for (const id of [family.mother, family.father])
      await store().tell(nameOf(id), { ...told, channel: 'none', state: 'undeliverable' });
    await store().tell(nameOf(family.father), { ...told, noticeId: 'b', channel: 'push', state: 'submitted' });
    await run(0.01);
    expect(await papers()).toEqual([]);
    await run(0.05);
    expect((await papers()).map(({ person, paperWhy }) => [person.id, paperWhy])).toEqual([
      [family.mother, 'no-channel'],
    ]);
  });

  it('a warning that nobody opens brings up at once what becomes lost while it waits', async () => {
    await run(0);
    const told = { round: 'sent', noticeId: 'a', channel: 'none', at: onDay(2).instant } as const;
    await store().tell(nameOf(family.mother), { ...told, state: 'undeliverable' });
    await run(2.1);
    expect((await statuses()).mother).toBe('paper-waits');
  });

  it('a warning that nobody opens decides again when something was told between its reading and its writing', async () => {
    await run(0);
    const slow = deps();
    const find: (typeof slow)['store']['find'] = async (name) => {
      const read = await store().find(name);
      const told = { round: 'sent', noticeId: 'late', channel: 'push', state: 'submitted' } as const;
      if (name.person.id === family.mother) await store().tell(name, { ...told, at: onDay(7).instant });
      return read;
    };
    await advanceDeliveries({ ...slow, store: { ...slow.store, find } })(OWNER, onDay(7));
    expect((await statuses()).mother).toBe('available');
    await run(7);
    expect((await statuses()).mother).toBe('reminded');
  });

  it('a warning that nobody opens asks for no letter about a warning that ended between its reading and its writing', async () => {
    await run(7);
    const slow = deps();
    const find: (typeof slow)['store']['find'] = async (name) => {
      const read = await store().find(name);
      await steps().letGo(name, 'withdrawn', onDay(14).instant);
      return read;
    };
    await advanceDeliveries({ ...slow, store: { ...slow.store, find } })(OWNER, onDay(14));
    expect([await papers(), (await facts()).filter((fact) => fact.startsWith('paper'))]).toEqual([[], []]);
  });

  it('a warning that nobody opens goes on paper at once, for all of them, where the address is protected', async () => {
    family = await begin({ protection: 'strictly-confidential' });
    await run(0);
    expect((await papers()).map(({ paperWhy }) => paperWhy)).toEqual(['protected', 'protected', 'protected']);
  });

  it('a warning that nobody opens does not wait longer there because no channel carries it either', async () => {
    family = await begin({ protection: 'strictly-confidential' });
    const told = { round: 'sent', noticeId: 'a', channel: 'none', at: onDay(0).instant } as const;
    await store().tell(nameOf(family.mother), { ...told, state: 'undeliverable' });
    await run(0);
    expect((await papers()).map(({ paperWhy }) => paperWhy)).toEqual(['protected', 'protected', 'protected']);
  });

  it('a warning that nobody opens asks nothing more of guardians of a pupil who has turned 18 meanwhile (J3)', async () => {
    family = await begin({ birthDate: '2008-11-25' });
    await run(0);
    await run(7);
    expect(await facts()).toEqual(reminders(family.pupil));
    expect(await statuses()).toEqual({ mother: 'let-go', father: 'let-go', pupil: 'reminded' });
  });

  it('a warning that nobody opens takes a letter back from who has lost the right since it was asked for (law 2)', async () => {
    await run(7);
    await run(14);
    expect((await papers()).length).toBe(3);
    await engine.client.send(
      new UpdateCommand({
        TableName: engine.tables.main,
        Key: keysOf(OWNER).relation(family.pupilId, family.father),
        UpdateExpression: 'SET #to = :day',
        ExpressionAttributeNames: { '#to': 'to' },
        ExpressionAttributeValues: { ':day': '2026-12-04' },
      }),
    );
    await run(15.1);
    expect(await statuses()).toEqual({ mother: 'paper-waits', father: 'let-go', pupil: 'paper-waits' });
    expect((await papers()).length).toBe(2);
  });

  it('a warning that nobody opens is nobody’s work once the warning has ended, whether the clock or the fact is first (D7)', async () => {
    await run(7);
    await run(14);
    const { warningId, schoolId, pupilId, kind, recipients } = (await sentFact(engine, family)).data;
    const data = { warningId, schoolId, pupilId, kind, recipients, how: 'withdrawn', endedBy: family.staff.contact };
    const fact = { id: 'f', name: 'warning-ended', version: 1, occurredAt: onDay(15).instant, ownerId: OWNER } as const;
    await open(family.mother, 15);
    const end = endDeliveries({ store: steps() });
    await end({ ...fact, data: { ...data, how: 'withdrawn' } });
    await end({ ...fact, data: { ...data, how: 'withdrawn' } });
    expect(await statuses()).toEqual({ mother: 'opened', father: 'let-go', pupil: 'let-go' });
    expect(await papers()).toEqual([]);
  });

  it('a warning that nobody opens holds up no other where one cannot be read', async () => {
    await run(0);
    await engine.client.send(
      new UpdateCommand({
        TableName: engine.tables.main,
        Key: { pk: `${OWNER}#PUPIL#${family.pupilId}`, sk: `DELIVERY#${family.warningId}#guardian#${family.father}` },
        UpdateExpression: 'SET revision = :broken',
        ExpressionAttributeValues: { ':broken': 'not a number' },
      }),
    );
    const outcomes = await advanceDeliveries(deps())(OWNER, onDay(7));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await facts()).toEqual(reminders(family.mother, family.pupil).sort());
    await engine.client.send(
      new DeleteCommand({
        TableName: engine.tables.main,
        Key: { pk: `${OWNER}#PUPIL#${family.pupilId}`, sk: `DELIVERY#${family.warningId}#guardian#${family.father}` },
      }),
    );
  });

  it('a warning that nobody opens costs one trip of reads and one write for each that is due', async () => {
    const trips = countTrips(engine.client);
    await run(0);
    trips.take();
    await run(7);
    const { calls, reads, transactions, readUnits } = trips.take();
    console.log(`a run with three reminders: ${calls} calls, ${reads} read trips, ${readUnits} read units`);
    expect(reads + transactions).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(4);
  });
});

describe('opening and the clock at once', () => {
  const step = fc.oneof(
    fc.record({ does: fc.constant('run' as const), day: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ does: fc.constantFrom('opens' as const, 'taps' as const), day: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ does: fc.constant('lost' as const), day: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ does: fc.constant('sent again' as const), day: fc.constant(0) }),
  );

  it('opening and the clock at once: whatever meets whatever, everybody ends with it opened or on paper, told at most once again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), async (rounds) => {
        family = await begin();
        const fact = await sentFact(engine, family);
        const act = async ({ does, day }: (typeof rounds)[number][number]): Promise<unknown> => {
          const name = nameOf(family.father);
          const at = onDay(day).instant;
          if (does === 'run') return run(day);
          if (does === 'opens') return store().markOpened(name, at);
          if (does === 'taps') return store().markAcknowledged(name, at);
          if (does === 'sent again') return openDeliveries({ store: store() })(fact);
          const told = { round: 'sent', noticeId: String(day), channel: 'none', state: 'undeliverable', at } as const;
          return store().tell(name, told);
        };
        for (const together of rounds) await Promise.all(together.map(act));
        for (const day of [60, 61, 68, 69, 76, 77]) await run(day);
        const opened = rounds.flat().some(({ does }) => does === 'opens' || does === 'taps');
        const all = await held();
        expect(await statuses()).toEqual({
          ...{ mother: 'paper-waits', pupil: 'paper-waits' },
          father: opened ? expect.stringMatching(/^(opened|acknowledged)$/) : 'paper-waits',
        });
        const made = await facts();
        expect(new Set(made).size).toBe(made.length);
        const waiting = (await papers()).map(({ person }) => person.id).sort();
        expect(waiting).toEqual(
          [...all.values()].flatMap((delivery) => (delivery.openedAt ? [] : [delivery.person.id])).sort(),
        );
      }),
      { numRuns: 25 },
    );
  });
});
