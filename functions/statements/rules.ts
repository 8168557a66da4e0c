import { gradedYearOn, isGraded } from '../settings/graded-years.ts';
import type { Choice, RefusalParams } from '../shared/errors.ts';
import { type Day, type Instant, schoolYearOf } from '../shared/time.ts';

/** The causes for which absence may be left out on the diploma (OF §§ 9-44, 9-53). */
export const CAUSES = ['health', 'leave', 'other-documented'] as const;
export type Cause = (typeof CAUSES)[number];
/** The causes in words, for sentences and the letter. */
export const CAUSE_WORDS: Readonly<Record<Cause, Omit<Choice, 'id'>>> = {
  health: { nb: 'helsefravær', nn: 'helsefråvær', en: 'sickness' },
  leave: { nb: 'innvilget permisjon', nn: 'innvilga permisjon', en: 'granted leave' },
  'other-documented': {
    nb: 'dokumentert, annen årsak',
    nn: 'dokumentert, anna årsak',
    en: 'documented, other cause',
  },
};
const causeNamed = (id: Cause): Choice => ({ id, ...CAUSE_WORDS[id] });

export type SchoolType = 'grunnskole' | 'vgs';
/** Compulsory school may leave out sickness and granted leave; upper secondary the causes of § 9-8 (2) and (3). */
export const CAUSES_OF: Readonly<Record<SchoolType, readonly Cause[]>> = {
  grunnskole: ['health', 'leave'],
  vgs: ['health', 'other-documented'],
};

/** The part of a code set that rules strike-outs. */
export type StrikeRule = {
  readonly paragraph: string;
  readonly maxDays: number;
  readonly healthFromDay: number;
  /** The code of granted leave. */
  readonly leave: string;
};

/** The judgement of an absence: the code, and its meaning when it was set. */
export type Judged = { readonly code: string; readonly documentation: string; readonly onDiploma: boolean };
/** A lesson away. */
export type Away = Judged & {
  readonly date: Day;
  readonly lessonId: string;
  readonly kind: string;
  readonly minutes: number;
  readonly counted: boolean;
};
/** A decision on a day, or on one lesson of it; an empty code means that the decision was taken back. */
export type Decided = Judged & {
  readonly date: Day;
  readonly lessonId?: string | undefined;
  readonly wholeDay: boolean;
};

/** Absence on the diploma: days, and minutes of single hours; neither is ever converted into the other (C3). */
export type Amount = { readonly days: number; readonly minutes: number };
/** Absence on the diploma, by day: a day counts as one, or its hours count as minutes. */
export type ByDay = ReadonlyMap<Day, Amount>;

/**
 * True when absence is documented so that this cause may leave it out. Upper secondary takes a valid self-declaration
 * too.
 */
export function qualifies(cause: Cause, type: SchoolType, rule: Pick<StrikeRule, 'leave'>, judged: Judged): boolean {
  if (cause === 'leave') return judged.code === rule.leave && judged.documentation === 'other-documented';
  if (cause === 'other-documented') return judged.documentation === 'other-documented';
  return judged.documentation === 'health-personnel' || (type === 'vgs' && judged.documentation === 'self-declared');
}

/** The absence on the diploma that passes `fits`, by day, with the same precedence as every figure (decision 013). */
export function diplomaByDay(
  entries: readonly Away[],
  decided: readonly Decided[],
  fits: (judged: Judged) => boolean = () => true,
): ByDay {
  const standing = decided.filter((decision) => decision.code !== '');
  const found = new Map(standing.map((decision) => [`${decision.date} ${decision.lessonId ?? ''}`, decision]));
  const days = new Map<Day, Amount>();
  for (const decision of standing) {
    if (decision.lessonId === undefined && decision.wholeDay && decision.onDiploma && fits(decision))
      days.set(decision.date, ONE_DAY);
  }
  for (const entry of entries) {
    const day = found.get(`${entry.date} `);
    if (entry.kind === 'present' || !entry.counted || day?.wholeDay) continue;
    const judged: Judged = found.get(`${entry.date} ${entry.lessonId}`) ?? day ?? entry;
    if (!judged.onDiploma || !fits(judged)) continue;
    const before = days.get(entry.date) ?? NOTHING;
    days.set(entry.date, { ...before, minutes: before.minutes + entry.minutes });
  }
  return days;
}

const NOTHING: Amount = { days: 0, minutes: 0 };
const ONE_DAY: Amount = { days: 1, minutes: 0 };

/** The sum of some days. */
export const totalOf = (days: Iterable<Amount>): Amount =>
  [...days].reduce((sum, day) => ({ days: sum.days + day.days, minutes: sum.minutes + day.minutes }), NOTHING);

/** One span that is left out on demand, or was until it was withdrawn. */
export type StrikeOut = {
  readonly strikeOutId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly cause: Cause;
  /** Sickness is left out from the first day where a higher risk of it is documented. */
  readonly fromDayOne: boolean;
  /** The days of the span that are left out. */
  readonly days: readonly Day[];
  readonly trail: readonly Step[];
};
/** A step of a strike-out, with its author, their basis and the time. */
export type Step = {
  readonly state: 'active' | 'withdrawn';
  readonly by: string;
  readonly basis: string;
  readonly at: Instant;
};

