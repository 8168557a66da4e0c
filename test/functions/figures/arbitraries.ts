import fc from 'fast-check';
import type { Final } from '../../../functions/handling/lookup.ts';
import type { Entry } from '../../../functions/lessons/lookup.ts';
import { DOCUMENTATIONS } from '../../../functions/shared/school/absence-terms.ts';
import { entryOf, finalOf } from './records.ts';

const WHO = { pupilId: 'pupil', schoolId: 'school' };
export const DATES = ['2026-09-01', '2026-09-02', '2026-11-16', '2026-12-18'] as const;
/** Two subjects by code, one of them in two groups, and lessons without a subject. */
export const GROUPS = [
  { groupId: 'g1', subjectCode: 'MAT1', subject: 'Matematikk' },
  { groupId: 'g2', subjectCode: 'MAT1', subject: 'Matematikk' },
  { groupId: 'g3', subjectCode: 'NOR1', subject: 'Norsk' },
  { groupId: 'g4' },
] as const;
const documentation = fc.constantFrom(...DOCUMENTATIONS);
const lessonId = fc.constantFrom('l1', 'l2', 'l3');

/** An entry of some lesson; which group a lesson is in follows from its day and place, as in a timetable. */
const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    date: fc.constantFrom(...DATES),
    lessonId,
    kind: fc.constantFrom('absent', 'part', 'late', 'present'),
    minutes: fc.integer({ min: 1, max: 60 }),
    lateCounts: fc.boolean(),
    documentation,
  })
  .map(({ kind, minutes, lateCounts, ...rest }) => {
    const place = DATES.indexOf(rest.date) + Number(rest.lessonId.slice(1));
    return entryOf({
      ...WHO,
      ...(GROUPS[place % GROUPS.length] ?? GROUPS[0]),
      ...rest,
      kind,
      minutes: kind === 'present' ? 0 : minutes,
      counted: kind === 'late' ? lateCounts : kind !== 'present',
    });
  });

const anyFinal: fc.Arbitrary<Final> = fc
  .record({
    date: fc.constantFrom(...DATES),
    lessonId: fc.option(lessonId, { nil: undefined }),
    wholeDay: fc.boolean(),
    documentation,
    takenBack: fc.boolean(),
  })
  .map(({ lessonId: lesson, wholeDay, takenBack, ...rest }) =>
    finalOf({
      ...WHO,
      ...rest,
      ...(lesson !== undefined && { lessonId: lesson }),
      wholeDay: wholeDay && lesson === undefined && !takenBack,
      ...(takenBack && { code: '' }),
    }),
  );

/** Entries and decisions as the table holds them: one for each lesson, one for each day or lesson. */
export const records = fc.record({
  entries: fc.uniqueArray(anyEntry, { maxLength: 12, selector: (entry) => entry.date + entry.lessonId }),
  finals: fc.uniqueArray(anyFinal, { maxLength: 10, selector: (final) => `${final.date} ${final.lessonId}` }),
});
