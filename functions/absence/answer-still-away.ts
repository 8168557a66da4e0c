import type { CallerAs } from '../access/authorize.ts';
import { calendarOf } from '../settings/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { calendarBeside } from './beside.ts';
import { touchedLessons } from './lessons.ts';
import { type OwnName, type OwnReportDeps, readOwnReport, saveOwn } from './own-report.ts';
import { refuse } from './refusals.ts';
import { answerOf, attributionOf, nextVersion } from './steps.ts';
import { answered } from './still-away.ts';

/**
 * Answers "still away?" with yes or no for one day of an open-ended absence (A5). The operation is idempotent, so it
 * needs neither a key nor a version.
 */
export const answerStillAway =
  (deps: OwnReportDeps) => (caller: CallerAs, input: OwnName & { readonly day: string; readonly stillAway: boolean }) =>
    retryOnConflict(async () => {
      const own = await readOwnReport(deps, caller, input);
      const { actor, report, card } = own;
      const { day, stillAway } = input;
      const calendar = calendarBeside(calendarOf(own.org, report.schoolId), own.guard.spans, report.reportId);
      const answer = answered(calendar, report, day, stillAway, caller.moment.day);
      if (answer.ok && !answer.changed && report.status !== 'withdrawn') return { ...own, lessons: new Map() };
      const changed = answer.ok ? { lastDay: answer.lastDay, days: [...answer.days] } : {};
      const after = nextVersion(report, 'answer', changed, attributionOf(actor, caller.moment), own.contact);
      if (!answer.ok) throw refuse(`absence.${answer.reason}`, { day, contact: own.contact });
      const asked = after.days.filter((other) => other.day >= day);
      const lessons = await touchedLessons(deps.lookup, caller.login.ownerId, card, asked);
      // The step writes the guard too, so that no concurrent report takes one of these days.
      const parts = { before: report, after, guard: own.guard, lessons };
      return saveOwn(deps, caller, own, answerOf(caller.login.ownerId, parts, { day, stillAway }));
    });
