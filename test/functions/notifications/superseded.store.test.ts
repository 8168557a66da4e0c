import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverEvents } from '../../../functions/notifications/deliver-events.ts';
import type { NoticeRequest, Person } from '../../../functions/notifications/events.ts';
import { eventsOf, type PlainFact } from '../../../functions/notifications/inbox-event.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { supersessionStore } from '../../../functions/notifications/supersession-store.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { type Chance, chanceOf } from '../../proof/chance.ts';
import { Crash } from '../../proof/providers.ts';
import { mortal } from '../../proof/simulator.ts';
import { LOCAL, makeTables } from '../../support/table.ts';
import { CONTACT, FATHER, factOf, inboxes, MOTHER, NOW, PRINCIPAL, pupil, SCHOOL } from './world.ts';

/**
 * Lives of reports and applications, whose facts come one to three times in any order and side by side, through
 * functions that die: what is overtaken in the end follows from the life alone. The oracle knows no versions, only what
 * happened after what.
 */
let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

const DAYS = ['2026-11-24', '2026-11-25', '2026-11-26'] as const;
type Act =
  | { readonly does: 'changed'; readonly open: boolean }
  | { readonly does: 'asked' | 'answered'; readonly day: number }
  | { readonly does: 'lapsed' | 'withdrawn' | 'granted' | 'refused' };
type By = 'mother' | 'father' | 'school';
type Step = Act & { readonly by: By };

const by = fc.constantFrom<By>('mother', 'father', 'school');
const day = fc.integer({ min: 0, max: 2 });
const actOfReport: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('changed' as const), open: fc.boolean(), by }),
  fc.record({ does: fc.constantFrom('asked' as const, 'answered' as const), day, by }),
  fc.record({ does: fc.constantFrom('lapsed' as const, 'withdrawn' as const), by }),
);
const actOfLeave = fc.record({
  does: fc.constantFrom('granted' as const, 'refused' as const, 'withdrawn' as const),
  by,
});
const life = fc.oneof(
  fc.record({ of: fc.constant('report' as const), begun: by, acts: fc.array(actOfReport, { maxLength: 5 }) }),
  fc.record({ of: fc.constant('leave' as const), begun: by, acts: fc.array(actOfLeave, { maxLength: 4 }) }),
);
type Life = typeof life extends fc.Arbitrary<infer One> ? One : never;

const actor = (who: By) =>
  who === 'school'
    ? ({ kind: 'staff', personId: CONTACT } as const)
    : ({ kind: 'guardian', personId: who === 'mother' ? MOTHER : FATHER } as const);

/** The facts of a life, in the order in which they happened. */
function factsOf(lived: Life, pupilId: string): readonly PlainFact[] {
  const id = newSortableId(Date.parse(NOW.instant));
  const common = { pupilId, schoolId: SCHOOL, firstDay: DAYS[0] };
  if (lived.of === 'leave') {
    const leave = { ...common, leaveId: id, lastDay: DAYS[2], dates: [...DAYS], decider: 'contact-teacher' as const };
    const applied = factOf('leave-applied', { ...leave, version: 1, madeBy: actor(lived.begun) });
    const rest = lived.acts.map(({ does, by: who }, at) => {
      const data = { ...leave, version: at + 2, madeBy: actor(who) };
      if (does === 'granted') return factOf('leave-granted', data);
      return does === 'refused' ? factOf('leave-refused', data) : factOf('leave-withdrawn', data);
    });
    return [applied, ...rest];
  }
  const report = { ...common, reportId: id, channel: 'online' as const };
  const first = factOf('absence-reported', { ...report, lastDay: null, version: 1, madeBy: actor(lived.begun) });
  const rest = lived.acts.map((act, at) => factOfReport(act, { ...report, version: at + 2, madeBy: actor(act.by) }));
  return [first, ...rest];
}

type Report = Omit<Parameters<typeof factOf<'absence-changed'>>[1], 'lastDay'>;
function factOfReport(act: Step, report: Report): PlainFact {
  const end = { open: { ...report, lastDay: null }, closed: { ...report, lastDay: DAYS[0] } };
  switch (act.does) {
    case 'asked':
      return factOf('absence-still-away-asked', { ...end.open, day: DAYS[act.day] ?? DAYS[0] });
    case 'answered':
      return factOf('absence-still-away-answered', { ...end.open, day: DAYS[act.day] ?? DAYS[0], stillAway: true });
    case 'changed':
      return factOf('absence-changed', act.open ? end.open : end.closed);
    case 'lapsed':
      return factOf('absence-lapsed', end.closed);
    default:
      return factOf('absence-withdrawn', end.closed);
  }
}

