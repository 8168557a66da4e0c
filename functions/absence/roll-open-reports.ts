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

/** The morning's result for one report: a question for today, or the end of the report. */
export type Rolled = 'asked' | 'lapsed' | 'nothing';

/** The time limit of a run, and the store of its progress. */
export type Limits = {
  /** False when the run needs the remaining time to end in order. */
  readonly mayGoOn: () => boolean;
  readonly progress: Pick<MorningStore, 'through' | 'comeTo'>;
};
const NO_LIMITS: Limits = { mayGoOn: () => true, progress: { through: async () => '', comeTo: async () => true } };

const AT_ONCE = 10;
/** Reports between two saves of the progress: few enough to lose little, many enough to cost little. */
const NOTED_AFTER = 100;

/**
 * Asks "still away?" for today in every open-ended report, and ends the reports that nobody answered (A5). Idempotent:
 * a day has at most one question. A failed report does not stop the others, and the next run retries it. A run that
 * runs out of time fails, and the next run continues from the saved progress.
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
    /** The position before which every report succeeded. */
    let position = through;
    let whole = true;
    for (let start = 0; start < names.length; start += AT_ONCE) {
      if (!mayGoOn()) {
        await progress.comeTo(ownerId, moment.day, position);
        return [...outcomes, { status: 'rejected', reason: new OutOfTime(names.length - start) }];
      }
      const some = names.slice(start, start + AT_ONCE);
      const settled = await Promise.allSettled(some.map((name) => rollOne(deps, ownerId, name, org, moment)));
      outcomes.push(...settled);
      whole &&= settled.every((outcome) => outcome.status === 'fulfilled');
      if (whole) position = placeOf(some.at(-1));
      if (whole && outcomes.length % NOTED_AFTER === 0) await progress.comeTo(ownerId, moment.day, position);
    }
    return outcomes;
  };

/** The run has run out of time; a repeat is safe and continues from the saved progress. */
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
    // The index is eventually consistent: read the record itself.
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
    const attribution: Attribution = { by: { kind: 'system' }, channel: 'schedule', moment };
    const after = nextVersion(report, 'roll', { lastDay: roll.lastDay, days: [...roll.days] }, attribution, '');
    const added = roll.days.filter((day) => !report.days.some((old) => old.day === day.day));
    const lessons = await touchedLessons(deps.lookup, ownerId, card, added);
    const lapsed = roll.kind === 'lapsed';
    // The step writes the guard too, so that no concurrent report takes one of these days.
    const parts = { before: report, after, lessons, guard };
    const step = stepOf(ownerId, lapsed ? 'absence-lapsed' : undefined, parts);
    const saved = await deps.store.save({ ownerId, today: moment.day, steps: [step] });
    if (saved !== 'saved') return 'moved';
    return lapsed ? 'lapsed' : ask(deps.store, ownerId, after, moment.day);
  });

/** Publishes today's question once; the next run publishes it when this run fails after the write of the day. */
async function ask(
  store: Pick<AbsenceStore, 'tell'>,
  ownerId: string,
  report: Report,
  today: Day,
): Promise<'asked' | 'nothing'> {
  const fact = questionOf(ownerId, report, today);
  return fact && (await store.tell(fact)) ? 'asked' : 'nothing';
}
