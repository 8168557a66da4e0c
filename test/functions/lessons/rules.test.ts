import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesFor } from '../../../functions/lessons/entries.ts';
import {
  anyAway,
  barred,
  changedLines,
  confirmedBy,
  countedAs,
  displaced,
  faultOf,
  type Held,
  isOver,
  lineOf,
  type Planned,
  registered,
  standing,
  stateOf,
  unconfirmed,
  unsettled,
} from '../../../functions/lessons/rules.ts';
import { suggestionsFor, whyAway } from '../../../functions/lessons/suggest.ts';
import { settledAs } from '../../../functions/lessons/timetable-rules.ts';
import { NATIONAL_SETS } from '../../../functions/settings/absence-codes.ts';
import { codeSetOn } from '../../../functions/settings/lookup.ts';
import { momentOf } from '../../../functions/shared/time.ts';

const LESSON: Planned = { date: '2026-11-24', from: '08:30', to: '09:30', status: 'planned' };
const at = (instant: string) => momentOf(Date.parse(instant));
const HAND = { by: 'teacher', at: '2026-11-24T08:00:00.000Z' };
const AWAY = { kind: 'absent', minutes: 60 } as const;
const PRESENT = { kind: 'present', minutes: 0 } as const;
const held = (more: Partial<Held> = {}): Held => ({ from: '08:30', to: '09:30', lines: {}, ...more });
const byEntry = { ...HAND, how: 'by-entry' as const };

describe('a lesson’s state (B1)', () => {
  test.each([
    ['planned', LESSON, false, '2026-11-24T07:29:59.999Z'],
    ['open', LESSON, false, '2026-11-24T07:30:00.000Z'],
    ['confirmed', LESSON, true, '2026-11-24T07:30:00.000Z'],
    ['cancelled', { ...LESSON, status: 'cancelled' as const }, true, '2026-11-24T07:30:00.000Z'],
    ['open', { ...LESSON, status: 'moved' as const }, false, '2026-11-24T08:00:00.000Z'],
  ])('a lesson’s state: %s', (state, lesson, confirmed, instant) => {
    expect(stateOf(lesson, confirmed, instant)).toBe(state);
  });

  test('a lesson’s state is barred before it begins, when cancelled, and after the half-year', () => {
    expect(barred(LESSON, at('2026-11-24T07:29:59.999Z'))).toBe('not-begun');
    expect(barred(LESSON, at('2026-11-24T07:30:00.000Z'))).toBeUndefined();
    expect(barred({ ...LESSON, status: 'cancelled' }, at('2026-11-24T08:00:00Z'))).toBe('cancelled');
    expect(barred(LESSON, at('2026-12-31T22:59:59.999Z'))).toBeUndefined();
    expect(barred(LESSON, at('2026-12-31T23:00:00.000Z'))).toBe('half-year-over');
    const summer = { ...LESSON, date: '2027-06-18' };
    expect(barred(summer, at('2027-07-31T21:59:59Z'))).toBeUndefined();
    expect(barred(summer, at('2027-07-31T22:00:00Z'))).toBe('half-year-over');
  });

  test('a lesson’s state is over by the instant, also in the hour that comes twice (B4)', () => {
    const night = { date: '2026-10-25', to: '02:30' };
    expect([isOver(night, '2026-10-25T00:29:59Z'), isOver(night, '2026-10-25T00:30:00.000Z')]).toEqual([false, true]);
  });
});

describe('a line (B2)', () => {
  test.each([
    ['absent', undefined, undefined],
    ['absent', 60, 'lessons.minutes-not-asked'],
    ['present', 1, 'lessons.minutes-not-asked'],
    ['part', undefined, 'required'],
    ['part', 1, undefined],
    ['part', 60, undefined],
    ['late', 61, 'lessons.too-many-minutes'],
  ] as const)('a line: %s with %s minutes: %s', (kind, minutes, fault) => {
    expect(faultOf({ kind, minutes }, 60)).toBe(fault);
  });

  test('a line is the whole lesson when absent and none when present', () => {
    expect(lineOf({ kind: 'absent' }, 45)).toEqual({ kind: 'absent', minutes: 45 });
    expect(lineOf({ kind: 'present' }, 45)).toEqual({ kind: 'present', minutes: 0 });
    expect(lineOf({ kind: 'late', minutes: 4 }, 45)).toEqual({ kind: 'late', minutes: 4 });
  });

  test('a line changes something only where it differs; present only where it contradicts', () => {
    const before = { a: AWAY, b: PRESENT };
    const wanted = { a: AWAY, b: PRESENT, c: PRESENT, d: PRESENT, e: AWAY };
    expect(changedLines(before, wanted, new Set(['d']))).toEqual({ d: PRESENT, e: AWAY });
    expect(changedLines(before, { a: PRESENT, b: AWAY }, new Set())).toEqual({ a: PRESENT, b: AWAY });
  });
});

