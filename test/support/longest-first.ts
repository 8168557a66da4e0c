import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: what begins last must not be what everybody waits for. */
const LONGEST = [
  'notices/proof-morning.store',
  'notices/proof-evening.store',
  'notices/proof-autumn-night.store',
  'notices/proof-spring-night.store',
  'matrix/canary.store',
  'matrix/matrix.store',
  'matrix/traces.store',
  'imports/repeat.store',
  'matrix/trips.store',
  'matrix/fuzz.store',
  'matrix/lists.store',
  'imports/crash.store',
  'imports/timetable.store',
  'imports/import-roster.store',
  'imports/protection.store',
  'leave/life',
];
const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
  return place < 0 ? LONGEST.length : place;
};

/** The order of a run: the longest files of each project first, the others as Vitest sorts them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort(
      (a, b) => a.project.name.localeCompare(b.project.name) || placeOf(a) - placeOf(b),
    );
  }
}
