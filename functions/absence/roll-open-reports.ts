import type { Lookup } from '../roster/lookup.ts';
import { untilSettled } from '../shared/commit.ts';
import type { Day, Moment } from '../shared/time.ts';
import { calendarOf, type House, readHouse, type SettingsLookup } from './asking.ts';
import { calendarBeside } from './beside.ts';
import { touchedLessons } from './lessons.ts';
import type { ReportName } from './read-store.ts';
import type { Report } from './report.ts';
import { STEPS } from './rules.ts';
import { type Hand, nextVersion, questionOf, stepOf } from './steps.ts';
import { rolled } from './still-away.ts';
import type { AbsenceStore } from './store.ts';

export type RollDeps = {
  readonly lookup: Pick<Lookup, 'pupil' | 'schools' | 'lessons'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<AbsenceStore, 'openReports' | 'report' | 'guard' | 'save' | 'tell'>;
};

/** What the morning made of one report: it asked for today, or the report ended. */
export type Rolled = 'asked' | 'lapsed' | 'nothing';

const AT_ONCE = 10;

/**
 * Asks "still away?" for today in every open-ended report, and ends those nobody answered (A5). Safe to run twice:
 * a day that has its question gets no second one. One report that fails does not hold up the others;
 * the next run tries it again.
 */
export const rollOpenReports =
  (deps: RollDeps) =>
  async (ownerId: string, moment: Moment): Promise<readonly PromiseSettledResult<Rolled>[]> => {
    const [house, names] = await Promise.all([readHouse(deps, ownerId), deps.store.openReports(ownerId)]);
    const outcomes: PromiseSettledResult<Rolled>[] = [];
    for (let start = 0; start < names.length; start += AT_ONCE) {
      const some = names.slice(start, start + AT_ONCE);
      outcomes.push(...(await Promise.allSettled(some.map((name) => rollOne(deps, ownerId, name, house, moment)))));
    }
    return outcomes;
  };

const rollOne = (deps: RollDeps, ownerId: string, name: ReportName, house: House, moment: Moment) =>
  untilSettled<Rolled>(async () => {
    // The index may be a moment behind: the record itself decides.
    const [report, guard, card] = await Promise.all([
      deps.store.report(ownerId, name),
      deps.store.guard(ownerId, name.pupilId),
      deps.lookup.pupil(ownerId, name.pupilId),
    ]);
    if (!report || !STEPS.roll.from.includes(report.status)) return 'nothing';
    const max = house.at(report.schoolId)['absence.openEndedMaxDays'];
    const calendar = calendarBeside(calendarOf(house, report.schoolId), guard.spans, report.reportId);
    const roll = rolled(calendar, report, moment.day, max);
    if (roll.kind === 'nothing') return ask(deps.store, ownerId, report, moment.day);
    const hand: Hand = { by: { kind: 'system' }, channel: 'schedule', moment };
    const after = nextVersion(report, 'roll', { lastDay: roll.lastDay, days: [...roll.days] }, hand, '');
    const added = roll.days.filter((one) => !report.days.some((old) => old.day === one.day));
    const lessons = await touchedLessons(deps.lookup, ownerId, card, added);
    const lapsed = roll.kind === 'lapsed';
    // The guard moves with the days, so that nobody plans one of them meanwhile.
    const parts = { before: report, after, lessons, guard };
    const step = stepOf(ownerId, lapsed ? 'absence-lapsed' : undefined, parts);
    const saved = await deps.store.save({ ownerId, today: moment.day, steps: [step] });
    if (saved !== 'saved') return 'moved';
    return lapsed ? 'lapsed' : ask(deps.store, ownerId, after, moment.day);
  });

/** Tells once that today's question waits for its answer; a run between the day's write and this is made good by the next. */
async function ask(
  store: Pick<AbsenceStore, 'tell'>,
  ownerId: string,
  report: Report,
  today: Day,
): Promise<'asked' | 'nothing'> {
  const fact = questionOf(ownerId, report, today);
  return fact && (await store.tell(fact)) ? 'asked' : 'nothing';
}
