import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annualOf,
  hasReached,
  isOver,
  limitRulesOf,
  passedBy,
  percentOf,
  worstOf,
  yearSharesOf,
} from '../../../functions/figures/limit.ts';
import { annualHoursOf, limitOn, periodOf } from '../../../functions/figures/reckoning.ts';
import { countOf } from '../../../functions/figures/rules.ts';
import { codeSetOn } from '../../../functions/settings/lookup.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { DOCUMENTATIONS, type Documentation } from '../../../functions/shared/school/absence-terms.ts';
import { halfYearOf } from '../../../functions/shared/time.ts';
import { entryOf } from './records.ts';

/** All that there is, on whatever day. */
const EVERY_DAY = '9999-12-31';

const SETTINGS = effective({ owner: {}, schools: new Map() });
const rulesOn = (day: string) => {
  const set = codeSetOn(SETTINGS['absence.codeSets'], 'vgs', day);
  if (set?.schoolType !== 'vgs') throw new Error('There is a set for every day of these tests.');
  return limitRulesOf(set, [5, 8]);
};
const RULES = rulesOn('2026-11-24');
const hours = (perYear: number | undefined) => ({ ofGroup: () => perYear, ofSubject: () => undefined });
/** A year of a subject of 140 hours (8400 minutes, of which a tenth is 840) with so many minutes of each kind. */
const year = (minutes: Partial<Record<Documentation, number>>, perYear: number | null = 140, rules = RULES) => {
  const entries = Object.entries(minutes).map(([kind, count], index) =>
    entryOf({
      pupilId: 'p',
      schoolId: 's',
      groupId: 'g',
      subjectCode: 'MAT1',
      subject: 'Matematikk',
      lessonId: `l${index}`,
      date: '2026-11-16',
      minutes: count,
      documentation: DOCUMENTATIONS.find((documentation) => documentation === kind) ?? 'undocumented',
    }),
  );
  const shares = yearSharesOf([countOf(entries, [], EVERY_DAY)], rules, hours(perYear ?? undefined));
  return { shares, share: shares.get('MAT1') };
};

