import type { Dynamo } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { shownState } from './days.ts';
import { type ListDeps, listReports } from './list-reports.ts';
import { absenceReads, type ReportName } from './read-store.ts';
import type { DayItem, Report } from './report.ts';
import { absenceStore } from './store.ts';

export type AbsenceLookup = ReturnType<typeof absenceLookup>;

/**
 * Read-only questions of other features to absence reporting: reported absences and their reports. Each function is one
 * round trip (decision 013).
 */
export function absenceLookup(client: Dynamo, table: string) {
  const reads = absenceReads(client, table);
  return {
    /** The reported absences of a school on a day, with times for part of a day (index: eventually consistent). */
    reportedAt: (ownerId: string, schoolId: string, day: Day): Promise<readonly DayItem[]> =>
      reads.absentAt(ownerId, schoolId, day),

    /** The reported days of one pupil, both ends included. */
    reportedDays: (ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly DayItem[]> =>
      reads.days(ownerId, pupilId, from, to),

    /** The reports that can concern a pupil's days in a period, in the order of their making. */
    reportsOfDays: (ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Report[]> =>
      reads.reportsOfDays(ownerId, pupilId, from, to),

    /** Reports by name, in no order; absent ones are left out. */
    reports: (ownerId: string, names: readonly ReportName[]): Promise<readonly Report[]> => reads.heads(ownerId, names),

    /** A school's unhandled reports, by first day (index: eventually consistent). */
    unhandled: (ownerId: string, schoolId: string, from: Day, to: Day): Promise<readonly Report[]> =>
      reads.unhandledAt(ownerId, schoolId, from, to),
  };
}

/** A pupil's reports, as the family lists them. */
export const familyReports = (client: Dynamo, table: string, deps: Omit<ListDeps, 'store'>) =>
  listReports({ ...deps, store: absenceStore(client, table) });

export type { DayItem, Report, ReportName };
export { shownState };
