import type { Flags } from '../shared/school/absence-terms.ts';
import {
  type Day,
  halfYearOf,
  type Instant,
  instantIn,
  type Moment,
  minutesBetween,
  type TimeOfDay,
} from '../shared/time.ts';

/** `present` is "present after all": the entry stays, with its earlier values (law 6). */
export const ENTRY_KINDS = ['absent', 'part', 'late', 'present'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The steps of a register's trail; the timetable causes `follow`. */
export const MOVES = ['register', 'confirm', 'unconfirm', 'keep', 'drop', 'follow'] as const;
export type Move = (typeof MOVES)[number];

/** One pupil in one lesson: minutes away are the whole lesson when absent, none when present after all. */
export type Line = { readonly kind: EntryKind; readonly minutes: number };
export type Lines = Readonly<Record<string, Line>>;

/** The lesson in the timetable now. */
export type Planned = {
  readonly date: Day;
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly status: 'planned' | 'cancelled' | 'moved';
};
export type LessonState = 'planned' | 'open' | 'confirmed' | 'cancelled';

/** The author and time of an act. */
export type Attribution = { readonly by: string; readonly at: Instant };
export type Confirmed = Attribution & { readonly how: 'by-hand' | 'by-entry' };

/** The part of a register on which its next step depends: its lesson's times, lines, confirmation and settlement. */
export type Held = {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly lines: Lines;
  readonly confirmed?: Confirmed | undefined;
  /** The decision on entries whose lesson has moved or gone. */
  readonly settled?: 'keep' | 'drop' | undefined;
};

/** A step's outcome: the register after it, `same` without a change, or the refusal. */
export type Stepped = { readonly held: Held } | 'same' | { readonly refused: Refused };
export type Refused = 'has-entries' | 'nothing-to-settle' | 'unsettled';

/** Late arrival is away too, even if counted separately: it shows that the teacher has called the roll. */
export const isAway = ({ kind }: Line): boolean => kind !== 'present';
export const anyAway = (lines: Lines): boolean => Object.values(lines).some(isAway);

/** Compares instants, so that it holds on both nights of clock change. */
export const hasBegun = (lesson: Planned, instant: Instant): boolean => instantIn(lesson.date, lesson.from) <= instant;
export const isOver = (lesson: Pick<Planned, 'date' | 'to'>, instant: Instant): boolean =>
  instantIn(lesson.date, lesson.to) <= instant;

/**
 * True for a lesson that the teacher must still confirm (B4): over and not confirmed, in this half-year, and not from
 * before the school went live (decision 032). The to-do list and the morning's reminder both use this rule alone.
 */
export const isToConfirm = (
  lesson: Pick<Planned, 'date' | 'to'>,
  { confirmed, goLive, moment }: { readonly confirmed: boolean; readonly goLive: Day | ''; readonly moment: Moment },
): boolean =>
  !confirmed && halfYearOf(moment.day).from <= lesson.date && goLive <= lesson.date && isOver(lesson, moment.instant);

/** The first day that may have a lesson to confirm: readers skip earlier days. */
export function firstToConfirm(goLive: (schoolId?: string) => Day | '', { day }: Moment): Day {
  const { from } = halfYearOf(day);
  return goLive() > from ? goLive() : from;
}

/** The state of a lesson in lists. */
export function stateOf(lesson: Planned, confirmed: boolean, instant: Instant): LessonState {
  if (lesson.status === 'cancelled') return 'cancelled';
  if (confirmed) return 'confirmed';
  return hasBegun(lesson, instant) ? 'open' : 'planned';
}

export type Barred = 'cancelled' | 'not-begun' | 'half-year-over';

/** The reason why a lesson takes no entry and no confirmation now, if any. */
export function barred(lesson: Planned, moment: Moment): Barred | undefined {
  if (lesson.status === 'cancelled') return 'cancelled';
  if (!hasBegun(lesson, moment.instant)) return 'not-begun';
  return halfYearOf(lesson.date).to < moment.day ? 'half-year-over' : undefined;
}

/** A teacher's request for a line: with minutes for a part of the lesson or late arrival only. */
export type WantedLine = { readonly kind: EntryKind; readonly minutes?: number | undefined };

/** The fault of a line's `minutes`, if any. */
export function faultOf({ kind, minutes }: WantedLine, lessonMinutes: number) {
  const partial = kind === 'part' || kind === 'late';
  if (!partial) return minutes === undefined ? undefined : ('lessons.minutes-not-asked' as const);
  if (minutes === undefined) return 'required' as const;
  return minutes > lessonMinutes ? ('lessons.too-many-minutes' as const) : undefined;
}

/** The line to store, with its minutes. */
export function lineOf({ kind, minutes = 0 }: WantedLine, lessonMinutes: number): Line {
  if (kind === 'present') return { kind, minutes: 0 };
  return { kind, minutes: kind === 'absent' ? lessonMinutes : minutes };
}

/**
 * The lines that change the register. A present pupil has no line, so "present" is stored only if it contradicts an
 * earlier line, or a report (decision 013).
 */
export const changedLines = (held: Lines, wanted: Lines, expectedAway: ReadonlySet<string>): Lines =>
  Object.fromEntries(
    Object.entries(wanted).filter(([pupilId, line]) => {
      const before = held[pupilId];
      if (before) return before.kind !== line.kind || before.minutes !== line.minutes;
      return isAway(line) || expectedAway.has(pupilId);
    }),
  );

/** A code of a set. */
type Code = Flags & { readonly id: string };
export type Codes = {
  readonly unreported: string;
  readonly reported: string;
  readonly leave: string;
  readonly codes: readonly Code[];
};

/** The code and count of a line without a decision: by the day's set, reported or not (B6, B8). */
export function countedAs(
  line: Line,
  codes: Codes,
  rule: { readonly why: 'unreported' | 'reported' | 'leave'; readonly lateCounts: boolean },
) {
  if (!isAway(line)) {
    return { ...line, counted: false, code: '', documentation: 'not-absence' as const, onDiploma: false };
  }
  const code = codes.codes.find((candidate) => candidate.id === codes[rule.why]);
  if (!code) throw new Error('A code set lacks a code that its own rules give');
  const { id, documentation, onDiploma, countsTowardsLimit } = code;
  const counted = line.kind !== 'late' || rule.lateCounts;
  return {
    ...line,
    counted,
    code: id,
    documentation,
    onDiploma,
    ...(countsTowardsLimit !== undefined && { countsTowardsLimit }),
  };
}

export type Displaced = 'gone' | 'cancelled' | 'moved';

/**
 * The timetable's change that displaces a register: the lesson has gone (or moved to another day), is cancelled, or
 * begins at another time.
 */
export function displaced(held: Held, lesson: Planned | undefined): Displaced | undefined {
  if (!lesson) return 'gone';
  if (lesson.status === 'cancelled') return 'cancelled';
  return lesson.from === held.from ? undefined : 'moved';
}

/** Pupils whose part of the lesson is longer than the lesson now, so that their real minutes are unknown. */
export const tooLong = (held: Held, lesson: Planned): readonly string[] =>
  Object.entries(held.lines).flatMap(([pupilId, { kind, minutes }]) =>
    kind !== 'absent' && minutes > lengthOf(lesson) ? [pupilId] : [],
  );

/**
 * The reason why a person must settle a register: it is displaced and has lines that say away, or has lines longer than
 * the shortened lesson.
 */
export function unsettled(held: Held | undefined, lesson: Planned | undefined): Unsettled | undefined {
  if (!held) return undefined;
  const why = displaced(held, lesson);
  if (why) return held.settled === undefined && anyAway(held.lines) ? why : undefined;
  return lesson && tooLong(held, lesson).length > 0 ? 'shortened' : undefined;
}
export type Unsettled = Displaced | 'shortened';

/**
 * True if the register must be settled before the next entry or confirmation; correct entries also settle too long
 * lines.
 */
const blocked = (held: Held | undefined, lesson: Planned): boolean => {
  const why = unsettled(held, lesson);
  return why !== undefined && why !== 'shortened';
};

/** The confirmation, if it holds for the lesson as it is now: a lesson moved to another time loses it. */
export const standing = (held: Held | undefined, lesson: Planned | undefined): Confirmed | undefined =>
  held && lesson && displaced(held, lesson) !== 'moved' ? held.confirmed : undefined;

/** The register for the lesson as it is now, or an empty register. */
function heldFor(held: Held | undefined, { from, to }: Planned): Held {
  if (held?.from === from) return { ...held, to };
  return { from, to, lines: held?.lines ?? {} };
}

/** Registers lines; a line that says away also confirms the lesson (B3). */
export function registered(held: Held | undefined, lesson: Planned, changed: Lines, attribution: Attribution): Stepped {
  if (blocked(held, lesson)) return { refused: 'unsettled' };
  if (Object.keys(changed).length === 0) return 'same';
  const { settled: _decided, ...now } = heldFor(held, lesson);
  const lines = { ...now.lines, ...changed };
  const confirmed = now.confirmed ?? (anyAway(lines) ? { ...attribution, how: 'by-entry' as const } : undefined);
  return { held: { ...now, lines, ...(confirmed && { confirmed }) } };
}

/** Confirms a lesson without absence; idempotent. */
export function confirmedBy(held: Held | undefined, lesson: Planned, attribution: Attribution): Stepped {
  if (blocked(held, lesson)) return { refused: 'unsettled' };
  if (standing(held, lesson)) return 'same';
  return { held: { ...heldFor(held, lesson), confirmed: { ...attribution, how: 'by-hand' } } };
}

/** Takes a confirmation back; refused if a line says away. */
export function unconfirmed(held: Held | undefined, lesson: Planned): Stepped {
  if (!held || !standing(held, lesson)) return 'same';
  if (anyAway(held.lines)) return { refused: 'has-entries' };
  const { confirmed: _taken, ...rest } = held;
  return { held: rest };
}

/** Length of a lesson in minutes. */
export const lengthOf = ({ from, to }: Pick<Planned, 'from' | 'to'>): number => minutesBetween(from, to);
