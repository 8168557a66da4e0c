import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectsTaught } from '../../../functions/access/authorize-pupil.ts';
import type { Actor, PupilFacts } from '../../../functions/access/policy.ts';
import { daysOf } from '../../../functions/figures/days.ts';
import { periodOf } from '../../../functions/figures/reckoning.ts';
import { countOf } from '../../../functions/figures/rules.ts';
import { showFigures, withinScope } from '../../../functions/figures/view.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { halfYearOf } from '../../../functions/shared/time.ts';
import { GROUPS, records } from './arbitraries.ts';
import { naiveCount } from './naive.ts';

/** All that there is, on whatever day. */
const EVERY_DAY = '9999-12-31';

const DAY = '2026-11-24';
const ids = GROUPS.map(({ groupId }) => groupId);
const settings = effective({ owner: {}, schools: new Map() });
/** Yesterday's, today's and tomorrow's. */
const span = fc.constantFrom({ from: '2026-08-01' }, { from: '2026-08-01', to: DAY }, { from: '2026-11-25' });
const holds = (period: { from: string; to?: string }) =>
  period.from <= DAY && (period.to === undefined || DAY < period.to);

const teaching = fc.record({
  as: fc.constantFrom('teacher' as const, 'contact-teacher' as const, 'substitute' as const),
  groupId: fc.constantFrom(...ids),
  dated: span,
});
const enrolment = fc.record({ groupId: fc.constantFrom(...ids), dated: span });
const someone = fc.record({
  teaches: fc.array(teaching, { maxLength: 4 }),
  enrolled: fc.uniqueArray(enrolment, { maxLength: 4, selector: (period) => period.groupId }),
});

const subjectOf = (groupId: string) => {
  const group = GROUPS.find((candidate) => candidate.groupId === groupId);
  return group && 'subjectCode' in group ? group.subjectCode : undefined;
};

describe('a subject teacher’s part (C1)', () => {
  it('a subject teacher’s part is what a brute-force look at every entry says, and not a minute of anything else', () => {
    fc.assert(
      fc.property(someone, records, ({ teaches, enrolled }, { entries, finals }) => {
        const actor: Actor = {
          kind: 'staff',
          ownerId: 'o',
          personId: 't',
          assignments: teaches.map(({ as, groupId, dated }) => ({
            kind: 'teaches',
            as,
            groupId,
            schoolId: 's',
            ...dated,
          })),
        };
        const enrolments = enrolled.map(({ groupId, dated }) => ({
          groupId,
          schoolId: 's',
          groupKind: 'basis',
          subjectCode: subjectOf(groupId),
          ...dated,
        }));
        const scope = subjectsTaught(actor, { ...FACTS, enrolments }, DAY);

        const isMine = (entry: { groupId: string; subjectCode?: string | undefined }) =>
          ids.some((groupId) => {
            const taught = teaches.some(
              (duty) => duty.as === 'teacher' && duty.groupId === groupId && holds(duty.dated),
            );
            const shared = taught && enrolled.some((other) => other.groupId === groupId && holds(other.dated));
            if (!shared) return false;
            const subject = subjectOf(groupId);
            return subject === undefined
              ? entry.subjectCode === undefined && entry.groupId === groupId
              : entry.subjectCode === subject;
          });
        const mine = entries.filter((entry) => entry.kind !== 'present' && isMine(entry));

        const item = {
          pupilId: 'p',
          schoolId: 's',
          schoolType: 'vgs' as const,
          halfYear: '2026-autumn',
          countedAt: '',
          version: 1,
        };
        const count = structuredClone(countOf(entries, finals, EVERY_DAY));
        const counts = [{ ...item, count: { ...count, subjects: subjectsOf(count.subjects) } }];
        const period = periodOf(halfYearOf(DAY));
        const hours = { ofGroup: () => undefined, ofSubject: () => undefined };
        const shown = withinScope(
          showFigures({ schoolId: 's', period, counts, rules: undefined, hours, graded: true }),
          scope,
          'nb',
        );
        const wanted = naiveCount(mine, finals).subjects;
        expect(shown.subjects.map(({ id, minutes, late }) => [id, minutes, late.minutes])).toEqual(
          Object.entries(wanted).map(([id, subject]) => [id, subject.minutes, subject.lateMinutes]),
        );
        expect([shown.days, shown.minutes, shown.diploma, shown.late]).toEqual([null, null, null, null]);

        const days = daysOf({ entries, finals }, scope, { settings, schoolType: 'vgs', language: 'nb' });
        const lessons = days.flatMap(({ day, lessons: all }) => all.map((lesson) => `${day} ${lesson.lessonId}`));
        expect(lessons.sort()).toEqual(mine.map((entry) => `${entry.date} ${entry.lessonId}`).sort());
        for (const day of days) expect([day.wholeDay, day.decision]).toEqual([null, null]);
      }),
      { numRuns: 10_000, seed: 20_261_124 },
    );
  });

  it('a class without a subject stands for its own lessons without one, since others may teach the rest', () => {
    const actor: Actor = {
      kind: 'staff',
      ownerId: 'o',
      personId: 't',
      assignments: [{ kind: 'teaches', as: 'teacher', groupId: 'g4', schoolId: 's', from: '2026-08-01' }],
    };
    const enrolments = [{ groupId: 'g4', schoolId: 's', groupKind: 'basis', from: '2026-08-01' }];
    expect([...subjectsTaught(actor, { ...FACTS, enrolments }, DAY)]).toEqual(['g4']);
    expect([
      ...subjectsTaught({ kind: 'guardian', ownerId: 'o', personId: 'x' }, { ...FACTS, enrolments }, DAY),
    ]).toEqual([]);
  });
});

const FACTS: PupilFacts = {
  pupilId: 'p',
  birthDate: '2010-05-01',
  protection: 'none',
  schoolId: 's',
  stay: { from: '2026-08-01' },
  enrolments: [],
  relations: [],
  consents: [],
};

/** As the table gives them back: lists that may be changed. */
const subjectsOf = (subjects: ReturnType<typeof countOf>['subjects']) =>
  Object.fromEntries(
    Object.entries(subjects).map(([name, count]) => [name, { ...count, groupIds: [...count.groupIds] }]),
  );
