import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/shared/time.ts';
import {
  type Choices,
  faultOfEnd,
  faultsOfDraft,
  faultsOfSending,
  isOld,
  lastDayOf,
  MOVES,
  overtakes,
  type Said,
  STEPS,
  sendableFrom,
  statusAfter,
  WARNING_STATUSES,
  type WarningStatus,
} from '../../../functions/warnings/rules.ts';

const TODAY = '2026-11-24';
const said = (text: string) => ({ nb: text, nn: text, en: text });
const choices: Choices = {
  today: TODAY,
  kind: 'subject',
  graded: true,
  periods: [
    { id: 'first-term', until: '01-31', ...said('1. termin') },
    { id: 'final', until: '06-30', ...said('Standpunkt') },
  ],
  reasons: [
    { id: 'no-basis', ...said('Grunnlag manglar') },
    { id: 'missing-work', ...said('Arbeid manglar') },
  ],
  subjects: ['MAT1019'],
  legalBasis: 'opplæringsforskrifta § 9-7',
};
const whole: Said = {
  periodId: 'first-term',
  subjects: ['MAT1019'],
  reasonIds: ['no-basis'],
  wayOut: 'Lever rapporten.',
  byDay: '2026-12-15',
  contact: { name: 'Kari', phone: '' },
};
const empty: Said = {
  periodId: '',
  subjects: [],
  reasonIds: [],
  wayOut: '',
  byDay: null,
  contact: { name: '', phone: '' },
};

describe('what a warning may and must say (D1, D2)', () => {
  const wrong: readonly (readonly [string, Partial<Said>, Partial<Choices>, string, string])[] = [
    ['a pupil without grades', {}, { graded: false }, '/kind', 'warnings.no-grades-yet'],
    ['any period, in a year that is over', {}, { periods: [] }, '/periodId', 'warnings.year-is-over'],
    ['a period that the catalogue lacks', { periodId: 'third-term' }, {}, '/periodId', 'warnings.unknown-period'],
    [
      'a reason that is not valid that day',
      { reasonIds: ['no-basis', 'late'] },
      {},
      '/reasonIds/1',
      'warnings.reason-not-valid',
    ],
    ['a subject that is not the writer’s', { subjects: ['NOR1267'] }, {}, '/subjects/0', 'warnings.subject-not-yours'],
    ['subjects of order', {}, { kind: 'order' }, '/subjects', 'warnings.no-subjects-here'],
    ['a reason twice', { reasonIds: ['no-basis', 'no-basis'] }, {}, '/reasonIds', 'warnings.twice'],
    ['yesterday', { byDay: addDays(TODAY, -1) }, {}, '/byDay', 'warnings.day-past'],
    ['a day after the period', { byDay: '2027-02-01' }, {}, '/byDay', 'warnings.day-after-period'],
  ];
  it.each(wrong)(
    'what a warning may and must say: %s is refused in a draft and in a sending',
    (_what, said, more, pointer, code) => {
      const fault = expect.objectContaining({ pointer, code });
      expect(faultsOfDraft({ ...whole, ...said }, { ...choices, ...more })).toContainEqual(fault);
      expect(faultsOfSending({ ...whole, ...said }, { ...choices, ...more })).toContainEqual(fault);
    },
  );

  const gaps: readonly (readonly [Partial<Said>, Partial<Choices>, string, string])[] = [
    [{ periodId: '' }, {}, '/periodId', 'warnings.period-missing'],
    [{ subjects: [] }, {}, '/subjects', 'warnings.subject-missing'],
    [{ reasonIds: [] }, {}, '/reasonIds', 'warnings.reason-missing'],
    [{ wayOut: ' \n' }, {}, '/wayOut', 'warnings.way-out-missing'],
    [{ byDay: null }, {}, '/byDay', 'warnings.day-missing'],
    [{ contact: { name: ' ', phone: '1' } }, {}, '/contact/name', 'warnings.contact-missing'],
    [{}, { legalBasis: '' }, '/kind', 'warnings.no-legal-basis'],
  ];
  it.each(gaps)('a draft may have the gap %o, a sending may not', (said, more, pointer, code) => {
    expect(faultsOfDraft({ ...whole, ...said }, { ...choices, ...more })).toEqual([]);
    expect(faultsOfSending({ ...whole, ...said }, { ...choices, ...more })).toEqual([{ pointer, code }]);
  });

  it('an empty draft is no fault, a whole warning may be sent today and on the last day', () => {
    expect(faultsOfDraft(empty, choices)).toEqual([]);
    for (const byDay of [TODAY, '2027-01-31']) expect(faultsOfSending({ ...whole, byDay }, choices)).toEqual([]);
    expect(faultsOfSending({ ...whole, subjects: [] }, { ...choices, kind: 'order' })).toEqual([]);
  });

  it('a period ends in the school year of the day that is asked about', () => {
    const first = { id: 'first-term', until: '01-31' };
    expect(['2026-08-01', '2027-07-31'].map((day) => lastDayOf(first, day))).toEqual(['2027-01-31', '2027-01-31']);
    expect(lastDayOf({ id: 'x', until: '12-20' }, '2027-03-01')).toBe('2026-12-20');
  });
});

