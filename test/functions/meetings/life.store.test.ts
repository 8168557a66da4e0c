import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsBetween } from '../../../functions/shared/table/dynamo.ts';
import { makeTables } from '../../support/table.ts';
import { BEGUN, LATER, makeWorld, NO, O, refused, type World, YES } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

/** Friday 4 December 2026, the last school day before Monday the 7th, at noon; the day before and the Monday. */
const REMINDER = '2026-12-04T11:20:00.000Z';
const BEFORE = '2026-12-03T11:20:00.000Z';
const MONDAY = '2026-12-07T09:20:00.000Z';

/** Everybody whom a meeting of the class reaches, on the day of planning. */
const invited = ({ p }: World) => [p.mother, p.father, p.hidden, p.shy, p.adult].toSorted();

describe('what families are told (H2)', () => {
  it('a new meeting gives each adult one item and one notice, whatever the number of own children', async () => {
    const { meet, told, inbox, sent, open, p } = world;
    const meetingId = await meet();
    expect([...(await told())].toSorted()).toEqual(invited(world));
    const [item, ...others] = await inbox('guardian', p.mother);
    expect([item?.kind, item?.about, others]).toEqual(['meeting-planned', { kind: 'meeting', id: meetingId }, []]);
    expect(JSON.stringify(sent)).not.toMatch(/Aulaen|Foreldrem/);
    // Opening it about either child marks the item as read.
    await open('mother', [p.siv, meetingId]);
    expect(await inbox('guardian', p.mother)).toEqual([]);
  });

  it('another day, time or place tells each adult once and keeps the answers; another text tells nobody', async () => {
    const { meet, told, change, answer, open, openPlanned, p } = world;
    const meetingId = await meet();
    await answer('mother', [p.ola, meetingId], YES);
    await told();
    expect(
      (await change('contact', [p.group, meetingId], { at: LATER, body: { text: 'Ta med kaffe.' } })).body.version,
    ).toBe(2);
    expect(await told()).toEqual([]);
    const moved = { text: 'Ta med kaffe.', place: 'Gymsalen', day: '2026-12-14' };
    expect((await change('teacher', [p.group, meetingId], { at: LATER, body: moved, version: 2 })).body.version).toBe(
      3,
    );
    expect([...(await told())].toSorted()).toEqual(invited(world));
    const { body } = await open('mother', [p.ola, meetingId]);
    expect([body.place, body.movedAt, body.yourAnswer.count]).toEqual(['Gymsalen', LATER, 2]);
    // The same again changes nothing; an old version is refused.
    expect((await change('teacher', [p.group, meetingId], { at: LATER, body: moved, version: 2 })).body.version).toBe(
      3,
    );
    expect((await change('teacher', [p.group, meetingId], { body: moved, version: 3 })).body.version).toBe(3);
    expect(refused(await change('teacher', [p.group, meetingId], { version: 2 }))).toEqual([412, 'if-match-stale']);
    expect(await told()).toEqual([]);
    expect((await openPlanned('contact', [p.group, meetingId])).body.version).toBe(3);
  });

  it('a moved meeting takes its answers along, as long as it is kept itself', async () => {
    const { meet, change, answer, deps, client, table, p } = world;
    const meetingId = await meet({ capacity: 9 });
    await answer('mother', [p.ola, meetingId], YES);
    await change('contact', [p.group, meetingId], { body: { capacity: 9, day: '2027-11-20', answerBy: '2027-11-01' } });
    const meeting = await deps.store.find(O, { groupId: p.group, meetingId }, LATER);
    const items = await itemsBetween(client, table, `${O}#MEETING#${meetingId}`, 'A', 'Z');
    expect(items.map(({ expiresAtSeconds }) => expiresAtSeconds)).toEqual(items.map(() => meeting?.expiresAtSeconds));
    expect(items).toHaveLength(2);
  });

  it('whether places are counted is decided when a meeting is planned', async () => {
    const { meet, change, p } = world;
    const counted = await change('contact', [p.group, await meet()], { body: { capacity: 5 } });
    expect(refused(counted)).toEqual([409, 'meetings.capacity-kind']);
    const uncounted = await change('contact', [p.group, await meet({ capacity: 5 })], {});
    expect(refused(uncounted)).toEqual([409, 'meetings.capacity-kind']);
  });

  it('a cancelled meeting stays with its reason; each adult is told once, and no earlier item waits', async () => {
    const { meet, told, cancel, open, answer, change, record, inbox, p } = world;
    const meetingId = await meet();
    await told();
    expect((await cancel('contact', [p.group, meetingId], { at: LATER })).status).toBe(204);
    expect((await cancel('leader', [p.group, meetingId], { body: { reason: 'Noe annet.' } })).status).toBe(204);
    expect([...(await told())].toSorted()).toEqual(invited(world));
    const { body } = await open('father', [p.ola, meetingId]);
    expect([body.status, body.reason, body.mayAnswer]).toEqual(['cancelled', 'Læreren er syk.', false]);
    const about = (await inbox('guardian', p.shy)).filter((item) => item.about.id === meetingId);
    expect(about.map(({ kind }) => kind)).toEqual(['meeting-cancelled']);
    const late = [
      await answer('father', [p.ola, meetingId], YES),
      await record('contact', [p.group, meetingId], p.father, YES),
      await change('contact', [p.group, meetingId], { version: 2, body: { place: 'Gymsalen' } }),
    ];
    expect(late.map(refused)).toEqual(late.map(() => [409, 'meetings.cancelled']));
  });

  it('a meeting that is cancelled before anybody was told is told as cancelled only', async () => {
    const { meet, told, cancel, inbox, p } = world;
    const meetingId = await meet();
    await cancel('contact', [p.group, meetingId], { at: LATER });
    expect([...(await told())].toSorted()).toEqual(invited(world));
    const about = (await inbox('guardian', p.shy)).filter((item) => item.about.id === meetingId);
    expect(about.map(({ kind }) => kind)).toEqual(['meeting-cancelled']);
  });

  it('a meeting that has begun is neither changed nor cancelled', async () => {
    const { meet, change, cancel, p } = world;
    const name = [p.group, await meet()] as const;
    expect(refused(await change('contact', name, { at: BEGUN, body: { place: 'Gymsalen' } }))).toEqual([
      409,
      'meetings.begun',
    ]);
    expect(refused(await cancel('contact', name, { at: BEGUN }))).toEqual([409, 'meetings.begun']);
  });
});

