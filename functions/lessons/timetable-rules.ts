import {
  anyAway,
  displaced,
  type Held,
  isAway,
  type Line,
  type Lines,
  lengthOf,
  type Planned,
  type Stepped,
  tooLong,
} from './rules.ts';

/** The effect of timetable changes on registers (decision 029). */

const PRESENT: Line = { kind: 'present', minutes: 0 };

/**
 * The count of a line under the present timetable. Absence from the whole lesson is as long as the lesson, and no part
 * is longer. If the lesson has gone or is cancelled, nothing counts until a person has decided to keep the lines.
 */
export function countedLine(line: Line, held: Held, lesson: Planned | undefined): Line {
  if (!isAway(line)) return line;
  const why = displaced(held, lesson);
  if (why !== undefined && held.settled === 'keep') return line;
  if (!lesson || why === 'gone' || why === 'cancelled') return PRESENT;
  return withinLesson(line, lesson);
}

const withinLesson = (line: Line, lesson: Planned): Line => ({
  kind: line.kind,
  minutes: line.kind === 'absent' ? lengthOf(lesson) : Math.min(line.minutes, lengthOf(lesson)),
});
const mapped = (lines: Lines, to: (line: Line, pupilId: string) => Line): Lines =>
  Object.fromEntries(Object.entries(lines).map(([pupilId, line]) => [pupilId, to(line, pupilId)]));

/**
 * The register after a change of the lesson's length: absence from the whole lesson follows it, parts stay unchanged.
 */
export function followed(held: Held, lesson: Planned | undefined): Held {
  if (!lesson || displaced(held, lesson)) return held;
  const { settled: _decided, ...now } = held;
  return {
    ...now,
    to: lesson.to,
    lines: mapped(held.lines, (line) => (line.kind === 'absent' ? withinLesson(line, lesson) : line)),
  };
}

/**
 * Settles lines of a changed lesson. `keep`: lines move with a lesson within the day, stay in the place of a lesson
 * that has gone, and fill a shortened lesson. `drop`: each becomes present after all.
 */
export function settledAs(held: Held | undefined, lesson: Planned | undefined, decision: 'keep' | 'drop'): Stepped {
  if (!held) return { refused: 'nothing-to-settle' };
  if (held.settled === decision) return 'same';
  const why = displaced(held, lesson);
  if (why === undefined) return lesson ? shortenedAs(held, lesson, decision) : { refused: 'nothing-to-settle' };
  if (!anyAway(held.lines)) return { refused: 'nothing-to-settle' };
  if (decision === 'drop') return { held: { ...held, lines: mapped(held.lines, () => PRESENT), settled: decision } };
  if (why !== 'moved' || !lesson) return { held: { ...held, settled: decision } };
  const { settled: _dropped, ...now } = held;
  const lines = mapped(held.lines, (line) => (isAway(line) ? withinLesson(line, lesson) : line));
  return { held: { ...now, from: lesson.from, to: lesson.to, lines } };
}

function shortenedAs(held: Held, lesson: Planned, decision: 'keep' | 'drop'): Stepped {
  const concerned = tooLong(held, lesson);
  if (concerned.length === 0) return { refused: 'nothing-to-settle' };
  const settle = (line: Line): Line => (decision === 'drop' ? PRESENT : withinLesson(line, lesson));
  return { held: { ...held, lines: mapped(held.lines, (line, id) => (concerned.includes(id) ? settle(line) : line)) } };
}