describe('the limit of ten percent (C4, OF § 9-8)', () => {
  it.each([
    [839, false],
    [840, false],
    [841, true],
  ])('the limit of ten percent: %i of 8400 minutes over: %s', (minutes, over) => {
    expect(year({ undocumented: minutes }).share).toMatchObject({ minutes, over, annual: { minutes: 8400 } });
  });

  it('the limit of ten percent is compared in whole numbers, so that no rounding decides: for every subject and every share', () => {
    const subject = fc.record({ hours: fc.integer({ min: 1, max: 2000 }), percent: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(subject, ({ hours: perYear, percent }) => {
        const ofMinutes = perYear * 60;
        const exact = Math.floor((ofMinutes * percent) / 100);
        const isExact = exact * 100 === ofMinutes * percent;
        expect(isOver({ minutes: exact, ofMinutes }, percent)).toBe(false);
        expect(hasReached({ minutes: exact, ofMinutes }, percent)).toBe(isExact);
        expect(isOver({ minutes: exact + 1, ofMinutes }, percent)).toBe(true);
      }),
      { numRuns: 10_000, seed: 20_261_124 },
    );
  });

  it.each([
    [28.1, 10, 168, false],
    [28.1, 10, 169, true],
    [84, 7.5, 378, false],
    [84, 7.5, 379, true],
  ])(
    'hours and percentages may have decimals: %d hours, %d percent, %i minutes over: %s',
    (perYear, percent, minutes, over) => {
      expect(isOver({ minutes, ofMinutes: perYear * 60 }, percent)).toBe(over);
    },
  );

  it('the limit of ten percent shows the share unrounded', () => {
    expect(percentOf({ minutes: 100, ofMinutes: 8400 })).toBe(10_000 / 8400);
    expect(year({ undocumented: 100 }).share?.percent).toBe(10_000 / 8400);
  });

  it('the limit of ten percent adds both half-years, against the whole year’s hours', () => {
    const half = (date: string, lessonId: string) =>
      countOf(
        [entryOf({ pupilId: 'p', schoolId: 's', groupId: 'g', subjectCode: 'MAT1', lessonId, date, minutes: 421 })],
        [],
        EVERY_DAY,
      );
    const [autumn, spring] = [half('2026-11-16', 'a'), half('2027-02-01', 'b')];
    const share = (counts: Parameters<typeof yearSharesOf>[0]) => yearSharesOf(counts, RULES, hours(140)).get('MAT1');
    expect(share([autumn])).toMatchObject({ minutes: 421, over: false });
    expect(share([autumn, spring])).toMatchObject({ minutes: 842, over: true, sums: { undocumented: 842 } });
  });

  it.each(['health-personnel', 'other-documented', 'not-absence'] as const)(
    'the limit of ten percent: %s counts towards nothing',
    (kind) => {
      expect(year({ [kind]: 5000 }).share).toMatchObject({
        minutes: 0,
        over: false,
        reached: [],
        sums: { [kind]: 5000 },
      });
    },
  );

  it('a subject without yearly hours has no percentage, and nobody is over its limit', () => {
    const { share, shares } = year({ undocumented: 5000 }, null);
    expect(share).toMatchObject({
      minutes: 5000,
      annual: { from: 'unknown', minutes: null },
      percent: null,
      over: null,
      reached: [],
      selfDeclared: { minutes: 5000, reached: null },
    });
    expect([passedBy(shares, RULES), worstOf(shares)]).toEqual([[], undefined]);
  });

  it.each([
    ['what the group’s source says', 100, 56, { from: 'group', minutes: 6000 }],
    ['the owner’s list', undefined, 56, { from: 'setting', minutes: 3360 }],
    ['nothing', undefined, undefined, { from: 'unknown', minutes: null }],
  ])('yearly hours are %s', (_what, ofGroup, ofSubject, wanted) => {
    const asked = { ofGroup: () => ofGroup, ofSubject: () => ofSubject };
    expect(annualOf({ subjectCode: 'MAT1', groupIds: ['g'] }, asked)).toEqual(wanted);
  });

  it('the list may be the owner’s or the school’s own, and is by subject code', () => {
    const settings = { ...SETTINGS, 'absence.annualHours': [{ subjectCode: 'NOR1', hours: 113 }] };
    const group = {
      id: 'g',
      name: 'Matte',
      groupKind: 'teaching' as const,
      schoolId: 's',
      annualHours: 140,
      from: '2026-08-01',
    };
    const asked = annualHoursOf([group], settings);
    expect([asked.ofGroup('g'), asked.ofGroup('x'), asked.ofSubject('NOR1'), asked.ofSubject('MAT1')]).toEqual([
      140,
      undefined,
      113,
      undefined,
    ]);
  });

  it('lessons without a subject have no list to look in', () => {
    const asked = { ofGroup: () => undefined, ofSubject: () => 56 };
    expect(annualOf({ groupIds: ['g'] }, asked)).toEqual({ from: 'unknown', minutes: null });
  });
});

describe('early warnings (C4)', () => {
  it.each([
    [419, []],
    [420, [5]],
    [671, [5]],
    [672, [5, 8]],
    [840, [5, 8]],
    [841, [5, 8, 10]],
  ])('early warnings: %i of 8400 minutes have passed %j', (minutes, wanted) => {
    const { shares } = year({ undocumented: minutes });
    expect(passedBy(shares, RULES).map(({ percent }) => percent)).toEqual(wanted);
    expect(passedBy(shares, RULES).every(({ subjectKey }) => subjectKey === 'MAT1')).toBe(true);
  });

  it('a warning at the limit itself is the limit, told once; one above it is told after it', () => {
    const set = codeSetOn(SETTINGS['absence.codeSets'], 'vgs', '2026-11-24');
    if (set?.schoolType !== 'vgs') throw new Error('There is a set.');
    const rules = limitRulesOf(set, [12, 10, 5, 5]);
    expect(rules.warnings).toEqual([5, 12]);
    expect(
      passedBy(year({ undocumented: 840 }, 140, rules).shares, rules).map((threshold) => threshold.percent),
    ).toEqual([5]);
  });

  it('the worst subject is the one with the highest share, not the most minutes', () => {
    const entries = (['MAT1', 'NOR1', 'KRO1'] as const).map((subjectCode, index) =>
      entryOf({
        pupilId: 'p',
        schoolId: 's',
        groupId: subjectCode,
        subjectCode,
        lessonId: 'a',
        date: `2026-11-1${index}`,
        minutes: 60 - index * 10,
      }),
    );
    const perGroup = { ofGroup: (id: string) => ({ MAT1: 140, NOR1: 56 })[id], ofSubject: () => undefined };
    expect(worstOf(yearSharesOf([countOf(entries, [], EVERY_DAY)], RULES, perGroup))).toMatchObject({
      subjectCode: 'NOR1',
    });
    expect(worstOf(new Map())).toBeUndefined();
  });
});

describe('self-declaration (OF § 9-8 third paragraph)', () => {
  it.each([
    [{ 'self-declared': 400, undocumented: 439 }, 839, false],
    [{ 'self-declared': 400, undocumented: 440 }, 840, true],
    [{ 'self-declared': 0, undocumented: 0, 'health-personnel': 5000 }, 0, false],
  ])('self-declaration: %j: %i minutes, reached: %s', (minutes, sum, reached) => {
    expect(year(minutes).share?.selfDeclared).toEqual({ minutes: sum, reached });
  });

  it('self-declaration is told at the right lesson, in the order in which they come', () => {
    const reached: boolean[] = [];
    for (const minutes of [360, 780, 840, 841])
      reached.push(year({ 'self-declared': minutes }).share?.selfDeclared?.reached === true);
    expect(reached).toEqual([false, false, true, true]);
  });

  it('self-declaration is unknown to the rules before August 2025, and so has no field', () => {
    const before = rulesOn('2025-07-31');
    expect([before.selfDeclaration, rulesOn('2025-08-01').selfDeclaration]).toEqual([false, true]);
    expect(year({ undocumented: 100 }, 140, before).share).not.toHaveProperty('selfDeclared');
  });
});

describe('the limit of a school year', () => {
  const period = periodOf(halfYearOf('2026-11-24'));

  it('the limit of a school year is that of the set of today, and for a year that is over that of its last day', () => {
    const changed = SETTINGS['absence.codeSets'].flatMap((set) =>
      set.schoolType === 'vgs' && set.from === '2026-08-01'
        ? [set, { ...set, from: '2027-01-01', limit: { ...set.limit, percent: 12 } }]
        : [set],
    );
    const settings = { ...SETTINGS, 'absence.codeSets': changed };
    const percentOn = (today: string, of = period) => limitOn('vgs', settings, of, today)?.percent;
    expect([percentOn('2026-12-31'), percentOn('2027-01-01'), percentOn('2029-01-01')]).toEqual([10, 12, 12]);
    expect(percentOn('2027-03-01', periodOf(halfYearOf('2025-11-24')))).toBe(10);
    expect(period.schoolYear).toBe('2026-2027');
  });

  it('the limit of a school year does not exist in compulsory school, nor before the first set', () => {
    expect(limitOn('grunnskole', SETTINGS, period, '2026-11-24')).toBeUndefined();
    expect(limitOn('vgs', SETTINGS, periodOf(halfYearOf('2020-11-24')), '2026-11-24')).toBeUndefined();
  });
});
