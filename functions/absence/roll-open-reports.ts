import type { Lookup } from '../roster/lookup.ts';
import { calendarOf, type OrgContext, readOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { key } from '../shared/table/dynamo.ts';
import type { Day, Moment } from '../shared/time.ts';
import type { AbsenceSettings } from './authorize.ts';
import { calendarBeside } from './beside.ts';
import { touchedLessons } from './lessons.ts';
import type { MorningStore } from './morning-store.ts';
import type { ReportName } from './read-store.ts';
import type { Report } from './report.ts';
import { STEPS } from './rules.ts';
import { type Attribution, nextVersion, questionOf, stepOf } from './steps.ts';
import { rolled } from './still-away.ts';
import type { AbsenceStore } from './store.ts';

export type RollDeps = {
  readonly lookup: Pick<Lookup, 'pupil' | 'schools' | 'lessons'>;
  readonly settings: SettingsLookup<AbsenceSettings>;
  readonly store: Pick<AbsenceStore, 'openReports' | 'report' | 'guard' | 'save' | 'tell'>;
};

/** What the morning made of one report: it asked for today, or the report ended. */
export type Rolled = 'asked' | 'lapsed' | 'nothing';

/** How long a run may take, and where it notes how far it has come. */
export type Limits = {
  /** False when what is left of the time is needed to end well. */
  readonly mayGoOn: () => boolean;
  readonly progress: Pick<MorningStore, 'through' | 'comeTo'>;
};
const NO_LIMITS: Limits = { mayGoOn: () => true, progress: { through: async () => '', comeTo: async () => true } };

const AT_ONCE = 10;
/** After so many reports the place is noted: often enough to lose little, seldom enough to cost nothing. */
const NOTED_AFTER = 100;

/**
 * Asks "still away?" for today in every open-ended report, and ends those nobody answered (A5). Safe to run twice:
 * a day that has its question gets no second one. One report that fails does not hold up the others;
 * the next run tries it again. A run whose time is up fails, and the next goes on where it stopped.
 */
export const rollOpenReports =
  (deps: RollDeps, { mayGoOn, progress }: Limits = NO_LIMITS) =>
  async (ownerId: string, moment: Moment): Promise<readonly PromiseSettledResult<Rolled>[]> => {
    const [org, open, through] = await Promise.all([
      readOrgContext(deps, ownerId),
      deps.store.openReports(ownerId),
      progress.through(ownerId, moment.day),
    ]);
    const names = inOrder(open).filter((name) => placeOf(name) > through);
    const outcomes: PromiseSettledResult<Rolled>[] = [];
    /** The place up to which nothing has failed. */
    let come = through;
    let whole = true;
    for (let start = 0; start < names.length; start += AT_ONCE) {
      if (!mayGoOn()) {
        await progress.comeTo(ownerId, moment.day, come);
        return [...outcomes, { status: 'rejected', reason: new OutOfTime(names.length - start) }];
      }
      const some = names.slice(start, start + AT_ONCE);
      const settled = await Promise.allSettled(some.map((name) => rollOne(deps, ownerId, name, org, moment)));
      outcomes.push(...settled);
      whole &&= settled.every((outcome) => outcome.status === 'fulfilled');
      if (whole) come = placeOf(some.at(-1));
      if (whole && outcomes.length % NOTED_AFTER === 0) await progress.comeTo(ownerId, moment.day, come);
    }
    return outcomes;
  };

/** The run's time was up with so many reports left; it is safe to repeat, and goes on there. */
export class OutOfTime extends Error {
  constructor(left: number) {
    super(`The time is up with ${left} open reports left.`);
    this.name = 'OutOfTime';
  }
}

const placeOf = (name: ReportName | undefined): string => (name ? key(name.pupilId, name.reportId) : '');
const inOrder = (names: readonly ReportName[]): readonly ReportName[] =>
  [...names].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));

const rollOne = (deps: RollDeps, ownerId: string, name: ReportName, org: OrgContext<AbsenceSettings>, moment: Moment) =>
  retryOnConflict<Rolled>(async () => {
    // The index may be a moment behind: the record itself decides.
    const [report, guard, card] = await Promise.all([
      deps.store.report(ownerId, name),
      deps.store.guard(ownerId, name.pupilId),
      deps.lookup.pupil(ownerId, name.pupilId),
    ]);
    if (!report || !STEPS.roll.from.includes(report.status)) return 'nothing';
    const max = org.at(report.schoolId)['absence.openEndedMaxDays'];
    const calendar = calendarBeside(calendarOf(org, report.schoolId), guard.spans, report.reportId);
    const roll = rolled(calendar, report, moment.day, max);
    if (roll.kind === 'nothing') return ask(deps.store, ownerId, report, moment.day);
    const hand: Attribution = { by: { kind: 'system' }, channel: 'schedule', moment };
    const after = nextVersion(report, 'roll', { lastDay: roll.lastDay, days: [...roll.days] }, hand, '');
    const added = roll.days.filter((day) => !report.days.some((old) => old.day === day.day));
    const lessons = await touchedLessons(deps.lookup, ownerId, card, added);
    const lapsed = roll.kind === 'lapsed';
    // The guard moves with the days, so that nobody plans one of them meanwhile.
    const parts = { before: report, after, lessons, guard };
    const step = stepOf(ownerId, lapsed ? 'absence-lapsed' : undefined, parts);
    const saved = await deps.store.save({ ownerId, today: moment.day, steps: [step] });
    if (saved !== 'saved') return 'moved';
    return lapsed ? 'lapsed' : ask(deps.store, ownerId, after, moment.day);
  });

/**
 * Tells once that today's question waits for its answer; a run between the day's write and this is made good by the
 * next.
 */
async function ask(
  store: Pick<AbsenceStore, 'tell'>,
  ownerId: string,
  report: Report,
  today: Day,
): Promise<'asked' | 'nothing'> {
  const fact = questionOf(ownerId, report, today);
  return fact && (await store.tell(fact)) ? 'asked' : 'nothing';
}
