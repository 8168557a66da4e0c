import { describe, expect, test } from 'vitest';
import { DOCUMENT } from '../../support/openapi.ts';

/** Where a property of the document stands: the names above it. */
function placesOf(name: string, value: unknown = DOCUMENT, above: readonly string[] = []): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === name && above.at(-1) === 'properties' ? [above.slice(0, -1).join('/')] : []),
    ...placesOf(name, inner, [...above, key]),
  ]);
}

/**
 * A reported day, beside the report's own status; and how far a lesson is confirmed, beside what the timetable says of
 * it.
 */
const DAYS_AND_LESSONS = [
  'absence.Report/properties/days/items',
  'absence.SchoolDay/properties/absences/items',
  'handling.Queue/properties/reports/items/properties/days/items',
  'handling.SideBySide/properties/pupils/items/properties/days/items/properties/reports/items',
  'lessons.StaffLessons/properties/lessons/items',
  'lessons.LessonRoster',
  'lessons.LessonState',
  'lessons.LessonConfirmation',
  'lessons.RegisteredEntries',
];
/** Any person in one shape, pupil or not; and what was frozen with its hash (decision 016). */
const PEOPLE_OR_FROZEN = ['roster.WorkLine', 'statements.Content'];
/** A confirmation by hand or by an entry, and a letter on paper: the ways of a person. */
const BY_WHICH_WAY = [
  'lessons.LessonRoster/properties/confirmed/anyOf/0',
  'lessons.LessonState/properties/confirmed/anyOf/0',
  'lessons.LessonConfirmation/properties/confirmed/anyOf/0',
  'lessons.RegisteredEntries/properties/confirmed/anyOf/0',
  'deliveries.Trail/properties/recipients/items/properties/paper/anyOf/0/properties/done/anyOf/0',
  'deliveries.PaperBody',
  'deliveries.PaperDone',
];
/** Earlier reports that a new one ended, records that an import ended, and the one that went into another. */
const THINGS_THAT_ENDED = [
  'absence.Reports',
  'roster.SameSettled',
  'imports.Import/properties/counts/anyOf/0/additionalProperties',
];

describe('one name for one thing', () => {
  test('one name for one thing: how a thing stands is its `status`; `state` is a second thing beside it, or of a day', () => {
    expect(placesOf('state')).toEqual(DAYS_AND_LESSONS.map((place) => `components/schemas/${place}`));
  });

  test('one name for one thing: what came of a thing is its `outcome`; `how` is the way in which a person did it', () => {
    expect(placesOf('how')).toEqual(BY_WHICH_WAY.map((place) => `components/schemas/${place}`));
  });

  test('one name for one thing: how and when a warning ended is its `end`; `ended` counts or lists things that ended', () => {
    expect(placesOf('ended')).toEqual(THINGS_THAT_ENDED.map((place) => `components/schemas/${place}`));
  });

  test.each([
    ['groupName', 'group'],
    ['sizeBytes', 'bytes'],
    ['fingerprint', 'seen'],
    ['visibleToGuardians', 'visible'],
    ['firstAllowedDay', 'firstDay'],
    ['lastAllowedDay', 'lastDay'],
    ['choice', 'outcome'],
    ['as', 'role'],
    ['subjectName', 'subject'],
  ])('one name for one thing: never `%s`, but `%s`', (name) => {
    expect(placesOf(name)).toEqual([]);
  });

  test('a pupil beside something else is `pupilId` and `pupilName`', () => {
    expect(placesOf('pupil')).toEqual(PEOPLE_OR_FROZEN.map((place) => `components/schemas/${place}`));
  });
});
