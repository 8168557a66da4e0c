import { addDays, type Day } from '../../../functions/shared/time.ts';
import { ask } from './ask.ts';

type Timetable = { readonly lessons: readonly { readonly date: Day }[] };

/** Some coming school days of a child, for tests that each need a day of their own. */
export async function schoolDaysOf(guardian: string, childId: string, from: Day): Promise<readonly Day[]> {
  const weeks = [0, 14, 28].map((days) => addDays(from, days));
  const answers = await Promise.all(
    weeks.map((first) =>
      ask<Timetable>(guardian, `GET /v1/guardian/children/${childId}/lessons?from=${first}&to=${addDays(first, 13)}`),
    ),
  );
  return [...new Set(answers.flatMap(({ lessons }) => lessons.map(({ date }) => date)))];
}
