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

/** A report that its guardian or pupil is about to change, with everything that the rules need. */
export type OwnReport = AuthorizedPupil & {
  readonly org: OrgContext<AbsenceSettings>;
  readonly report: Report;
  readonly guard: Guard;
  /** Another open-ended report of the pupil. */
  readonly open: Report | undefined;
  /** The school that the caller's paths name. */
  readonly schoolId: string;
  /** The contact for a caller who may no longer change it (A4): the school's contact, else the school. */
  readonly contact: string;
};

/** The result of a step, for the answer to the caller. */
export type Stepped = {
  readonly report: Report;
  readonly org: OrgContext<AbsenceSettings>;
  readonly actor: Actor;
  readonly lessons: LessonsByDay;
};

/** A report by the path that names it: staff name the school too. */
export type OwnName = ReportName & { readonly schoolId?: string | undefined };

/**
 * Reads a report for an authorized reporter in one parallel trip, and one more when the pupil has another open-ended
 * report. A report of another person, or a path with a school that the pupil does not attend, is not found.
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

/** Hash of caller, version and change: a retry after a lost answer gets the same hash. */
export const requestName = (caller: CallerAs, personId: string, version: number, change: unknown): string =>
  contentHash([caller.as, personId, version, change]);

/**
 * Checks If-Match. `repeat` when this very request has already made the current version, so that a lost answer is no
 * conflict; any other version is stale.
 */
export function matched(report: Report, ifMatch: number, request: string): 'fresh' | 'repeat' {
  if (report.version === ifMatch) return 'fresh';
  if (report.version === ifMatch + 1 && report.request === request) return 'repeat';
  throw stale(report.version);
}

/** Writes one step of a report; answers not found when the relation has ended since the read. */
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