/** True when what happened later leaves what happened before without a point. */
function isOvertakenBy(later: PlainFact, earlier: PlainFact): boolean {
  if (later.name.startsWith('leave-')) return !earlier.name.endsWith('withdrawn') && later.name !== 'leave-applied';
  const question = earlier.name === 'absence-still-away-asked';
  const day = (fact: PlainFact) => ('day' in fact.data ? fact.data.day : '');
  switch (later.name) {
    case 'absence-changed':
      if (question) return later.data.lastDay !== null;
      return ['absence-reported', 'absence-changed', 'absence-lapsed'].includes(earlier.name);
    case 'absence-withdrawn':
      return earlier.name !== 'absence-withdrawn';
    case 'absence-lapsed':
      return question;
    case 'absence-still-away-answered':
      return question ? day(earlier) <= day(later) : earlier.name === 'absence-still-away-answered';
    case 'absence-still-away-asked':
      return question && day(earlier) <= day(later);
    default:
      return false;
  }
}

/**
 * A database whose calls take their time and die now and then, so that those who call it side by side mix in every way.
 */
function unsteady(chance: Chance): Dynamo {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...LOCAL, endpoint: tables.endpoint, maxAttempts: 1 }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const wait = () => new Promise((done) => setTimeout(done, chance.below(3)));
  client.middlewareStack.add(
    (next) => async (args) => {
      await wait();
      const result = await next(args);
      await wait();
      return result;
    },
    { step: 'initialize', priority: 'low', name: 'unsteady' },
  );
  mortal(client, chance, 0.1);
  return client;
}

async function untilThrough(run: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    try {
      return void (await run());
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
  throw new Error('It never came through.');
}

const PEOPLE = [
  { kind: 'guardian', id: MOTHER },
  { kind: 'guardian', id: FATHER },
  { kind: 'staff', id: CONTACT },
  { kind: 'staff', id: PRINCIPAL },
] as const satisfies readonly Person[];

test('what is overtaken follows from what happened, not from how it came: any order, repeats, side by side, crashes (A5, F1, F6)', async () => {
  const seen = { overtaken: 0, standing: 0 };
  await fc.assert(
    fc.asyncProperty(life, fc.integer(), async (drawn, seed) => {
      const chance = chanceOf(seed);
      const card = pupil();
      const ownerId = newSortableId(0).slice(10);
      const facts = factsOf(drawn, card.facts.pupilId).map((fact) => ({ ...fact, ownerId }));
      const { deps, house } = inboxes([card]);
      const client = unsteady(chance);
      const handed: NoticeRequest[] = [];
      const deliver = deliverEvents({
        ...deps,
        store: inboxStore(client, tables.tables.main),
        supersessionLog: supersessionStore(client, tables.tables.main),
        sendRequests: async (requests) => void handed.push(...requests),
      });
      const messages = chance.shuffled(
        facts.flatMap((fact) => Array.from({ length: 1 + chance.below(3) }, () => fact)),
      );
      for (let at = 0; at < messages.length; ) {
        const some = messages.slice(at, at + 1 + chance.below(4));
        at += some.length;
        await Promise.all(some.map((fact) => untilThrough(() => deliver(eventsOf(fact), house, NOW))));
      }
      const store = inboxStore(tables.client, tables.tables.main);
      for (const person of PEOPLE) {
        const items = await store.page(ownerId, person, 50);
        for (const item of items) {
          const at = facts.findIndex(({ id }) => item.id.startsWith(id));
          const earlier = facts[at];
          if (!earlier) throw new Error('an item of no fact');
          const wanted = facts.slice(at + 1).some((later) => isOvertakenBy(later, earlier));
          expect([item.kind, item.overtakenAt !== undefined]).toEqual([item.kind, wanted]);
          const told = handed.some(({ itemId, person: { id } }) => itemId === item.id && id === person.id);
          if (!wanted) expect([item.kind, told]).toEqual([item.kind, true]);
          seen[wanted ? 'overtaken' : 'standing'] += 1;
        }
        const unread = await store.unread(ownerId, person, 50);
        expect(unread.map(({ id }) => id)).toEqual(
          items.filter(({ overtakenAt }) => overtakenAt === undefined).map(({ id }) => id),
        );
      }
    }),
    { numRuns: 60 },
  );
  expect(Math.min(seen.overtaken, seen.standing)).toBeGreaterThan(30);
}, 60_000);
