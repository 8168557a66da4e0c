import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusals } from '../../../functions/documents/refusals.ts';
import {
  keepsAnOwner,
  leaseOfOther,
  MOVES,
  type Move,
  type Progress,
  revisionSlot,
  roleOn,
  STATES,
  STEPS,
  type State,
  stateAfter,
} from '../../../functions/documents/rules.ts';

const RUNS = { numRuns: 3000 };

/** What a template allows, and a text in which nothing is missing. */
const WHOLE = { publishable: true, archivable: true, complete: true } as const;

const progress: fc.Arbitrary<Progress> = fc.record({
  state: fc.constantFrom(...STATES),
  needsApproval: fc.boolean(),
  publishable: fc.boolean(),
  archivable: fc.boolean(),
  published: fc.nat({ max: 3 }),
  complete: fc.boolean(),
});

describe('the moves of a document', () => {
  test('every move of a document leads to a state of the table or is refused by a code that has a text', () => {
    fc.assert(
      fc.property(progress, fc.constantFrom(...MOVES), (now, move) => {
        const after = stateAfter(move, now);
        if ('refused' in after) expect(refusals).toHaveProperty([after.refused]);
        const { from, to } = STEPS[move];
        if (!('refused' in after))
          expect([from.includes(now.state), after.state]).toEqual([true, to === 'same' ? now.state : to]);
      }),
      RUNS,
    );
  });

  test('what must be approved is neither published, finished nor archived without an approval of the text as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 60 }), (moves) => {
        let state: State = 'draft';
        let approved = false;
        for (const move of moves) {
          const now = { state, needsApproval: true, ...WHOLE, published: 0 };
          const after = stateAfter(move, now);
          if ('refused' in after) continue;
          if (LEAVING.has(move)) expect(approved).toBe(true);
          if (move === 'approve') approved = true;
          if (UNSETTLING.has(move)) approved = false;
          state = after.state;
        }
        expect(STATES).toContain(state);
      }),
      RUNS,
    );
  });

  test('a hundred thousand random acts leave a document in a state from which somebody can go on, or it is discarded or archived for good', () => {
    const random = fc.sample(fc.constantFrom(...MOVES), { numRuns: 100_000, seed: 20261201 });
    let archived = 0;
    let now: Progress = { state: 'draft', needsApproval: true, ...WHOLE, published: 0 };
    for (const [at, move] of random.entries()) {
      const after = stateAfter(move, now);
      if (!('refused' in after))
        now = { ...now, state: after.state, published: now.published + (move === 'publish' ? 1 : 0) };
      if (now.state === 'archived') archived += 1;
      if (now.state === 'archived') expect(MOVES.map((each) => stateAfter(each, now))).toEqual(MOVES.map(() => FINAL));
      if (now.state === 'archived' || now.state === 'discarded')
        now = { ...now, state: 'draft', published: 0, needsApproval: at % 2 === 0 };
      const open = MOVES.filter((each) => !('refused' in stateAfter(each, now)));
      if (open.length === 0) throw new Error(`Nothing leads on from ${JSON.stringify(now)} after ${move}.`);
    }
    expect([STATES.includes(now.state), archived > 100]).toEqual([true, true]);
  });

  test.each([
    ['publish', { publishable: false }, 'documents.not-for-families'],
    ['publish', { complete: false, needsApproval: false }, 'documents.incomplete'],
    ['publish', { needsApproval: true }, 'documents.not-approved'],
    ['ask', { needsApproval: false }, 'documents.needs-no-approval'],
    ['ask', { state: 'asked' }, 'documents.already-asked'],
    ['ask', { state: 'approved' }, 'documents.already-approved'],
    ['approve', { state: 'draft' }, 'documents.not-asked'],
    ['edit', { state: 'finished' }, 'documents.finished'],
    ['reopen', { state: 'draft' }, 'documents.not-finished'],
    ['archive', { archivable: false, state: 'finished' }, 'documents.not-for-archive'],
    ['archive', { state: 'approved' }, 'documents.finish-first'],
    ['archive', { state: 'archived' }, 'documents.archived'],
    ['reopen', { state: 'archived' }, 'documents.archived'],
    ['edit', { state: 'archived' }, 'documents.archived'],
    ['discard', { published: 1 }, 'documents.is-published'],
    ['edit', { state: 'discarded' }, 'documents.discarded'],
  ] as const)('to %s a document is refused where %j, by %s', (move, more, code) => {
    const now = { state: 'draft', needsApproval: true, ...WHOLE, published: 0 } as const;
    expect(stateAfter(move, { ...now, ...more })).toEqual({ refused: code });
  });
});

/** Moves by which a text becomes final or leaves the school. */
const LEAVING: ReadonlySet<Move> = new Set<Move>(['publish', 'finish', 'archive']);
const FINAL = { refused: 'documents.archived' };

/** Moves after which an approval does not hold any more. */
const UNSETTLING: ReadonlySet<Move> = new Set<Move>(['edit', 'ask', 'withdraw', 'return', 'reopen']);

describe('the people of a document', () => {
  const grant = { staffId: 'a', role: 'owner', from: '2026-11-01' } as const;

  test('a document keeps an owner only while somebody owns it from today on without an end', () => {
    expect(keepsAnOwner([grant], '2026-11-24')).toBe(true);
    expect(keepsAnOwner([{ ...grant, to: '2027-01-01' }], '2026-11-24')).toBe(false);
    expect(keepsAnOwner([{ ...grant, from: '2026-11-25' }], '2026-11-24')).toBe(false);
    expect(keepsAnOwner([{ ...grant, role: 'edit' }], '2026-11-24')).toBe(false);
  });

  test('a part in a document holds from its first day until its last', () => {
    const dated = [{ ...grant, from: '2026-11-10', to: '2026-11-12' }];
    const days = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'];
    expect(days.map((day) => roleOn(dated, 'a', day))).toEqual([undefined, 'owner', 'owner', undefined]);
  });

  test('a lease is told to others alone, until it runs out', () => {
    const lease = { staffId: 'a', until: '2026-11-24T08:02:00.000Z' };
    expect(leaseOfOther(lease, 'b', '2026-11-24T08:01:59.999Z')).toBe(lease);
    expect(leaseOfOther(lease, 'b', '2026-11-24T08:02:00.000Z')).toBeUndefined();
    expect(leaseOfOther(lease, 'a', '2026-11-24T08:00:00.000Z')).toBeUndefined();
    expect(leaseOfOther(undefined, 'a', '2026-11-24T08:00:00.000Z')).toBeUndefined();
  });

  test('the savings of ten minutes are one revision', () => {
    const slots = ['08:00:00', '08:09:59', '08:10:00'].map((time) => revisionSlot(`2026-11-24T${time}.000Z`));
    expect([slots[0] === slots[1], slots[1] === slots[2]]).toEqual([true, false]);
  });
});
