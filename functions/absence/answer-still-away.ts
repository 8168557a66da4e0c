import { untilSettled } from '../shared/commit.ts';
import { Refusal } from '../shared/errors.ts';
import { type Caller, calendarOf } from './asking.ts';
import { touchedLessons } from './lessons.ts';
import { type OwnReportDeps, readOwnReport, saveOwn } from './own-report.ts';
import type { ReportName } from './read-store.ts';
import { handOf, nextVersion, stepOf } from './steps.ts';
import { answered } from './still-away.ts';

/**
 * One tap yes or no to "still away?" for one day of an open-ended absence (A5). Needs neither a key nor a version:
 * the same answer twice changes nothing.
 */
export const answerStillAway =
  (deps: OwnReportDeps) =>
  (caller: Caller, input: ReportName & { readonly day: string; readonly stillAway: boolean }) =>
    untilSettled(async () => {
      const own = await readOwnReport(deps, caller, input);
      const { actor, report, card } = own;
      const { day, stillAway } = input;
      const calendar = calendarOf(own.house, report.schoolId);
      const answer = answered(calendar, report, day, stillAway, caller.moment.day);
      if (answer.ok && !answer.changed && report.status !== 'withdrawn') return { ...own, lessons: new Map() };
      const changed = answer.ok ? { lastDay: answer.lastDay, days: [...answer.days] } : {};
      const after = nextVersion(report, 'answer', changed, handOf(actor, caller.moment), own.contact);
      if (!answer.ok)
        throw new Refusal('conflict', `absence.${answer.reason}`, { params: { day, contact: own.contact } });
      const asked = after.days.filter((one) => one.day >= day);
      const lessons = await touchedLessons(deps.lookup, caller.login.ownerId, card, asked);
      const guard = stillAway ? undefined : own.guard;
      const parts = { before: report, after, guard, lessons };
      const told = { day, stillAway };
      return saveOwn(deps, caller, own, stepOf(caller.login.ownerId, 'absence-still-away-answered', parts, told));
    });
