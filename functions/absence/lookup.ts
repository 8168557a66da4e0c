import type { Dynamo } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { shownState } from './days.ts';
import { type ListDeps, listReports } from './list-reports.ts';
import { absenceReads, type ReportName } from './read-store.ts';
import type { DayItem, Report } from './report.ts';
import { absenceStore } from './store.ts';

export type AbsenceLookup = ReturnType<typeof absenceLookup>;

/**
 * What the features of the school day ask absence reporting: who is reported away, and by which report. Read-only; each
 * function is one round trip (decision 013).
 */
export function absenceLookup(client: Dynamo, table: string) {
  const reads = absenceReads(client, table);
  return {
    /**
     * Who is reported away from a school on a day, with the times where it is a part of it (an index: a moment behind).
     */
    reportedAt: (ownerId: string, schoolId: string, day: Day): Promise<readonly DayItem[]> =>
      reads.absentAt(ownerId, schoolId, day),

    /** The reported days of one pupil, both ends included. */
    reportedDays: (ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly DayItem[]> =>
      reads.days(ownerId, pupilId, from, to),

    /** The reports that can speak of a pupil's days from one to another, by when they were made. */
    reportsOfDays: (ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Report[]> =>
      reads.reportsOfDays(ownerId, pupilId, from, to),

    /** Reports by name, in no order; absent ones are left out. */
    reports: (ownerId: string, names: readonly ReportName[]): Promise<readonly Report[]> => reads.heads(ownerId, names),

    /** A school's reports that nobody has handled yet, by their first day (an index). */
    unhandled: (ownerId: string, schoolId: string, from: Day, to: Day): Promise<readonly Report[]> =>
      reads.unhandledAt(ownerId, schoolId, from, to),
  };
}

/** The reports about a pupil as a family lists them. */
export const familyReports = (client: Dynamo, table: string, deps: Omit<ListDeps, 'store'>) =>
  listReports({ ...deps, store: absenceStore(client, table) });

export type { DayItem, Report, ReportName };
export { shownState };
