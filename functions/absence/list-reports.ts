import { type CallerAs, logLooks } from '../access/authorize.ts';
import { type AuthorizedPupil, authorizePupil } from '../access/authorize-pupil.ts';
import { guardiansOn, isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext, type OrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { type AbsenceSettings, READ } from './authorize.ts';
import type { OwnName } from './own-report.ts';
import type { ReportName } from './read-store.ts';
import type { Report, TouchedLesson } from './report.ts';
import type { AbsenceStore } from './store.ts';
import { showReport, type Viewer } from './view.ts';

export type ListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'guardianNames'>;
  readonly settings: SettingsLookup<AbsenceSettings>;
  readonly store: Pick<AbsenceStore, 'report' | 'reports' | 'history' | 'days'>;
  readonly logRead: LogRead;
  readonly seen: MarkSeen;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

const PAGE = 20;

/** A pupil's reports, newest first, for authorized readers (A6): two parallel reads. */
export const listReports =
  (deps: ListDeps) =>
  async (
    caller: CallerAs,
    input: { readonly pupilId: string; readonly schoolId?: string; readonly cursor?: string; readonly limit?: string },
  ) => {
    const { ownerId } = caller.login;
    const secret = await deps.secret();
    const bound = ['absence-reports', ownerId, input.pupilId];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const { org, found, ...pupil } = await authorized(deps, caller, input, () =>
      deps.store.reports(ownerId, input.pupilId, limit, after),
    );
    const viewer = await lookAt(deps, caller, pupil, org);
    const page = found.slice(0, limit);
    await settle(deps, caller, viewer, page);
    const last = found.length > limit ? page.at(-1)?.reportId : undefined;
    const next = last === undefined ? null : sealCursor(secret, bound, last);
    return { reports: page.map((report) => showReport(report, viewer)), next };
  };

/** One report with its days and the lessons they touch: two parallel reads. */
export const readReport = (deps: ListDeps) => async (caller: CallerAs, name: OwnName) => {
  const { ownerId } = caller.login;
  const read = () => deps.store.report(ownerId, name);
  const { org, found: report, ...pupil } = await authorized(deps, caller, name, read);
  if (!report) throw notFound();
  const [first, last] = [report.days[0]?.day, report.days.at(-1)?.day];
  const [viewer, days] = await Promise.all([
    lookAt(deps, caller, pupil, org),
    first && last ? deps.store.days(ownerId, name.pupilId, first, last) : [],
  ]);
  await settle(deps, caller, viewer, [report]);
  const lessons = new Map<string, readonly TouchedLesson[]>();
  for (const day of days) if (day.reportId === name.reportId && day.lessons) lessons.set(day.day, day.lessons);
  return showReport(report, viewer, lessons);
};

/** Every version of a report with its author, oldest first (A4, law 6). */
export const listVersions = (deps: ListDeps) => async (caller: CallerAs, name: ReportName) => {
  const { ownerId } = caller.login;
  const { org, found, ...pupil } = await authorized(deps, caller, name, () =>
    Promise.all([deps.store.report(ownerId, name), deps.store.history(ownerId, name)]),
  );
  const [head, earlier] = found;
  if (!head) throw notFound();
  const viewer = await lookAt(deps, caller, pupil, org);
  // Head and history are two reads: a version that moved to the history between them is listed once.
  const versions = [...earlier.filter((version) => version.version < head.version), head];
  return { versions: versions.map((report) => showReport(report, viewer)) };
};

/** Marks the inbox items of the shown reports as seen, for family; staff get no such items. */
async function settle(deps: ListDeps, caller: CallerAs, { actor }: Viewer, reports: readonly Report[]): Promise<void> {
  const [first] = reports;
  if (!first || caller.as === 'staff') return;
  const person = { kind: caller.as, id: actor.personId };
  const shown = {
    pupilId: first.pupilId,
    kinds: ['absence-report'],
    ids: reports.map(({ reportId }) => reportId),
  } as const;
  await deps.seen(caller.login.ownerId, person, shown, caller.moment.instant);
}

type Named = { readonly pupilId: string; readonly schoolId?: string | undefined };

/** Authorizes the caller to read about the pupil. A path with a school that the pupil does not attend is not found. */
async function authorized<Found>(
  deps: ListDeps,
  caller: CallerAs,
  { pupilId, schoolId }: Named,
  read: () => Promise<Found>,
): Promise<AuthorizedPupil & { readonly org: Org; readonly found: Found }> {
  const load = () => Promise.all([loadOrgContext(deps, caller), read()]);
  const { loaded, ...pupil } = await authorizePupil(deps.lookup, caller, { right: READ, pupilId, schoolId, load });
  const [org, found] = loaded;
  return { ...pupil, org, found };
}

type Org = OrgContext<AbsenceSettings>;

/**
 * Writes the access log and reads the names of today's guardians, but none for a protected pupil (law 4). Runs after
 * every check that can end in "not found", since such an answer shows no record.
 */
async function lookAt(
  deps: ListDeps,
  { moment, language, login, as }: CallerAs,
  { actor, card, basis }: AuthorizedPupil,
  org: Org,
): Promise<Viewer> {
  const guardianIds = !isProtected(card.facts.protection) ? guardiansOn(card.facts, moment.day) : [];
  const [names] = await Promise.all([
    deps.lookup.guardianNames(login.ownerId, guardianIds),
    logLooks(deps.logRead, actor, moment, READ.actions[as], [{ facts: card.facts, basis }]),
  ]);
  return { org, actor, language, today: moment.day, names };
}
