import type { Answer, Meeting } from './record.ts';
import { refuse } from './refusals.ts';
import { type ANSWERS, answerOf, fits, leftOf, type Person } from './rules.ts';
import type { Answers } from './store.ts';

export type Given = { readonly answer: (typeof ANSWERS)[number]; readonly count: number };
type Asked = Answers & {
  readonly person: Person;
  readonly given: Given;
  readonly at: string;
  readonly recordedBy?: string | undefined;
};
/** An answer before and after; nothing to write where it says the same already. */
export type PlannedAnswer = { readonly before: Answer | undefined; readonly after: Answer; readonly isNew: boolean };

/** The answer to keep. Refuses a number that does not fit it, and more people than there are places. */
export function planAnswer(meeting: Meeting, { person, given, at, recordedBy, answers, taken }: Asked): PlannedAnswer {
  if (!fits(given)) throw refuse('meetings.count', {}, { at: '/count' });
  const before = answerOf(answers, person);
  const own = before?.count ?? 0;
  const left = leftOf(meeting.capacity, taken - own);
  // Whoever brings no more people than before keeps the places.
  if (left !== undefined && given.count > own && given.count > left) throw refuse('meetings.full', { left });
  const after: Answer = { person, ...given, at, recordedBy, version: (before?.version ?? 0) + 1 };
  const isNew = before?.answer !== given.answer || before.count !== given.count || before.recordedBy !== recordedBy;
  return { before, after, isNew };
}

/** The answers after it. */
export const withAnswer = ({ answers, taken }: Answers, { before, after }: PlannedAnswer): Answers => ({
  answers: [...answers.filter((answer) => answer !== before), after],
  taken: taken + after.count - (before?.count ?? 0),
});
