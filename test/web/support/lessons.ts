import { ask } from './ask.ts';

export type Lesson = {
  readonly groupId: string;
  readonly date: string;
  readonly lessonId: string;
  readonly group: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
};
type Line = { readonly kind: string; readonly minutes: number };
export type Roster = {
  readonly state: string;
  readonly pupils: readonly { readonly pupilId: string; readonly pupilName: string; readonly entry: Line | null }[];
};

/** The lessons of a persona on a day, in order. */
export const lessonsOn = async (persona: string, day: string): Promise<readonly Lesson[]> =>
  (await ask<{ readonly lessons: readonly Lesson[] }>(persona, `GET /v1/staff/lessons?from=${day}&to=${day}`)).lessons;

/** The lesson of a persona on a day by its place in the day. */
export async function lessonOn(persona: string, day: string, index: number): Promise<Lesson> {
  const lesson = (await lessonsOn(persona, day))[index];
  if (!lesson) throw new Error(`${persona} has no lesson ${index} on ${day}.`);
  return lesson;
}

export const pageOf = ({ groupId, date, lessonId }: Lesson): string => `/lessons/${groupId}/${date}/${lessonId}`;
export const routeOf = ({ groupId, date, lessonId }: Lesson): string =>
  `/v1/groups/${groupId}/days/${date}/lessons/${lessonId}`;

/** The roster as the API has it now. */
export const rosterOf = (persona: string, lesson: Lesson): Promise<Roster> => ask(persona, `GET ${routeOf(lesson)}`);

/** Who is registered, by name, with kind and minutes. */
export const linesOf = ({ pupils }: Roster): Readonly<Record<string, string>> =>
  Object.fromEntries(
    pupils.flatMap(({ pupilName, entry }) => (entry ? [[pupilName, `${entry.kind} ${entry.minutes}`]] : [])),
  );