describe('the reminder (H2)', () => {
  it('reminds those without an answer alone, once, on the school day before the last day of answers', async () => {
    const tables2 = await makeTables();
    const own = await makeWorld(tables2.client, tables2.tables.main);
    const { meet, told, remind, answer, record, cancel, openPlanned, p } = own;
    const meetingId = await meet();
    const gone = await meet();
    await told();
    await answer('mother', [p.ola, meetingId], YES);
    await answer('adult', [p.adult, meetingId], NO);
    await record('contact', [p.group, meetingId], p.hidden, NO);
    await cancel('contact', [p.group, gone]);
    await told();
    await remind(BEFORE);
    expect(await told(BEFORE)).toEqual([]);
    await remind(REMINDER);
    // Shy's child has left the class meanwhile.
    expect(await told(REMINDER)).toEqual([p.father]);
    const { body } = await openPlanned('contact', [p.group, meetingId], { at: REMINDER });
    expect(body.remindedAt).toBe(REMINDER);
    await remind(REMINDER);
    await remind(MONDAY);
    expect(await told(MONDAY)).toEqual([]);
    await tables2.stop();
  });

  it('a run that is killed in the middle reminds of the rest when it runs again, and of nothing twice', async () => {
    const tables2 = await makeTables();
    const own = await makeWorld(tables2.client, tables2.tables.main);
    const { meet, told, remind, deps, p } = own;
    const ids = [await meet(), await meet(), await meet()];
    await told();
    let writes = 0;
    const dies = {
      ...deps.store,
      change: async (save: Parameters<typeof deps.store.change>[0]) => {
        writes += 1;
        if (writes === 2) throw new Error('Killed.');
        return deps.store.change(save);
      },
    };
    const outcomes = await remind(REMINDER, dies);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    await remind(REMINDER);
    const reminded = await told(REMINDER);
    expect(reminded.filter((id) => id === p.father)).toHaveLength(ids.length);
    await tables2.stop();
  });

  it('a delivery that is repeated after a crash asks for the same notices, and for none of those who have answered', async () => {
    const tables2 = await makeTables();
    const own = await makeWorld(tables2.client, tables2.tables.main);
    const { meet, told, remind, facts, deliver, sent, answer, p } = own;
    const meetingId = await meet();
    await told();
    await remind(REMINDER);
    const [fact] = await facts();
    if (!fact) throw new Error('No reminder.');
    const before = sent.length;
    await deliver(fact, REMINDER);
    const first = sent.slice(before);
    await answer('father', [p.ola, meetingId], YES, { at: REMINDER });
    await deliver(fact, REMINDER);
    const again = sent.slice(before + first.length);
    expect(first.map(({ person }) => person.id)).toContain(p.father);
    expect(again.map(({ id }) => id)).toEqual(first.filter(({ person }) => person.id !== p.father).map(({ id }) => id));
    await tables2.stop();
  });

  it('a meeting that is cancelled after the reminder was ordered reminds nobody', async () => {
    const tables2 = await makeTables();
    const own = await makeWorld(tables2.client, tables2.tables.main);
    const { meet, told, remind, facts, deliver, cancel, sent, p } = own;
    const meetingId = await meet();
    await told();
    await remind(REMINDER);
    const [fact] = await facts();
    if (!fact) throw new Error('No reminder.');
    await cancel('contact', [p.group, meetingId], { at: REMINDER });
    const before = sent.length;
    await deliver(fact, REMINDER);
    expect(sent).toHaveLength(before);
    await tables2.stop();
  });
});
