import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SUBJECTS } from '../../../functions/notifications/events.ts';
import { isReminderDue, unexplainedDueAt } from '../../../functions/notifications/reminder-rules.ts';
import { AREAS, INBOX_KINDS, RULES, readersOf, ruleOf, whenOf } from '../../../functions/notifications/rules.ts';
import { SubscribedFact } from '../../../functions/notifications/subscription.ts';
import { supersedes } from '../../../functions/notifications/supersession-rules.ts';
import { texts } from '../../../functions/notifications/texts.ts';
import type { SettingKey } from '../../../functions/settings/definitions.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { factNames } from '../../../functions/shared/fact.ts';
import { LANGUAGES } from '../../../functions/shared/texts/language.ts';
import { addDays, momentOf } from '../../../functions/shared/time.ts';
import { ACTIONS } from '../../support/actions.ts';
import { houseOf } from './world.ts';

const settings = (changed: Parameters<typeof houseOf>[0] = {}) => houseOf(changed).at();

describe('the table of who should know of what (F1)', () => {
  it.each(INBOX_KINDS)(
    'the table of who should know of what: %s has words in every language, readers by rows of the policy, and a subject to choose by',
    (kind) => {
      for (const language of LANGUAGES) expect(texts[`inbox.${kind}`]?.[language]).toBeTruthy();
      expect(readersOf(kind).length).toBeGreaterThan(0);
      for (const { by } of readersOf(kind)) expect(ACTIONS).toContain(by);
      expect(AREAS).toContain(ruleOf(kind).area);
      expect(SUBJECTS).toContain(ruleOf(kind).area);
    },
  );

  it('people choose notices of talks and of parents’ meetings apart from those of conversations (H1, H2)', () => {
    const areas = (name: RegExp) => [
      ...new Set(INBOX_KINDS.filter((kind) => name.test(kind)).map((kind) => ruleOf(kind).area)),
    ];
    expect(areas(/talk|conference|meeting/)).toEqual(['meetings']);
    expect(areas(/message|announcement/)).toEqual(['messages']);
  });

  it('the table of who should know of what knows nothing of a confirmed lesson, and what the clock brings is no fact (B3, B4)', () => {
    expect(Object.keys(RULES).filter((kind) => /confirmed$/.test(kind))).toEqual(['lessons-unconfirmed']);
    expect(factNames(SubscribedFact).filter((name) => /confirm/.test(name))).toEqual([]);
  });

  it('the table of who should know of what has a row for every fact that the inbox subscribes to, and for no other', () => {
    const followed = INBOX_KINDS.map((kind) => ruleOf(kind)).flatMap((rule, index) =>
      rule.on === null ? [] : [rule.on ?? INBOX_KINDS[index]],
    );
    // A withdrawal is no news: it supersedes the items of its announcement, and the end of a question the question.
    const ends = new Set<string>(['announcement-withdrawn', 'document-question-ended']);
    const facts = factNames(SubscribedFact).filter((name) => !ends.has(name));
    expect([...new Set(followed)].sort()).toEqual([...facts].sort());
  });

  it.each([
    ['late-arrival', {}, 'off'],
    ['late-arrival', { 'lessons.lateNotice': 'digest' }, 'digest'],
    ['late-arrival', { 'lessons.lateNotice': 'now' }, 'now'],
    ['absence-reason-changed', {}, 'off'],
    ['absence-reason-changed', { 'absence.noticeOnChangedReason': true }, 'now'],
    ['absence-unexplained', {}, 'now'],
    ['absence-unexplained', { 'absence.unexplainedNotice': { mode: 'now', at: '10:00' } }, 'now'],
    ['absence-unexplained', { 'absence.unexplainedNotice': { mode: 'off', at: '10:00' } }, 'off'],
    ['absence-reported', {}, 'now'],
    ['remark-published', {}, 'digest'],
    ['remark-published', { 'remarks.notice': 'off' }, 'off'],
    ['remark-corrected', { 'remarks.notice': 'now' }, 'now'],
  ] as const)('the table of who should know of what: %s under %j: %s (B8, B9, C2, E2)', (kind, changed, wanted) => {
    expect(whenOf(kind, settings(changed))).toBe(wanted);
  });
});

describe('when unexplained absence is judged (B9)', () => {
  const at10 = settings();
  it.each([
    ['before the hour: at the hour', '2026-11-24T07:40:00.000Z', '2026-11-24', '2026-11-24T09:00:00.000Z'],
    ['at the hour: now', '2026-11-24T09:00:00.000Z', '2026-11-24', '2026-11-24T09:00:00.000Z'],
    ['after it: now', '2026-11-24T12:00:00.000Z', '2026-11-24', '2026-11-24T12:00:00.000Z'],
    ['of a day before: now', '2026-11-24T06:00:00.000Z', '2026-11-20', '2026-11-24T06:00:00.000Z'],
    ['by summer time', '2027-03-30T06:00:00.000Z', '2027-03-30', '2027-03-30T08:00:00.000Z'],
  ])('unexplained absence is judged: %s', (_what, now, date, wanted) => {
    expect(unexplainedDueAt(at10, date, now)).toBe(wanted);
  });

  it('unexplained absence is judged at once where the school wants it so', () => {
    const atOnce = settings({ 'absence.unexplainedNotice': { mode: 'now', at: '10:00' } });
    expect(unexplainedDueAt(atOnce, '2026-11-24', '2026-11-24T07:40:00.000Z')).toBe('2026-11-24T07:40:00.000Z');
  });
});

