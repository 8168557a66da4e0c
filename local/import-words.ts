import { workListOf } from '../functions/imports/handlers.ts';
import { fill } from '../functions/shared/texts/fill.ts';

/** The sentences of an import that contain a number. */
const WAITING =
  '{count} open {count|question waits|questions wait} on the schools’ work lists (office or leader settles them)';

/** The number of open questions that an import has left, and a line for each school with any. */
export function waitingWords(waiting: readonly { readonly schoolId: string; readonly lines: number }[]) {
  return {
    title: fill(WAITING, { count: waiting.reduce((sum, { lines }) => sum + lines, 0) }),
    lines: waiting.map(({ schoolId, lines: count }) =>
      fill('{count} {count|line|lines}  GET {path}', { count, path: workListOf(schoolId) }),
    ),
  };
}

export const appliedWords = (count: number): string => fill('Applied: {count} {count|item|items} written.', { count });
export const refusedWords = (count: number): string => fill('{count} {count|line|lines} refused.', { count });
