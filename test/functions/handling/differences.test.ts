import { describe, expect, test } from 'vitest';
import { differencesOf, type WholeDay } from '../../../functions/handling/differences.ts';
import { leaveMove, leaveValue } from '../../../functions/handling/leave-rules.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { codeSetOn } from '../../../functions/settings/lookup.ts';

const CODES = codeSetOn(DEFINITIONS['absence.codeSets'].default, 'grunnskole', '2026-11-24');
const EARLY = '2026-11-24T06:00:00.000Z';
const NOON = '2026-11-24T11:00:00.000Z';

const TIMES = { l1: { from: '08:30', to: '09:30' }, l2: { from: '10:00', to: '11:00' } } as const;
type LessonId = keyof typeof TIMES;
const MINUTES = { absent: 60, part: 20, late: 7, present: 0 } as const;
const report = (madeAt = EARLY, times: { from?: string; to?: string } = {}) => ({ reasonId: null, madeAt, ...times });
const entry = (kind: keyof typeof MINUTES, lessonId: LessonId = 'l1', minutes: number = MINUTES[kind]) =>
  ({
    lessonId,
    ...TIMES[lessonId],
    kind,
    minutes,
    documentation: kind === 'present' ? 'not-absence' : 'undocumented',
    at: NOON,
  }) as const;
const held = (lessonId: LessonId) => ({ lessonId, ...TIMES[lessonId] });
const day = (more: Partial<WholeDay>): WholeDay => ({
  reports: [],
  onLeave: false,
  entries: [],
  attended: [],
  decided: [],
  ...more,
});
const health = {
  code: 'documented-health',
  documentation: 'health-personnel',
  difference: 'documented-later',
} as const;

describe('what does not agree on a day (B10)', () => {
  test.each<readonly [string, Partial<WholeDay>, readonly string[]]>([
    ['nothing said', {}, []],
    ['reported and away', { reports: [report()], entries: [entry('absent')] }, []],
    ['reported and not registered yet', { reports: [report()] }, []],
    ['reported but present', { reports: [report()], entries: [entry('present')] }, ['reported-but-present l1']],
    [
      'reported for another lesson, present in this',
      { reports: [report(EARLY, { from: '09:30' })], entries: [entry('present')] },
      [],
    ],
    [
      'away without report',
      { entries: [entry('absent'), entry('part', 'l2')] },
      ['away-without-report l1', 'away-without-report l2'],
    ],
    [
      'away in a lesson that the report does not touch',
      { reports: [report(EARLY, { from: '09:30' })], entries: [entry('absent')] },
      ['away-without-report l1'],
    ],
    [
      'reported away and late: was in class all the same',
      { reports: [report()], entries: [entry('late')] },
      ['reported-but-present l1'],
    ],
    [
      'reported until nine and 30 minutes late',
      { reports: [report(EARLY, { to: '09:00' })], entries: [entry('late', 'l1', 30)] },
      [],
    ],
    [
      'reported until nine and 10 minutes late',
      { reports: [report(EARLY, { to: '09:00' })], entries: [entry('late', 'l1', 10)] },
      ['reported-but-present l1'],
    ],
    [
      'reported away, and away for a part only',
      { reports: [report()], entries: [entry('part')] },
      ['reported-but-present l1'],
    ],
    ['on leave and late', { onLeave: true, entries: [entry('late')] }, ['reported-but-present l1']],
    [
      'reported away, and the lesson confirmed without a word',
      { reports: [report()], attended: [held('l1')] },
      ['reported-but-present l1'],
    ],
    ['on leave, and confirmed without a word', { onLeave: true, attended: [held('l1')] }, ['reported-but-present l1']],
    [
      'away in one lesson, and the other lesson of the day confirmed without a word',
      { reports: [report()], entries: [entry('absent')], attended: [held('l2')] },
      ['reported-but-present l2'],
    ],
    ['confirmed before the report begins', { reports: [report(EARLY, { from: '10:00' })], attended: [held('l1')] }, []],
    ['confirmed, and nobody said anything', { attended: [held('l1'), held('l2')] }, []],
    ['late without report is nothing that should have been reported', { entries: [entry('late')] }, []],
    [
      'reported after the entry',
      { reports: [report('2026-11-24T12:00:00.000Z')], entries: [entry('absent')] },
      ['reported-afterwards l1'],
    ],
    [
      'reported before and again after',
      { reports: [report(), report('2026-11-24T12:00:00.000Z')], entries: [entry('absent')] },
      [],
    ],
    ['on leave and away', { onLeave: true, entries: [entry('absent')] }, []],
    ['on leave but present', { onLeave: true, entries: [entry('present')] }, ['reported-but-present l1']],
    [
      'decided as reported',
      { reports: [report()], decided: [{ code: 'reported', documentation: 'undocumented' }] },
      [],
    ],
    ['decided otherwise', { reports: [report()], decided: [health] }, ['decided-otherwise -: documented-later']],
    ['a decision that was taken back', { reports: [report()], decided: [{ ...health, code: '' }] }, []],
    [
      'a lesson decided otherwise, with its own reason before that of the day',
      {
        entries: [entry('absent'), entry('absent', 'l2')],
        decided: [
          { ...health, difference: 'guardian-corrected' },
          { ...health, lessonId: 'l2' },
        ],
      },
      [
        'away-without-report l1: guardian-corrected',
        'away-without-report l2: documented-later',
        'decided-otherwise -: guardian-corrected',
        'decided-otherwise l2: documented-later',
      ],
    ],
  ])('what does not agree on a day: %s', (_what, more, wanted) => {
    const found = differencesOf(day(more), CODES);
    expect(
      found.map(({ kind, lessonId, difference }) => {
        const place = kind === 'decided-otherwise' ? (lessonId ?? '-') : lessonId;
        return `${kind} ${place}${difference === null ? '' : `: ${difference}`}`;
      }),
    ).toEqual(wanted);
  });

  test('a day whose codes nobody knows still shows reports and entries', () => {
    expect(differencesOf(day({ entries: [entry('absent')], decided: [health] }), undefined)).toHaveLength(1);
  });
});

