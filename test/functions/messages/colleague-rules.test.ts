import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ANSWERS,
  COLLEAGUE_STATES,
  type ColleagueState,
  firstStep,
  inStateAt,
  isSeated,
  lastAllowedDay,
  mayAnswer,
  QUESTION_DAYS,
  stateOf,
} from '../../../functions/messages/colleague-rules.ts';
import type { Party } from '../../../functions/messages/record.ts';
import { hasRead, sees } from '../../../functions/messages/rules.ts';
import { addDays, laterBy, momentOf } from '../../../functions/shared/time.ts';

const NOW = momentOf(Date.parse('2026-11-24T09:00:00Z'));
const HOUR = 3_600_000;
const hence = (hours: number) => momentOf(Date.parse(laterBy(NOW.instant, hours * HOUR)));
const STAFF = { kind: 'staff', id: 'colleague' } as const;
const MOTHER = { kind: 'guardian', id: 'mother' } as const;
const party = (more: Partial<Party> = {}): Party => ({
  ...{ person: STAFF, as: 'added', since: NOW.day, until: '2027-01-01', addedBy: 'teacher' },
  ...{ seesFrom: 'm5', consent: 'none', listedAt: '' },
  ...more,
});
const EARLIER = { messageId: 'm4', by: MOTHER };
const LATER = { messageId: 'm6', by: MOTHER };

describe('the part of an added colleague (G2)', () => {
  test.each([
    ['inform', false, 'in', 'colleague-added'],
    ['inform', true, 'in-asked', 'colleague-added'],
    ['ask', false, 'waiting', 'colleague-asked'],
    ['ask', true, 'waiting-earlier', 'colleague-asked'],
  ] as const)('begins by the setting %s, earlier messages asked for: %s, as %s', (setting, earlier, to, tells) => {
    expect(firstStep(setting, earlier)).toEqual({ to, tells });
  });

  test.each(COLLEAGUE_STATES.filter((state) => state !== 'out'))(
    'the state %s is written and read as itself',
    (state) => {
      const answered = state === 'in-agreed' ? { answeredBy: MOTHER } : {};
      const written = inStateAt(party(answered), state, { seesFrom: 'm5', askedAt: NOW.instant });
      expect(stateOf(written, NOW)).toBe(state);
      expect(isSeated(written, NOW)).toBe(true);
    },
  );

  test('ends on the day after the last one, and somebody by relation has no such part', () => {
    const lastDay = party({ until: addDays(NOW.day, 1) });
    expect([stateOf(lastDay, NOW), stateOf(lastDay, hence(24))]).toEqual(['in', 'out']);
    expect(isSeated(lastDay, hence(24))).toBe(false);
    const teacher = party({ as: 'relation' });
    expect([stateOf(teacher, NOW), isSeated(teacher, NOW)]).toEqual([undefined, true]);
    expect(lastAllowedDay('2026-11-24')).toBe('2027-11-23');
  });

  test('a question lapses in the second in which its seven days are over', () => {
    const [asked, waits] = (['in-asked', 'waiting-earlier'] as const).map((state) =>
      inStateAt(party(), state, { seesFrom: 'm5', askedAt: NOW.instant }),
    );
    if (!asked || !waits) throw new Error('There are two questions.');
    const end = QUESTION_DAYS * 24;
    const before = momentOf(Date.parse(laterBy(NOW.instant, end * HOUR - 1)));
    expect([stateOf(asked, before), stateOf(waits, before)]).toEqual(['in-asked', 'waiting-earlier']);
    expect([stateOf(asked, hence(end)), stateOf(waits, hence(end))]).toEqual(['in', 'out']);
    // An answer does not lapse.
    const shown = inStateAt(asked, 'in-shown', { seesFrom: 'm5' });
    expect(stateOf(shown, hence(end))).toBe('in-shown');
  });

  test('the family is asked, or may take an answer back, in these states', () => {
    expect(COLLEAGUE_STATES.filter(mayAnswer)).toEqual([
      ...['waiting', 'waiting-earlier', 'in-asked', 'in-shown', 'in-kept'],
    ]);
  });

  test('after any answers, earlier messages are seen only where the last answer is yes to the question about them', () => {
    const first = fc.record({ setting: fc.constantFrom('inform' as const, 'ask' as const), earlier: fc.boolean() });
    fc.assert(
      fc.property(first, fc.array(fc.boolean(), { maxLength: 8 }), ({ setting, earlier }, answers) => {
        let state: ColleagueState = firstStep(setting, earlier).to;
        let [isIn, showsEarlier, isOver] = [setting === 'inform', false, false];
        for (const yes of answers) {
          const step: (typeof ANSWERS)[ColleagueState]['yes'] = ANSWERS[state][yes ? 'yes' : 'no'];
          // The model: whatever was asked, the newest answer holds, and a no to taking part is the end.
          const wasAsked = !isOver && (!isIn || earlier || (setting === 'ask' && yes));
          expect(step !== undefined).toBe(wasAsked);
          if (wasAsked && !isIn && !yes) isOver = true;
          if (wasAsked && yes) isIn = true;
          if (wasAsked && earlier && !isOver) showsEarlier = yes;
          if (step !== undefined && step !== 'repeat') state = step.to;
          if (state === 'out') {
            expect(isOver).toBe(true);
            continue;
          }
          const written = inStateAt(party(), state, { seesFrom: 'm5', askedAt: NOW.instant });
          expect([written.waits !== true, sees(written, EARLIER, NOW.instant)]).toEqual([isIn, showsEarlier]);
          expect(sees(written, LATER, NOW.instant)).toBe(true);
        }
      }),
    );
  });

  test('a message from before that waits for answer hours is shown to nobody who came later', () => {
    const held = { until: hence(12).instant, for: ['teacher'] };
    const shown = inStateAt(party(), 'in-shown', { seesFrom: 'm5' });
    expect(sees(shown, { ...EARLIER, held }, NOW.instant)).toBe(false);
    expect(sees(shown, { ...EARLIER, held }, hence(12).instant)).toBe(true);
    expect(sees(shown, { ...LATER, held }, NOW.instant)).toBe(true);
  });

  test('a mark reads from the first message that its reader saw', () => {
    const mark = { person: STAFF, from: 'm5', upTo: 'm9', at: NOW.instant };
    expect([hasRead(EARLIER, mark), hasRead(LATER, mark)]).toEqual([false, true]);
    expect(hasRead(EARLIER, { ...mark, from: '' })).toBe(true);
  });
});