const QUARTER = 15 * 60_000;
const hour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
const timeOf = ([h, m]: readonly [number, number]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;

describe('when the reminder is due (B4)', () => {
  it.each([
    ['07:59', false],
    ['08:00', true],
    ['11:59', true],
    ['12:00', false],
  ])('an owner’s eight o’clock at %s: %s', (time, wanted) => {
    expect(isReminderDue('08:00', { instant: '', day: '2026-11-24', time })).toBe(wanted);
  });

  it('the reminder is never due where it is off', () => {
    expect(isReminderDue('', momentOf(Date.parse('2026-11-24T08:00:00Z')))).toBe(false);
  });

  it('the reminder comes on every day of any year, both nights of clock change too, within a quarter of the hour', () => {
    const days = fc.integer({ min: 0, max: 365 * 12 }).map((more) => addDays('2024-01-01', more));
    const changes = fc.constantFrom('2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26');
    // Later than this the quarters of the day are over before the hour's own has come.
    const early = hour.filter(([h, m]) => h < 23 || m <= 45);
    fc.assert(
      fc.property(fc.oneof(changes, days), early, (day, when) => {
        const start = Date.parse(`${addDays(day, -1)}T21:00:00Z`);
        const runs = Array.from({ length: 120 }, (_one, index) => momentOf(start + index * QUARTER));
        const due = runs.filter((run) => run.day === day && isReminderDue(timeOf(when), run));
        expect(due.length).toBeGreaterThan(0);
        const before = runs[runs.findIndex((run) => due.includes(run)) - 1];
        // The run before was too early, or of the day before.
        expect(before && before.day === day && before.time >= timeOf(when)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what an owner may set (B4, B8, B9)', () => {
  it.each<[SettingKey, readonly unknown[], readonly unknown[]]>([
    [
      'absence.unexplainedNotice',
      [
        { mode: 'off', at: '10:00' },
        { mode: 'now', at: '00:00' },
        { mode: 'at', at: '23:59' },
      ],
      [
        true,
        'off',
        { mode: 'at' },
        { mode: 'later', at: '10:00' },
        { mode: 'at', at: '24:00' },
        { mode: 'at', at: '' },
      ],
    ],
    ['lessons.lateNotice', ['off', 'digest', 'now'], [true, '', 'at', null]],
    ['lessons.reminderAt', ['', '08:00', '23:59'], ['8:00', '24:00', '08:00:00', null, 8]],
    ['notices.inboxDays', [30, 400, 1830], [29, 1831, 400.5, '400']],
  ])('what an owner may set: %s takes what it means, and nothing else', (key, good, bad) => {
    const accepts = (value: unknown) => DEFINITIONS[key].value.safeParse(value).success;
    expect(good.map(accepts)).toEqual(good.map(() => true));
    expect(bad.map(accepts)).toEqual(bad.map(() => false));
    expect(accepts({ ...Object(good[0]), more: 1 })).toBe(false);
  });
});

describe('news that leaves earlier news without a point', () => {
  const asked = (day: string | undefined, order = '1') => ({ kind: 'absence-still-away-asked' as const, order, day });
  it.each([
    ['a change, the report', { kind: 'absence-changed' }, { kind: 'absence-reported' }, true],
    ['the report, itself told again', { kind: 'absence-reported' }, { kind: 'absence-reported' }, false],
    ['a change with an end, the question', { kind: 'absence-changed', open: false }, asked('2026-11-24'), true],
    ['a change without one, the question', { kind: 'absence-changed', open: true }, asked('2026-11-24'), false],
    ['the next question, the one before', asked('2026-11-25', '2'), asked('2026-11-24'), true],
    ['a question, one of a later day', asked('2026-11-24', '2'), asked('2026-11-25'), false],
    ['questions without a day', asked(undefined, '2'), asked(undefined), true],
    ['what came first, what came later', { kind: 'absence-changed', order: '0' }, { kind: 'absence-reported' }, false],
    ['a granted leave, a remark', { kind: 'leave-granted' }, { kind: 'remark-published' }, false],
  ] as const)('news that leaves earlier news without a point: %s', (_what, later, earlier, wanted) => {
    expect(supersedes({ order: '2', ...later }, { order: '1', ...earlier })).toBe(wanted);
  });
});