describe('what leave does to a decision (A10)', () => {
  const own = { code: 'leave', leaveId: 'a' };
  const takenByLeave = { code: '', leaveId: 'a' };
  const other = { code: 'leave', leaveId: 'b' };
  const person = { code: 'documented-health' };
  const takenByPerson = { code: '' };
  test.each([
    ['granted, nothing decided', true, undefined, 'write'],
    ['granted again', true, own, 'nothing'],
    ['granted after leave had taken it back', true, takenByLeave, 'write'],
    ['granted where other leave stands', true, other, 'write'],
    ['granted where a person has decided', true, person, 'nothing'],
    ['granted where a person has taken a decision back', true, takenByPerson, 'nothing'],
    ['withdrawn, its own', false, own, 'take-back'],
    ['withdrawn again', false, takenByLeave, 'nothing'],
    ['withdrawn where other leave stands', false, other, 'nothing'],
    ['withdrawn where a person has decided', false, person, 'nothing'],
    ['withdrawn, nothing decided', false, undefined, 'nothing'],
  ] as const)('what leave does to a decision: %s', (_what, granted, last, move) => {
    expect(leaveMove('a', granted, last)).toBe(move);
  });

  test('leave is a whole day with the code of the set, and none where the day has no codes', () => {
    const hand = { by: 'teacher', at: NOON, leaveId: 'a' };
    expect(leaveValue('write', CODES, hand)).toEqual({
      wholeDay: true,
      code: 'leave',
      documentation: 'other-documented',
      onDiploma: true,
      reasonId: null,
      difference: 'leave-granted',
      ...hand,
    });
    expect(leaveValue('write', undefined, hand)).toBeUndefined();
    expect(leaveValue('take-back', undefined, hand)).toMatchObject({ code: '', wholeDay: false, leaveId: 'a' });
  });
});
