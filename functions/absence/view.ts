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

/** What a report is shown with: who looks, in which language, on which day. */
export type Eye = {
  readonly org: OrgContext<AbsenceSettings>;
  readonly actor: Actor;
  readonly language: Language;
  readonly today: Day;
  /** Names of guardians that this caller may see. */
  readonly names?: ReadonlyMap<string, string> | undefined;
};

/** A report as its reader sees it (A6, A7). */
export function showReport(report: Report, eye: Eye, lessons?: LessonsByDay): output<typeof WireReport> {
  const { firstDay, lastDay, from, to, status, version, reportId, schoolId, channel, madeAt } = report;
  const inForce = STEPS.change.from.includes(status);
  const asked = report.days.find((day) => day.state === 'awaiting' && day.day >= eye.today);
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
    reason: wordOf(eye.org.at(schoolId)['absence.reasons'], report.reasonId, eye.language),
    days: report.days.map((day) => ({
      day: day.day,
      state: shownState(day, eye.today),
      from: day.from,
      to: day.to,
      lessons: copied(lessons?.get(day.day)),
    })),
    madeBy: person(report.madeBy, eye),
    channel,
    ...(report.calledBy !== undefined && { calledBy: person({ kind: 'guardian', personId: report.calledBy }, eye) }),
    madeAt,
    changedBy: person(report.changedBy, eye),
    changedChannel: report.changedChannel,
    changedAt: report.changedAt,
    changeable: inForce && (lastDay === null || lastDay >= eye.today),
    question: inForce && lastDay === null && asked ? { day: asked.day } : null,
  };
}

const copied = <T>(list: readonly T[] | undefined): T[] | undefined => list && [...list];

function person(by: MadeBy, eye: Eye) {
  const name = by.personId === undefined ? undefined : eye.names?.get(by.personId);
  return { kind: by.kind, you: by.personId === eye.actor.personId, ...(name !== undefined && { name }) };
}