export const isActive = (strikeOut: Pick<StrikeOut, 'trail'>): boolean => strikeOut.trail.at(-1)?.state === 'active';

/**
 * The absence that is left out: an overlay, computed each time from the present absence, so that it changes no entry
 * and no count. A day that has lost its documentation is not left out. The result never exceeds the year's days.
 */
export function leftOut(
  strikeOuts: readonly StrikeOut[],
  rule: StrikeRule,
  absence: {
    readonly type: SchoolType;
    readonly entries: readonly Away[];
    readonly decided: readonly Decided[];
  },
): ByDay {
  const allowed = new Map(
    strikeOuts
      .filter(isActive)
      .flatMap(({ days, cause }) => days.map((day) => [day, cause] as const))
      .slice(0, rule.maxDays),
  );
  const taken = new Map<Day, Amount>();
  for (const cause of new Set(allowed.values())) {
    const fits = (judged: Judged) => qualifies(cause, absence.type, rule, judged);
    for (const [day, amount] of diplomaByDay(absence.entries, absence.decided, fits))
      if (allowed.get(day) === cause) taken.set(day, amount);
  }
  return taken;
}

export type Wanted = Pick<StrikeOut, 'firstDay' | 'lastDay' | 'cause' | 'fromDayOne'>;
/** The input of the judgement of a wanted strike-out. */
export type Measure = {
  readonly today: Day;
  readonly type: SchoolType;
  /** The year group from the roster, such as `9`; an unknown one is accepted. */
  readonly gradeLevel: string | undefined;
  readonly rule: StrikeRule;
  /** The days of the span on which there was school. */
  readonly schoolDays: readonly Day[];
  readonly entries: readonly Away[];
  readonly decided: readonly Decided[];
  /** The other strike-outs of the same school year. */
  readonly others: readonly StrikeOut[];
};
export type Planned =
  | { readonly ok: true; readonly days: readonly Day[] }
  | { readonly ok: false; readonly reason: Reason; readonly params: RefusalParams };
export type Reason =
  | 'span-turned'
  | 'span-not-over'
  | 'span-over-two-years'
  | 'cause-not-here'
  | 'day-one-for-health-only'
  | 'below-eighth-grade'
  | 'span-taken'
  | 'not-documented'
  | 'too-short'
  | 'days-used-up';

/**
 * The days that a span would leave out. Every school day of it must be absence documented for the cause; sickness
 * counts from the fourth day on, so it must have lasted longer than three (OF §§ 9-44, 9-53). A day with single hours
 * uses one of the year's days and leaves out its hours. Where fewer days remain than the span has, its first ones are
 * taken.
 */
export function planStrikeOut(wanted: Wanted, measure: Measure): Planned {
  const refused = refusedBefore(wanted, measure);
  if (refused) return refused;
  const { rule, type, others } = measure;
  const fits = (judged: Judged) => qualifies(wanted.cause, type, rule, judged);
  const absent = diplomaByDay(measure.entries, measure.decided, fits);
  const inSpan = [...absent.keys()].filter((day) => wanted.firstDay <= day && day <= wanted.lastDay);
  const span = [...new Set([...measure.schoolDays, ...inSpan])].sort();
  const present = span.find((day) => !absent.has(day));
  if (present !== undefined || span.length === 0) return no('not-documented', { day: present ?? wanted.firstDay });
  const from = wanted.cause === 'health' && !wanted.fromDayOne ? rule.healthFromDay : 1;
  if (span.length < from) return no('too-short', { days: span.length, fromDay: from });
  const used = others.filter(isActive).reduce((sum, other) => sum + other.days.length, 0);
  if (used >= rule.maxDays) return no('days-used-up', { maxDays: rule.maxDays });
  return { ok: true, days: span.slice(from - 1, from - 1 + rule.maxDays - used) };
}

/** The refusals that do not depend on the absence itself. */
function refusedBefore(wanted: Wanted, { today, type, gradeLevel, others }: Measure): Planned | undefined {
  const { firstDay, lastDay, cause, fromDayOne } = wanted;
  if (lastDay < firstDay) return no('span-turned', { firstDay, lastDay });
  if (lastDay > today) return no('span-not-over', { today });
  if (schoolYearOf(firstDay)[0].id !== schoolYearOf(lastDay)[0].id)
    return no('span-over-two-years', { lastAllowedDay: schoolYearOf(firstDay)[1].to });
  if (!CAUSES_OF[type].includes(cause)) return no('cause-not-here', { allowed: CAUSES_OF[type].map(causeNamed) });
  if (fromDayOne && cause !== 'health') return no('day-one-for-health-only', {});
  // Absence stands on the diploma from the first year with grades (OF § 9-44).
  if (!isGraded(type, gradeLevel, lastDay)) return no('below-eighth-grade', { year: gradedYearOn(lastDay) });
  const taken = others.find((other) => isActive(other) && other.firstDay <= lastDay && firstDay <= other.lastDay);
  if (taken) return no('span-taken', { firstDay: taken.firstDay, lastDay: taken.lastDay });
  return undefined;
}

const no = (reason: Reason, params: RefusalParams): Planned => ({
  ok: false,
  reason,
  params,
});
