import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyAway,
  changedLines,
  confirmedBy,
  displaced,
  type Held,
  type Lines,
  type Planned,
  registered,
  type Stepped,
  standing,
  unconfirmed,
  unsettled,
} from '../../../functions/lessons/rules.ts';
import { settledAs } from '../../../functions/lessons/timetable-rules.ts';

/**
 * Two teachers, an import and one who takes confirmations back, each reading and writing at any moment between the
 * others. The store is a model with the conditions of the real one: a register is written over the version that was
 * read, the timetable's mark only on a lesson that is where it was and is not cancelled.
 */
type Register = { readonly held: Held; readonly version: number; readonly trail: readonly string[] };
type Lesson = Planned & { readonly confirmed: boolean };
type World = {
  register: Register | undefined;
  lesson: Lesson | undefined;
  /** Every line of a pupil that was written, oldest first. */
  trails: Map<string, { line: Lines[string]; by: string }[]>;
};
type Snapshot = Pick<World, 'register' | 'lesson'>;

const PLACE: Lesson = { date: '2026-11-24', from: '08:30', to: '09:30', status: 'planned', confirmed: false };
const AT = '2026-11-24T08:00:00.000Z';

type Act =
  | { readonly kind: 'register'; readonly lines: Lines }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'unconfirm' }
  | { readonly kind: 'keep' | 'drop' }
  | { readonly kind: 'import'; readonly to: 'here' | 'later' | 'cancelled' | 'gone' };

function decided(
  act: Exclude<Act, { kind: 'import' }>,
  by: string,
  { register, lesson }: Snapshot,
): Stepped | 'barred' {
  const attribution = { by, at: AT };
  if (act.kind === 'keep' || act.kind === 'drop') return settledAs(register?.held, lesson, act.kind);
  if (!lesson || lesson.status === 'cancelled') return 'barred';
  if (act.kind === 'register') {
    return registered(
      register?.held,
      lesson,
      changedLines(register?.held.lines ?? {}, act.lines, new Set()),
      attribution,
    );
  }
  return act.kind === 'confirm'
    ? confirmedBy(register?.held, lesson, attribution)
    : unconfirmed(register?.held, lesson);
}

/** Writes what was decided on a snapshot; false when somebody else wrote what it leans on. */
function commit(world: World, act: Exclude<Act, { kind: 'import' }>, by: string, seen: Snapshot): boolean {
  const next = decided(act, by, seen);
  if (next === 'barred' || (next !== 'same' && 'refused' in next)) return true;
  const after = next === 'same' ? seen.register?.held : next.held;
  const settling = act.kind === 'keep' || act.kind === 'drop';
  const confirmed = standing(after, seen.lesson) !== undefined;
  const mark = !settling && seen.lesson !== undefined && seen.lesson.confirmed !== confirmed;
  if (next !== 'same' && world.register?.version !== seen.register?.version) return false;
  const { lesson } = world;
  if (mark && (!lesson || lesson.from !== seen.lesson?.from || lesson.status === 'cancelled')) return false;
  if (next !== 'same') {
    const before = world.register;
    world.register = {
      held: next.held,
      version: (before?.version ?? 0) + 1,
      trail: [...(before?.trail ?? []), `${by} ${act.kind}`],
    };
    for (const [pupil, line] of Object.entries(next.held.lines)) {
      const old = before?.held.lines[pupil];
      if (old?.kind !== line.kind || old.minutes !== line.minutes) {
        world.trails.set(pupil, [...(world.trails.get(pupil) ?? []), { line, by }]);
      }
    }
  }
  if (mark && lesson) world.lesson = { ...lesson, confirmed };
  return true;
}

/**
 * What an import makes of the lesson: it carries the mark over where the lesson stays, and knows nothing of registers.
 */
function imported(lesson: Lesson | undefined, to: Extract<Act, { kind: 'import' }>['to']): Lesson | undefined {
  if (to === 'gone') return undefined;
  const from = to === 'later' ? '10:00' : '08:30';
  const stays = lesson?.from === from;
  return {
    ...PLACE,
    from,
    to: to === 'later' ? '11:00' : '09:30',
    status: to === 'cancelled' ? 'cancelled' : 'planned',
    confirmed: stays && lesson.confirmed,
  };
}

const lines = fc.dictionary(
  fc.constantFrom('p', 'q', 'r'),
  fc.constantFrom<Lines[string]>(
    { kind: 'absent', minutes: 60 },
    { kind: 'late', minutes: 3 },
    { kind: 'part', minutes: 20 },
    { kind: 'present', minutes: 0 },
  ),
);
const teaching: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('register' as const), lines }) },
  { weight: 2, arbitrary: fc.constantFrom<Act>({ kind: 'confirm' }, { kind: 'keep' }, { kind: 'drop' }) },
);
const importing: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('import' as const),
  to: fc.constantFrom('here' as const, 'later' as const, 'cancelled' as const, 'gone' as const),
});
const ACTORS = ['first teacher', 'second teacher', 'import', 'un-confirmer'] as const;
const scripts = fc.tuple(
  fc.array(teaching, { maxLength: 5 }),
  fc.array(teaching, { maxLength: 5 }),
  fc.array(importing, { maxLength: 4 }),
  fc.array(fc.constant<Act>({ kind: 'unconfirm' }), { maxLength: 3 }),
);

test('four actors in any interleaving lose no line, and what is registered away is confirmed or waits for a decision (B1, B2, B3)', () => {
  let retried = 0;
  const property = fc.property(scripts, fc.infiniteStream(fc.nat(3)), (acts, turns) => {
    const world: World = { register: undefined, lesson: PLACE, trails: new Map() };
    const queues = acts.map((queue) => [...queue]);
    const seen: (Snapshot | undefined)[] = [undefined, undefined, undefined, undefined];
    for (let guard = 0; queues.some((queue) => queue.length > 0) && guard < 1000; guard++) {
      const [turn = 0] = turns.take(1);
      const actor = queues[turn]?.length ? turn : queues.findIndex((queue) => queue.length > 0);
      const act = queues[actor]?.[0];
      if (!act) continue;
      if (act.kind === 'import') {
        // Reads and writes at once: it is conditional on what it read.
        world.lesson = imported(world.lesson, act.to);
        queues[actor]?.shift();
        continue;
      }
      const snapshot = seen[actor];
      if (!snapshot) seen[actor] = { register: world.register, lesson: world.lesson };
      else {
        seen[actor] = undefined;
        if (commit(world, act, ACTORS[actor] ?? '', snapshot)) queues[actor]?.shift();
        else retried += 1;
      }
      check(world);
    }
    expect(queues.flat()).toEqual([]);
  });
  fc.assert(property, { numRuns: 10_000, seed: SEED });
  expect(retried).toBeGreaterThan(1000);
}, 60_000);

const SEED = Date.now() % 1_000_000;
console.info(`four actors: seed ${SEED}`);

function check({ register, lesson, trails }: World): void {
  const held = register?.held;
  // One version a step, and the trail holds every step.
  expect(register?.trail.length ?? 0).toBe(register?.version ?? 0);
  // The line that holds is the last one written; every earlier one is in the trail.
  for (const [pupil, trail] of trails) expect(held?.lines[pupil]).toEqual(trail.at(-1)?.line);
  if (!held || !anyAway(held.lines)) return;
  // Somebody away: confirmed, or waiting for a decision, or decided on.
  const open =
    standing(held, lesson) === undefined && unsettled(held, lesson) === undefined && held.settled === undefined;
  expect(open && displaced(held, lesson) === undefined).toBe(false);
}
