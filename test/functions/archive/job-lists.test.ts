import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { faultOfMove, listOf, movesFrom, OPERATOR_MOVES, versionOf } from '../../../functions/archive/job-lists.ts';
import { isSettled, JOB_STATES, STEPS } from '../../../functions/archive/rules.ts';
import { texts } from '../../../functions/archive/texts.ts';
import { wordsOf } from '../../../functions/archive/view.ts';
import { LANGUAGES } from '../../../functions/shared/texts/language.ts';

const ROOT = join(import.meta.dirname, '../../..');
const decision = { move: 'retry', by: 'a', at: '2026-11-24T06:30:00.000Z', reason: 'Igjen' } as const;
const jobs = fc.record({
  state: fc.constantFrom(...JOB_STATES),
  attempt: fc.nat(40),
  decisions: fc.array(fc.constant(decision), { maxLength: 5 }),
});

describe('the operator’s lists (L1)', () => {
  test('the operator’s lists: what is under way is one list, whatever it does just now; the rest are named by their state', () => {
    expect(JOB_STATES.map((state) => [state, listOf(state)])).toEqual([
      ['queued', 'waiting'],
      ['sending', 'waiting'],
      ['searching', 'waiting'],
      ['sent', 'waiting'],
      ['received', 'waiting'],
      ['archived', 'archived'],
      ['failed', 'failed'],
      ['given-up', 'given-up'],
    ]);
  });

  test('the operator’s lists: what may be done is what the state machine allows: nothing to what is archived', () => {
    expect(Object.fromEntries(JOB_STATES.map((state) => [state, movesFrom(state)]))).toEqual({
      queued: ['give-up'],
      sending: ['give-up'],
      searching: ['give-up'],
      sent: ['give-up'],
      received: ['give-up'],
      archived: [],
      failed: ['retry', 'give-up'],
      'given-up': ['retry'],
    });
  });
});

describe('an operator’s move (L1)', () => {
  const at = (state: (typeof JOB_STATES)[number]) => ({ state, attempt: 2, decisions: [decision] });
  it.each([
    ['retry', 'failed', 3, undefined],
    ['retry', 'given-up', 3, undefined],
    ['retry', 'queued', 3, 'not-failed'],
    ['retry', 'sending', 3, 'not-failed'],
    ['retry', 'archived', 3, 'already-archived'],
    ['give-up', 'failed', 3, undefined],
    ['give-up', 'received', 3, undefined],
    ['give-up', 'given-up', 3, 'already-given-up'],
    ['give-up', 'archived', 3, 'already-archived'],
    ['give-up', 'archived', 2, 'already-archived'],
    ['give-up', 'queued', 2, 'stale'],
    ['retry', 'failed', 4, 'stale'],
  ] as const)('an operator’s move: %s from %s, seen at version %i: %s', (move, state, seen, fault) => {
    expect(faultOfMove(at(state), move, seen)).toBe(fault);
  });

  test('an operator’s move is made exactly where the state machine allows it and the operator saw the job as it is', () => {
    fc.assert(
      fc.property(jobs, fc.constantFrom(...OPERATOR_MOVES), fc.nat(45), (job, move, seen) => {
        const legal = STEPS[move].from.includes(job.state);
        expect(faultOfMove(job, move, seen) === undefined).toBe(legal && seen === versionOf(job));
        if (isSettled(job.state) && job.state === 'archived')
          expect(faultOfMove(job, move, seen)).toBe('already-archived');
      }),
      { numRuns: 10_000 },
    );
  });

  test('another try and another decision each make a new version', () => {
    fc.assert(
      fc.property(jobs, (job) => {
        const next = versionOf(job) + 1;
        expect(versionOf({ ...job, attempt: job.attempt + 1 })).toBe(next);
        expect(versionOf({ ...job, decisions: [...job.decisions, decision] })).toBe(next);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('words for a reason (L1)', () => {
  test('every code that a job can fail with by our own doing has words', () => {
    const codes = globSync('functions/archive/*.ts', { cwd: ROOT }).flatMap((path) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(/\b(?:failed\(|refuse\(|reason: )'([a-z-]+)'/g)].map(
        ([, code = '']) => code,
      ),
    );
    expect(codes).toContain('no-letter');
    expect(codes.filter((code) => texts[code] === undefined)).toEqual([]);
  });

  test('each code has its own in every language, and an archive’s own code is told by what is known of it', () => {
    for (const language of LANGUAGES) {
      expect(wordsOf('entry-failed', language)).toBe(texts['entry-failed']?.[language]);
      expect(wordsOf('checksum', language)).not.toBe(wordsOf('away', language));
      for (const odd of ['kode-17', 'constructor', '']) expect(wordsOf(odd, language)).toBe(texts.other?.[language]);
    }
  });
});