describe('what a line counts as until somebody decides (B6, B8)', () => {
  const grunnskole = codeSetOn(NATIONAL_SETS, 'grunnskole', '2026-11-24');
  const vgs = codeSetOn(NATIONAL_SETS, 'vgs', '2026-11-24');
  if (!grunnskole || !vgs) throw new Error('There are national sets for that day.');
  const plain = { why: 'unreported', lateCounts: false } as const;

  test('absence by the day’s set, reported or not, with its flags', () => {
    expect(countedAs(AWAY, grunnskole, plain)).toMatchObject({ code: 'undocumented', counted: true, onDiploma: true });
    expect(countedAs(AWAY, grunnskole, { ...plain, why: 'reported' })).toMatchObject({ code: 'reported' });
    expect(countedAs(AWAY, grunnskole, plain)).not.toHaveProperty('countsTowardsLimit');
    expect(countedAs(AWAY, vgs, plain)).toMatchObject({ countsTowardsLimit: true });
    expect(countedAs(AWAY, vgs, { ...plain, why: 'leave' })).toMatchObject({
      code: 'leave',
      countsTowardsLimit: true,
    });
  });

  test('late arrival by itself, or as absence where the owner says so', () => {
    const late = { kind: 'late', minutes: 5 } as const;
    expect(countedAs(late, grunnskole, plain)).toMatchObject({ counted: false, minutes: 5, code: 'undocumented' });
    expect(countedAs(late, grunnskole, { ...plain, lateCounts: true })).toMatchObject({ counted: true });
    expect(countedAs({ kind: 'part', minutes: 5 }, grunnskole, plain)).toMatchObject({ counted: true });
  });

  test('present after all counts nowhere', () => {
    expect(countedAs(PRESENT, vgs, { why: 'reported', lateCounts: true })).toEqual({
      kind: 'present',
      minutes: 0,
      counted: false,
      code: '',
      documentation: 'not-absence',
      onDiploma: false,
    });
  });

  test('a school without codes for the day is told to have them set', () => {
    const codeSets = [{ ...grunnskole, from: '2027-01-01' }];
    const none = { 'absence.codeSets': codeSets, 'lessons.lateCounts': false, 'school.goLiveDay': '' };
    const group = { id: 'g', name: '5A', groupKind: 'basis', schoolId: 's', from: '2026-08-01', members: [] } as const;
    const lesson = { id: 'l', groupId: 'g', teacherIds: [], ...LESSON };
    const org = {
      at: () => none,
      school: () => ({ id: 's', name: '', type: 'grunnskole' as const, languageForm: 'nb' as const }),
    };
    const around = { org, group: { ...group, members: [] }, lesson, suggestions: new Map(), attribution: HAND };
    expect(() => entriesFor({ p: AWAY }, around)).toThrow('lessons.no-codes');
  });
});

describe('who is expected away (A5, A10, B1)', () => {
  const day = { pupilId: 'p', schoolId: 's', reportId: 'r', day: '2026-11-24', state: 'reported' as const };
  const of = (...reported: (typeof day & { from?: string; to?: string })[]) =>
    suggestionsFor(LESSON, reported, []).get('p');

  test.each([
    [{}, true],
    [{ to: '08:30' }, false],
    [{ to: '08:31' }, true],
    [{ from: '09:30' }, false],
    [{ from: '09:29' }, true],
  ])('a report of %o touches the lesson: %s', (times, touches) => {
    expect(of({ ...day, ...times }) !== undefined).toBe(touches);
  });

  test('leave before a report, a report before an open question; only the first two are reported', () => {
    const asked = { ...day, reportId: 'asked', state: 'awaiting' as const };
    const leave = [{ pupilId: 'p', schoolId: 's', leaveId: 'leave', date: '2026-11-24' }];
    const mixed = suggestionsFor(LESSON, [day, asked], []).get('p');
    expect([mixed?.id, whyAway(mixed)]).toEqual(['r', 'reported']);
    const onLeave = suggestionsFor(LESSON, [day, asked], leave).get('p');
    expect([onLeave?.id, whyAway(onLeave)]).toEqual(['leave', 'leave']);
    const question = suggestionsFor(LESSON, [asked], []).get('p');
    expect([question?.unconfirmed, whyAway(question), whyAway(undefined)]).toEqual([true, 'unreported', 'unreported']);
  });
});