describe('from state to state', () => {
  it('nothing but what was approved is sent where the principal approves, whatever happens before (10,000 runs)', () => {
    const moves = fc.array(fc.constantFrom(...MOVES), { maxLength: 12 });
    fc.assert(
      fc.property(moves, fc.boolean(), (taken, approval) => {
        let status: WarningStatus = 'draft';
        let approved = false;
        for (const move of taken) {
          const moved = statusAfter(move, status, approval);
          const from: readonly WarningStatus[] = move === 'send' ? sendableFrom(approval) : STEPS[move].from;
          expect('status' in moved).toBe(from.includes(status));
          if (!('status' in moved)) continue;
          if (move === 'send' && approval) expect(approved).toBe(true);
          // What is over stays over: a sent one can only end, an ended or discarded one nothing.
          if (status === 'sent') expect(move).toBe('end');
          expect(['ended', 'discarded']).not.toContain(status);
          approved = move === 'approve' || (approved && move !== 'edit' && move !== 'return');
          status = moved.status;
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it('every state says why a move from it is not legal', () => {
    const refusal = (status: WarningStatus, move: (typeof MOVES)[number]) => {
      const moved = statusAfter(move, status, true);
      return 'refused' in moved ? moved.refused : undefined;
    };
    expect(WARNING_STATUSES.map((status) => refusal(status, 'send'))).toEqual([
      ...['warnings.not-approved', 'warnings.not-approved', undefined],
      ...['warnings.already-sent', 'warnings.already-ended', 'warnings.discarded'],
    ]);
    expect(refusal('asked', 'ask')).toBe('warnings.already-asked');
    expect(refusal('draft', 'approve')).toBe('warnings.not-asked');
    expect(refusal('draft', 'end')).toBeDefined();
  });
});

describe('old, ended, overtaken', () => {
  it('a draft is old after the owner’s days, in Oslo’s days', () => {
    expect(isOld('2026-11-21T22:59:00.000Z', '2026-11-24', 3)).toBe(true);
    expect(isOld('2026-11-21T23:00:00.000Z', '2026-11-24', 3)).toBe(false);
  });

  it.each([
    [{ how: 'improved' }, undefined],
    [{ how: 'withdrawn', reason: ' ' }, 'warnings.withdrawal-reason-missing'],
    [{ how: 'withdrawn', reason: 'Feil elev.' }, undefined],
    [{ how: 'overtaken' }, 'warnings.newer-missing'],
    [{ how: 'overtaken', overtakenBy: 'x' }, undefined],
    [{ how: 'improved', overtakenBy: 'x' }, 'warnings.newer-not-here'],
  ] as const)('an end %o', (end, code) => {
    expect(faultOfEnd(end)?.code).toBe(code);
  });

  it('old, ended, overtaken only a newer one of the same kind and of every subject takes the place of another', () => {
    const older = {
      warningId: 'a',
      kind: 'subject',
      sentAt: '2026-11-24T08:00:00.000Z',
      subjects: [{ code: 'M' }, { code: 'N' }],
    } as const;
    const newer = { ...older, warningId: 'b', sentAt: '2026-11-25T08:00:00.000Z' };
    expect(overtakes(newer, older)).toBe(true);
    expect(overtakes(older, newer)).toBe(false);
    expect(overtakes({ ...newer, warningId: 'a' }, older)).toBe(false);
    expect(overtakes({ ...newer, kind: 'order' }, older)).toBe(false);
    expect(overtakes({ ...newer, subjects: [{ code: 'M' }] }, older)).toBe(false);
  });
});
