import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Slot, Wait } from '../../../functions/conferences/record.ts';
import { nextInLine, suits } from '../../../functions/conferences/talk-rules.ts';
import { isActive } from '../../../functions/conferences/wait-rules.ts';
import { Refusal } from '../../../functions/shared/errors.ts';
import { laterBy } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { faultsIn, wholeOf } from './whole.ts';
import { DAY, makeWorld, type World } from './world.ts';

const FAMILIES = 14;
const ACTS = 80;
const MINUTE_MS = 60_000;
let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

/** Numbers between 0 and 1 that a seed decides. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How often families do the commonest things. */
const OFTEN: Readonly<Record<string, number>> = { book: 4, join: 12, leave: 5, accept: 5, make: 3, unblock: 2, job: 2 };
const TIMES = ['16:00', '16:10', '16:20', '16:30', '16:40', '16:50'];
const WANTS = [undefined, { day: DAY, from: '16:00', to: '16:20' }, { day: DAY, from: '16:20', to: '17:00' }];
type Whole = Awaited<ReturnType<typeof wholeOf>>;
type Act = { readonly who: number; readonly at: string; readonly pick: <Of>(list: readonly Of[]) => Of | undefined };

/** What a random family, the school or the job does next. */
function actsOf({ p, schoolId, cases, leader, family, keyed, ...world }: World, conferenceId: string) {
  const teacherId = p.staff.contact;
  const of = (who: number) => [`p${who}a`, `p${who}`] as const;
  const talkOf = ({ talks }: Whole, who: number) =>
    talks.find(({ state, pupilId }) => state === 'booked' && pupilId === p.pupil(`p${who}`));
  const waitOf = ({ waits }: Whole, who: number) =>
    waits.find(({ state, pupilId }) => ['waiting', 'offered'].includes(state) && pupilId === p.pupil(`p${who}`));
  const step = (day: string, from: string, event: 'block' | 'unblock') =>
    cases.change(leader, { schoolId, conferenceId, teacherId, day, from, event });
  let keys = 0;
  return {
    book: (_whole: Whole, { who, at, pick }: Act) => {
      const [name, child] = of(who);
      const interpreter = { language: 'so', long: true } as const;
      const more = pick([{}, {}, { interpreter }]) ?? {};
      return world.book(name, [conferenceId, child, pick(TIMES) ?? ''], { at, ...more });
    },
    move: (whole: Whole, { who, at, pick }: Act) => {
      const [name, child] = of(who);
      return world.move(name, [conferenceId, child, talkOf(whole, who)?.bookingId ?? 'none'], {
        at,
        from: pick(TIMES) ?? '',
      });
    },
    leave: (whole: Whole, { who, at }: Act) => {
      const [name, child] = of(who);
      return world.leave(name, [conferenceId, child, talkOf(whole, who)?.bookingId ?? 'none'], at);
    },
    join: (_whole: Whole, { who, at, pick }: Act) => {
      const [name, child] = of(who);
      return world.join(name, [conferenceId, child], { at, wants: pick(WANTS) });
    },
    accept: (whole: Whole, { at, pick }: Act) => {
      const wait = pick(whole.waits.filter(({ state, offer }) => offer && ['offered', 'lapsed'].includes(state)));
      const who = Array.from({ length: FAMILIES }, (_none, index) => index).find(
        (index) => p.pupil(`p${index}`) === wait?.pupilId,
      );
      const [name, child] = of(who ?? 0);
      return world.book(name, [conferenceId, child, wait?.offer?.from ?? '16:00'], { at });
    },
    end: (whole: Whole, { who, at, pick }: Act) => {
      const [name, child] = of(who);
      const waitId = waitOf(whole, who)?.waitId ?? 'none';
      return world.endWait(name, [conferenceId, child, waitId], { at, event: pick(['leave', 'decline']) ?? 'leave' });
    },
    cancel: (_whole: Whole, { at, pick }: Act) => {
      const name = { schoolId, conferenceId, teacherId, day: DAY, from: pick(TIMES) ?? '' };
      return cases.cancelSlot({ ...leader, moment: family('p0a', at).moment }, { ...name, reason: 'other' });
    },
    make: (_whole: Whole, { at }: Act) => {
      keys += 1;
      const plan = { ...world.planOf(conferenceId, '17:00'), teacherIds: [teacherId] };
      return cases.make(
        { ...leader, moment: family('p0a', at).moment },
        { ...plan, idempotencyKey: keyed(`make-${keys}`) },
      );
    },
    block: (_whole: Whole, { pick }: Act) => step(DAY, pick(TIMES) ?? '', 'block'),
    unblock: (_whole: Whole, { pick }: Act) => step(DAY, pick(TIMES) ?? '', 'unblock'),
    job: (_whole: Whole, { at }: Act) => world.offer(at),
  };
}

