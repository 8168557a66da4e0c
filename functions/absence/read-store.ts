import { sortableFrom } from '../shared/ids.ts';
import {
  allItems,
  type Dynamo,
  itemAt,
  itemsAt,
  itemsBetween,
  key,
  newestFirst,
  queryOf,
} from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { DayItem, Guard, Report } from './report.ts';

/** Names one report of one pupil. */
export type ReportName = { readonly pupilId: string; readonly reportId: string };

/** The longest window that an owner may set (A2): no report reaches further beyond the day of its making. */
const FURTHEST_AHEAD_DAYS = 366;
const DAY_MS = 86_400_000;

/** Reads of absence reporting. Every function is one round trip; all but the school's list are strongly consistent. */
export function absenceReads(client: Dynamo, table: string) {
  const between = (ownerId: string, pupilId: string, from: string, to: string) =>
    itemsBetween(client, table, key(ownerId, 'PUPIL', pupilId), from, to);
  return {
    async report(ownerId: string, { pupilId, reportId }: ReportName): Promise<Report | undefined> {
      const item = await itemAt(client, table, { pk: key(ownerId, 'PUPIL', pupilId), sk: key('REPORT', reportId) });
      return item && Report.parse(item);
    },

    async guard(ownerId: string, pupilId: string): Promise<Guard> {
      const item = await itemAt(client, table, { pk: key(ownerId, 'PUPIL', pupilId), sk: 'ABSENCE' });
      return item ? Guard.parse(item) : { version: 0, spans: [] };
    },

    /** A pupil's reports, newest first; `after` is the last report of the previous page. */
    async reports(ownerId: string, pupilId: string, limit: number, after?: string): Promise<readonly Report[]> {
      const page = { pk: key(ownerId, 'PUPIL', pupilId), kind: 'REPORT', limit, after };
      return (await newestFirst(client, table, page)).map((item) => Report.parse(item));
    },

    /** The earlier versions of a report, oldest first, without the head. */
    async history(ownerId: string, { pupilId, reportId }: ReportName): Promise<readonly Report[]> {
      const prefix = `${key('VERSION', reportId)}#`;
      const items = await between(ownerId, pupilId, prefix, `${prefix}~`);
      return items.map((item) => Report.parse(item));
    },

    /**
     * The reports that can concern a pupil's days in a period, in the order of their making. Their ids hold the time of
     * making, so one range query finds them however long the history is.
     */
    async reportsOfDays(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Report[]> {
      const since = sortableFrom(Math.max(0, Date.parse(from) - FURTHEST_AHEAD_DAYS * DAY_MS));
      const until = sortableFrom(Math.max(0, Date.parse(to) + 2 * DAY_MS));
      const items = await between(ownerId, pupilId, key('REPORT', since), key('REPORT', until));
      return items.map((item) => Report.parse(item));
    },

    /** A pupil's reported days in a period, both ends included. */
    async days(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly DayItem[]> {
      const items = await between(ownerId, pupilId, key('DAY', from), `${key('DAY', to)}~`);
      return items.map((item) => DayItem.parse(item));
    },

    /** The reported absences of a school on a day (index: eventually consistent). */
    async absentAt(ownerId: string, schoolId: string, day: Day): Promise<readonly DayItem[]> {
      const part = { index: 'gsi1', pk: key(ownerId, 'SCHOOL', schoolId, 'ABSENT', day) } as const;
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => DayItem.parse(item));
    },

    /** A school's unhandled reports by first day, both ends included (index: eventually consistent). */
    async unhandledAt(ownerId: string, schoolId: string, from: Day, to: Day): Promise<readonly Report[]> {
      const part = { index: 'gsi1', pk: key(ownerId, 'SCHOOL', schoolId, 'UNHANDLED'), from, to: `${to}~` } as const;
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => Report.parse(item));
    },

    /** Many reports at once, in no order; absent ones are left out. */
    async heads(ownerId: string, names: readonly ReportName[]): Promise<readonly Report[]> {
      const keys = names.map((name) => ({ pk: key(ownerId, 'PUPIL', name.pupilId), sk: key('REPORT', name.reportId) }));
      return (await itemsAt(client, table, keys)).map((item) => Report.parse(item));
    },

    /** The owner's open-ended reports, for the morning run (index: eventually consistent). */
    async openReports(ownerId: string): Promise<readonly ReportName[]> {
      const items = await allItems(client, queryOf(table, { index: 'gsi2', pk: key(ownerId, 'OPEN-ABSENCE') }));
      return items.map((item) => Report.parse(item));
    },
  };
}
