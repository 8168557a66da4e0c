import type { CallerAs } from '../access/authorize.ts';
import { type AuthorizedPupil, authorizePupil } from '../access/authorize-pupil.ts';
import type { Actor } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import { contactLineAt, loadOrgContext, type OrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound, stale } from '../shared/errors.ts';
import { contentHash } from '../shared/ids.ts';
import type { LessonsByDay, Step } from './actions.ts';
import { type AbsenceSettings, REPORT } from './authorize.ts';
import type { ReportName } from './read-store.ts';
import type { Guard, Report } from './report.ts';
import type { AbsenceStore } from './store.ts';

export type OwnReportDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'lessons'>;
  readonly settings: SettingsLookup<AbsenceSettings>;
  readonly store: Pick<AbsenceStore, 'guard' | 'report' | 'save'>;
};

/** A report that its guardian or pupil is about to act on, with everything the rules ask for. */
export type OwnReport = AuthorizedPupil & {
  readonly org: OrgContext<AbsenceSettings>;
  readonly report: Report;
  readonly guard: Guard;
  /** Another open-ended report of the pupil. */
  readonly open: Report | undefined;
  /** The school that the caller's paths name. */
  readonly schoolId: string;
  /** Who to turn to when the caller may no longer do it (A4): the school's contact, else the school. */
  readonly contact: string;
};

/** What the caller sees after a step. */
export type Stepped = {
  readonly report: Report;
  readonly org: OrgContext<AbsenceSettings>;
  readonly actor: Actor;
  readonly lessons: LessonsByDay;
};

/** A report by the path that names it: staff name the school too. */
export type OwnName = ReportName & { readonly schoolId?: string | undefined };

/**
 * Reads a report for whoever may report for the pupil in one parallel trip, and one more where another one is
 * open-ended; whatever is not theirs is not found, nor is a pupil by way of a school that the pupil is not at.
 */
export async function readOwnReport(deps: OwnReportDeps, caller: CallerAs, name: OwnName): Promise<OwnReport> {
  const { ownerId } = caller.login;
  const { loaded, ...found } = await authorizePupil(deps.lookup, caller, {
    right: REPORT,
    pupilId: name.pupilId,
    schoolId: name.schoolId,
    load: () =>
      Promise.all([
        loadOrgContext(deps, caller),
        deps.store.report(ownerId, name),
        deps.store.guard(ownerId, name.pupilId),
      ]),
  });
  const [org, report, guard] = loaded;
  if (!report) throw notFound();
  const other = guard.spans.find((span) => span.lastDay === null && span.reportId !== report.reportId);
  const named = other && { pupilId: report.pupilId, reportId: other.reportId };
  const open = named && (await deps.store.report(ownerId, named));
  const schoolId = name.schoolId ?? found.card.facts.schoolId;
  return { ...found, org, report, guard, open, schoolId, contact: contactLineAt(org, report.schoolId) };
}

/** Names a request by who asked for what on which version: a repeat after a lost answer has the same name. */
export const requestName = (caller: CallerAs, personId: string, version: number, asked: unknown): string =>
  contentHash([caller.as, personId, version, asked]);

/**
 * Holds If-Match to the report: `repeat` when this very request has made the present version already, so that a lost
 * answer is not reported as a conflict; anything else but the present version is stale.
 */
export function matched(report: Report, ifMatch: number, request: string): 'fresh' | 'repeat' {
  if (report.version === ifMatch) return 'fresh';
  if (report.version === ifMatch + 1 && report.request === request) return 'repeat';
  throw stale(report.version);
}

/** Writes one step of an own report; a relation that ended in between makes it not found. */
export async function saveOwn(
  deps: OwnReportDeps,
  caller: CallerAs,
  own: OwnReport,
  step: Step,
): Promise<Stepped | 'moved'> {
  const { ownerId } = caller.login;
  const { relation, org, actor } = own;
  const relations = relation ? [relation] : [];
  const saved = await deps.store.save({ ownerId, today: caller.moment.day, steps: [step], relations });
  if (saved === 'revoked') throw notFound();
  return saved === 'saved' ? { report: step.after, org, actor, lessons: step.lessons } : 'moved';
}