/** The families that can do this, so that most acts of a history succeed. */
function familiesFor(name: string, { talks, waits }: Whole, { p }: World): readonly number[] {
  const all = Array.from({ length: FAMILIES }, (_none, index) => index);
  const isHolding = (who: number) =>
    talks.some(({ state, pupilId }) => state === 'booked' && pupilId === p.pupil(`p${who}`));
  const isWaiting = (who: number) => waits.some((wait) => isActive(wait) && wait.pupilId === p.pupil(`p${who}`));
  if (name === 'move' || name === 'leave') return all.filter(isHolding);
  if (name === 'end') return all.filter(isWaiting);
  return all.filter((who) => !isHolding(who));
}

const keyOf = ({ teacherId, day, from }: Slot) => `${teacherId} ${day} ${from}`;

const acceptedIn = ({ waits }: Whole) => waits.flatMap(({ state, waitId }) => (state === 'accepted' ? [waitId] : []));

/** The times that are kept for somebody else than before, the earliest first. */
function newOffers(before: Whole, after: Whole): readonly Slot[] {
  const old = new Map(before.slots.map((slot) => [keyOf(slot), slot]));
  return after.slots
    .filter((slot) => slot.offer && slot.offer.waitId !== old.get(keyOf(slot))?.offer?.waitId)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** New offers that went to somebody else than the next in line of those whom the time suited. */
function passedOver(before: Whole, after: Whole): readonly string[] {
  const wereIn = new Map(before.waits.map((wait) => [wait.waitId, wait]));
  // In line were those who waited before, and are still there or have got an offer now.
  let line = after.waits.flatMap((wait): Wait[] => {
    const was = wereIn.get(wait.waitId);
    return was?.state === 'waiting' && ['waiting', 'offered'].includes(wait.state) ? [was] : [];
  });
  return newOffers(before, after).flatMap((slot) => {
    const next = nextInLine(line, slot);
    line = line.filter((wait) => wait !== next);
    return next?.waitId === slot.offer?.waitId
      ? []
      : [`${slot.from} went to ${slot.offer?.waitId}, not ${next?.waitId}`];
  });
}

test.each([21, 23, 24])(
  'whatever families, school and job do, a time is offered to the next in line alone and nobody it suits is passed over, seed %i',
  async (seed) => {
    await tables.stop();
    tables = await makeTables();
    const world = await makeWorld(tables.client, tables.tables.main, FAMILIES);
    const conferenceId = await world.conference('17:00');
    for (const [index, from] of TIMES.entries()) await world.book(`p${index}a`, [conferenceId, `p${index}`, from]);
    const random = randomOf(seed);
    const pick = <Of>(list: readonly Of[]) => list[Math.floor(random() * list.length)];
    const acts = actsOf(world, conferenceId);
    const names = Object.keys(acts) as (keyof typeof acts)[];
    const weighted = names.flatMap((name) => Array<typeof name>(OFTEN[name] ?? 1).fill(name));
    const counts: Record<string, number> = {};
    let [offers, accepted] = [0, 0];
    let at = '2026-11-02T08:00:00.000Z';
    let before = await wholeOf(tables.client, tables.tables.main);
    for (let index = 0; index < ACTS; index++) {
      at = laterBy(at, (random() < 0.06 ? 26 * 60 : 5) * MINUTE_MS * random());
      const name = pick(weighted) ?? 'job';
      const who = pick(familiesFor(name, before, world)) ?? 0;
      const done = await acts[name](before, { who, at, pick }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refusal || /Not a key/.test(String(error))) return false;
          throw error;
        },
      );
      if (done) counts[name] = (counts[name] ?? 0) + 1;
      expect(await faultsIn(tables.client, tables.tables.main), `${index} ${name}`).toEqual([]);
      const after = await wholeOf(tables.client, tables.tables.main);
      expect(passedOver(before, after), `${index} ${name}`).toEqual([]);
      if (name === 'job') {
        const waiting = after.waits.filter(({ state }) => state === 'waiting');
        const free = after.slots.filter(
          ({ state, teacherId }) => state === 'free' && teacherId === world.p.staff.contact,
        );
        expect(free.filter((slot) => waiting.some(({ wants }) => suits(wants, slot))).map(keyOf)).toEqual([]);
        expect(after.slots.filter(({ offer }) => offer && offer.until <= at)).toEqual([]);
      }
      offers += newOffers(before, after).length;
      accepted += acceptedIn(after).length - acceptedIn(before).filter((id) => acceptedIn(after).includes(id)).length;
      before = after;
    }
    expect(Object.keys(counts).length).toBeGreaterThan(7);
    expect(offers).toBeGreaterThan(1);
    expect(accepted).toBeGreaterThan(0);
  },
);
