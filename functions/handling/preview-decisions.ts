import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Count, countOf } from '../figures/lookup.ts';
import type { GroupDay, Lookup } from '../roster/lookup.ts';
import { isGradedIn } from '../settings/lookup.ts';
import { addDays, type Day, halfYearOf, holdsOn } from '../shared/time.ts';
import { authorizeClass } from './authorize.ts';
import { refuseEmpty } from './decide-absence.ts';
import { sameFinal } from './final.ts';
import { type Plan, planDecisions } from './plan-decisions.ts';
import {
  type DecisionRequest,
  type FoundPupil,
  type Pupils,
  type Read,
  type ReadDeps,
  readPupils,
  readReports,
} from './read-decisions.ts';
import type { Line } from './rules.ts';
import { showValue } from './view.ts';

export type PreviewDeps = ReadDeps & {
  readonly lookup: Pick<Lookup, 'lessons'>;
  readonly logRead: LogRead;
};

/**
 * The changes that decisions would make, computed by the code that makes them; writes nothing (B5). The rule behind
 * every figure counts days and minutes, with and without the decisions.
 */
export const previewDecisions = (deps: PreviewDeps) => async (caller: Caller, input: DecisionRequest) => {
  refuseEmpty(input);
  const { groupId } = input;
  const load = () => readPupils(deps, caller.login.ownerId, input, 'half-years');
  const own = await authorizeClass(deps, caller, { groupId, load });
  const pupils = own.loaded;
  const [read, lessons] = await Promise.all([
    readReports(deps, caller, input, { own, pupils }),
    readLessons(deps, caller, input.decisions, pupils),
  ]);
  const plan = planDecisions(read, caller, input);
  await logLooks(deps.logRead, own.actor, caller.moment, 'pupil:absence-decide', plan.seen);
  const viewer = { org: own.org, language: caller.language };
  return {
    decisions: plan.lines.map(({ line, before, value, after, unchanged }) => ({
      pupilId: line.pupilId,
      date: line.date,
      ...(line.lessonId !== undefined && { lessonId: line.lessonId }),
      before: before ? showValue(before, before.schoolId, line.date, viewer) : null,
      after: showValue(unchanged ? after : value, after.schoolId, line.date, viewer),
      unchanged,
      suggestsWholeDay: suggestsWholeDay(line, pupils.get(line.pupilId), lessons),
    })),
    reports: [...plan.reports],
    figures: figuresOf(plan, { pupils, own }, caller.moment.day),
  };
};

/** Longest stretch of timetable in one read; days further apart take separate reads. */
const STRETCH_DAYS = 14;

/** The timetable of the decided days, for every group of their pupils: the last trip. */
async function readLessons(
  { lookup }: PreviewDeps,
  { login }: Caller,
  lines: readonly Line[],
  pupils: Pupils,
): Promise<readonly GroupDay[]> {
  const dates = [...new Set(lines.filter(asksForDay).map((line) => line.date))].sort();
  const stretches: { from: Day; to: Day }[] = [];
  for (const date of dates) {
    const last = stretches.at(-1);
    if (last && date <= addDays(last.from, STRETCH_DAYS)) last.to = date;
    else stretches.push({ from: date, to: date });
  }
  const groups = [...pupils.values()].flatMap(({ card }) => card?.groups ?? []);
  const read = stretches.map(({ from, to }) => {
    const ids = groups.filter((group) => dates.some((date) => holdsOn(group, date))).map((group) => group.groupId);
    return lookup.lessons(login.ownerId, [...new Set(ids)], from, to);
  });
  return (await Promise.all(read)).flat();
}

const asksForDay = (line: Line): boolean => line.lessonId === undefined && line.code !== null;

/**
 * True when the pupil is absent from every lesson of the day, except exempt lessons, and the line does not yet count
 * them as one day.
 */
function suggestsWholeDay(line: Line, pupil: FoundPupil | undefined, lessons: readonly GroupDay[]): boolean {
  if (!pupil || !asksForDay(line) || line.wholeDay) return false;
  const groups = new Set(
    pupil.card?.groups.filter((group) => !group.exempt && holdsOn(group, line.date)).map((group) => group.groupId) ??
      [],
  );
  const mine = lessons.filter(
    (lesson) => lesson.date === line.date && lesson.status !== 'cancelled' && groups.has(lesson.groupId),
  );
  const away = pupil.entries.filter((entry) => entry.date === line.date && entry.kind === 'absent');
  return mine.length > 0 && mine.every((lesson) => away.some((entry) => entry.lessonId === lesson.id));
}

/** Days and minutes of each half-year with a line, before and after the decisions; future days do not count yet. */
function figuresOf({ lines }: Plan, { pupils, own }: Omit<Read, 'heads'>, today: Day) {
  const touched = new Map(
    lines.map(({ line }) => {
      const half = halfYearOf(line.date);
      return [`${line.pupilId} ${half.id}`, { pupilId: line.pupilId, half }];
    }),
  );
  return [...touched.values()].flatMap(({ pupilId, half }) => {
    const pupil = pupils.get(pupilId);
    if (!pupil) return [];
    const within = <Of extends { readonly date: Day }>(all: readonly Of[]) =>
      all.filter((item) => half.from <= item.date && item.date <= half.to);
    const entries = within(pupil.entries);
    const before = within(pupil.finals);
    const after = lines.map((line) => line.after).filter((final) => final.pupilId === pupilId);
    const kept = before.filter((final) => !after.some((newer) => sameFinal(newer, final)));
    const counted = (finals: readonly Parameters<typeof countOf>[1][number][]) => countOf(entries, finals, today);
    const counts = { before: counted(before), after: counted([...kept, ...within(after)]) };
    const schoolType = own.org.school(pupil.card?.facts.schoolId ?? own.group.schoolId)?.type ?? 'grunnskole';
    const graded = isGradedIn({ schoolType, gradeLevel: pupil.card?.gradeLevel }, half, today);
    return [{ pupilId, halfYear: half.id, before: sums(counts.before, graded), after: sums(counts.after, graded) }];
  });
}

const sums = ({ days, minutes, diplomaDays, diplomaMinutes }: Count, graded: boolean) => ({
  days,
  minutes,
  diplomaDays: graded ? diplomaDays : null,
  diplomaMinutes: graded ? diplomaMinutes : null,
});