describe('a register’s steps (B2, B3)', () => {
  test('the first absence confirms by itself; present after all does not', () => {
    expect(registered(undefined, LESSON, { p: AWAY }, HAND)).toEqual({
      held: { from: '08:30', to: '09:30', lines: { p: AWAY }, confirmed: byEntry },
    });
    expect(registered(undefined, LESSON, { p: PRESENT }, HAND)).toEqual({
      held: { from: '08:30', to: '09:30', lines: { p: PRESENT } },
    });
    expect(registered(held(), LESSON, {}, HAND)).toBe('same');
  });

  test('a register’s steps: who confirmed first stays', () => {
    const first = { ...HAND, by: 'first', how: 'by-hand' as const };
    const after = registered(held({ confirmed: first }), LESSON, { p: AWAY }, HAND);
    expect(after).toMatchObject({ held: { confirmed: first } });
    expect(confirmedBy(held({ confirmed: first }), LESSON, HAND)).toBe('same');
  });

  test('a confirmation is taken back unless somebody is away', () => {
    expect(unconfirmed(held({ confirmed: byEntry, lines: { p: PRESENT } }), LESSON)).toEqual({
      held: held({ lines: { p: PRESENT } }),
    });
    expect(unconfirmed(held({ confirmed: byEntry, lines: { p: AWAY } }), LESSON)).toEqual({ refused: 'has-entries' });
    expect([unconfirmed(held(), LESSON), unconfirmed(undefined, LESSON)]).toEqual(['same', 'same']);
  });

  const moved = { ...LESSON, from: '10:00', to: '11:00' };
  test('a lesson at another time of the day waits for a decision, then goes on', () => {
    const left = held({ lines: { p: AWAY }, confirmed: byEntry });
    expect([displaced(left, moved), unsettled(left, moved), standing(left, moved)]).toEqual([
      'moved',
      'moved',
      undefined,
    ]);
    expect(registered(left, moved, { q: AWAY }, HAND)).toEqual({ refused: 'unsettled' });
    expect(confirmedBy(left, moved, HAND)).toEqual({ refused: 'unsettled' });
    const kept = settledAs(left, moved, 'keep');
    expect(kept).toEqual({ held: { ...left, from: '10:00', to: '11:00' } });
    const dropped = settledAs(left, moved, 'drop');
    expect(dropped).toEqual({ held: { ...left, lines: { p: PRESENT }, settled: 'drop' } });
    if (dropped === 'same' || !('held' in dropped)) throw new Error('It was dropped.');
    expect(confirmedBy(dropped.held, moved, HAND)).toEqual({
      held: { from: '10:00', to: '11:00', lines: { p: PRESENT }, confirmed: { ...HAND, how: 'by-hand' } },
    });
  });

  test('a register’s steps: what is where it was, and a register of nobody away, is nothing to decide', () => {
    expect(settledAs(held({ lines: { p: AWAY } }), LESSON, 'keep')).toEqual({ refused: 'nothing-to-settle' });
    expect(settledAs(held({ lines: { p: PRESENT } }), undefined, 'drop')).toEqual({ refused: 'nothing-to-settle' });
    expect(settledAs(undefined, undefined, 'drop')).toEqual({ refused: 'nothing-to-settle' });
    expect(unsettled(held({ lines: { p: PRESENT } }), undefined)).toBeUndefined();
    expect(settledAs(held({ lines: { p: AWAY }, settled: 'keep' }), undefined, 'keep')).toBe('same');
    expect(settledAs(held({ lines: { p: AWAY }, settled: 'keep' }), undefined, 'drop')).toMatchObject({
      held: { settled: 'drop' },
    });
  });

  test('any order of steps: somebody away where the lesson is means confirmed, and the newest line holds', () => {
    const line = fc.constantFrom(AWAY, PRESENT, { kind: 'late', minutes: 3 } as const);
    const step = fc.oneof(
      fc.record({ move: fc.constant('register' as const), lines: fc.dictionary(fc.constantFrom('p', 'q', 'r'), line) }),
      fc.record({ move: fc.constantFrom('confirm' as const, 'unconfirm' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let now: Held | undefined;
        const latest: Record<string, object> = {};
        for (const act of steps) {
          const next =
            act.move === 'register'
              ? registered(now, LESSON, changedLines(now?.lines ?? {}, act.lines, new Set()), HAND)
              : act.move === 'confirm'
                ? confirmedBy(now, LESSON, HAND)
                : unconfirmed(now, LESSON);
          if (next !== 'same' && 'held' in next) now = next.held;
          if (act.move === 'register') Object.assign(latest, act.lines);
          expect(anyAway(now?.lines ?? {}) && !now?.confirmed).toBe(false);
        }
        for (const [pupil, line] of Object.entries(latest)) expect(now?.lines[pupil] ?? PRESENT).toEqual(line);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a register whose lesson is no more what it was', () => {
  const away = held({ lines: { p: AWAY } });
  test.each([
    ['gone', away, undefined, 'gone'],
    ['gone with nobody away', held(), undefined, undefined],
    ['cancelled', away, { ...LESSON, status: 'cancelled' as const }, 'cancelled'],
    ['moved', away, { ...LESSON, from: '09:30', to: '10:30' }, 'moved'],
    [
      'shorter than a part of it',
      held({ lines: { p: { kind: 'part', minutes: 50 } } }),
      { ...LESSON, to: '09:10' },
      'shortened',
    ],
    ['shorter, and whoever is away is away all of it', away, { ...LESSON, to: '09:10' }, undefined],
    ['as it was', away, LESSON, undefined],
    ['there, and nothing registered', undefined, LESSON, undefined],
  ] as const)('a register whose lesson is no more what it was: %s', (_what, register, lesson, why) => {
    expect(unsettled(register, lesson)).toBe(why);
  });

  test('a set without the code that its own rules give is no set', () => {
    const codes = { reported: 'r', unreported: 'u', leave: 'l', codes: [] };
    expect(() => countedAs(AWAY, codes, { why: 'unreported', lateCounts: false })).toThrow('lacks a code');
  });
});
