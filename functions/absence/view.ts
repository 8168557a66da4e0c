import type { output } from 'zod/mini';
import type { Actor } from '../access/policy.ts';
import { type OrgContext, wordOf } from '../settings/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Day } from '../shared/time.ts';
import type { LessonsByDay } from './actions.ts';
import type { AbsenceSettings } from './authorize.ts';
import { shownState } from './days.ts';
import type { MadeBy, Report } from './report.ts';
import { STEPS } from './rules.ts';
import type { Report as WireReport } from './schema.ts';

/** The context for showing a report: viewer, language and day. */
export type Viewer = {
  readonly org: OrgContext<AbsenceSettings>;
  readonly actor: Actor;
  readonly language: Language;
  readonly today: Day;
  /** Names of guardians that this caller may see. */
  readonly names?: ReadonlyMap<string, string> | undefined;
};

/** A report as the viewer may see it (A6, A7). */
export function showReport(report: Report, viewer: Viewer, lessons?: LessonsByDay): output<typeof WireReport> {
  const { firstDay, lastDay, from, to, status, version, reportId, schoolId, channel, madeAt } = report;
  const inForce = STEPS.change.from.includes(status);
  const asked = report.days.find((day) => day.state === 'awaiting' && day.day >= viewer.today);
  return {
    reportId,
    childId: report.pupilId,
    schoolId,
    version,
    status,
    firstDay,
    lastDay,
    from,
    to,
    reason: wordOf(viewer.org.at(schoolId)['absence.reasons'], report.reasonId, viewer.language),
    days: report.days.map((day) => ({
      day: day.day,
      state: shownState(day, viewer.today),
      from: day.from,
      to: day.to,
      lessons: copied(lessons?.get(day.day)),
    })),
    madeBy: person(report.madeBy, viewer),
    channel,
    ...(report.calledBy !== undefined && { calledBy: person({ kind: 'guardian', personId: report.calledBy }, viewer) }),
    madeAt,
    changedBy: person(report.changedBy, viewer),
    changedChannel: report.changedChannel,
    changedAt: report.changedAt,
    changeable: inForce && (lastDay === null || lastDay >= viewer.today),
    question: inForce && lastDay === null && asked ? { day: asked.day } : null,
  };
}

const copied = <T>(list: readonly T[] | undefined): T[] | undefined => list && [...list];

function person(by: MadeBy, viewer: Viewer) {
  const name = by.personId === undefined ? undefined : viewer.names?.get(by.personId);
  return { kind: by.kind, you: by.personId === viewer.actor.personId, ...(name !== undefined && { name }) };
}
