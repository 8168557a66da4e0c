import { logLooks } from '../access/asking.ts';
import { guardiansOn, isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import { isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { actorOf, type Caller, type House, permit, READ, readHouse, type SettingsLookup } from './asking.ts';
import type { OwnName } from './own-report.ts';
import type { ReportName } from './read-store.ts';
import type { Report, TouchedLesson } from './report.ts';
import type { AbsenceStore } from './store.ts';
import { type Eye, showReport } from './view.ts';

export type ListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'guardianNames'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<AbsenceStore, 'report' | 'reports' | 'history' | 'days'>;
  readonly logRead: LogRead;
  readonly seen: MarkSeen;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

const PAGE = 20;

/** A pupil's reports, newest first, for those who may read them (A6): two parallel reads. */
export const listReports =
  (deps: ListDeps) =>
  async (
    caller: Caller,
    input: { readonly pupilId: string; readonly schoolId?: string; readonly cursor?: string; readonly limit?: string },
  ) => {
    const { ownerId } = caller.login;
    const secret = await deps.secret();
    const bound = ['absence-reports', ownerId, input.pupilId];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const [seen, found] = await Promise.all([
      readPupil(deps, caller, input.pupilId),
      deps.store.reports(ownerId, input.pupilId, limit, after),
    ]);
    const { eye } = await lookAt(deps, caller, await permitted(deps, caller, seen, input.schoolId), nothingBeside);
    const page = found.slice(0, limit);
    await settle(deps, caller, eye, page);
    const last = found.length > limit ? page.at(-1)?.reportId : undefined;
    const next = last === undefined ? null : sealCursor(secret, bound, last);
    return { reports: page.map((report) => showReport(report, eye)), next };
  };

/** One report with its days and the lessons they touch: two parallel reads. */
export const readReport = (deps: ListDeps) => async (caller: Caller, name: OwnName) => {
  const { ownerId } = caller.login;
  const [seen, report] = await Promise.all([readPupil(deps, caller, name.pupilId), deps.store.report(ownerId, name)]);
  const [first, last] = [report?.days[0]?.day, report?.days.at(-1)?.day];
  const asked = await permitted(deps, caller, seen, name.schoolId);
  if (!report) throw notFound();
  const { eye, beside: days } = await lookAt(deps, caller, asked, async () =>
    first && last ? deps.store.days(ownerId, name.pupilId, first, last) : [],
  );
  await settle(deps, caller, eye, [report]);
  const lessons = new Map<string, readonly TouchedLesson[]>();
  for (const day of days) if (day.reportId === name.reportId && day.lessons) lessons.set(day.day, day.lessons);
  return showReport(report, eye, lessons);
};

/** Every version of a report, oldest first, and who made it (A4, law 6). */
export const listVersions = (deps: ListDeps) => async (caller: Caller, name: ReportName) => {
  const { ownerId } = caller.login;
  const [seen, head, earlier] = await Promise.all([
    readPupil(deps, caller, name.pupilId),
    deps.store.report(ownerId, name),
    deps.store.history(ownerId, name),
  ]);
  const asked = await permitted(deps, caller, seen);
  if (!head) throw notFound();
  const { eye } = await lookAt(deps, caller, asked, nothingBeside);
  // Head and history are two reads: a version that moved from the one to the other in between is listed once.
  const versions = [...earlier.filter((version) => version.version < head.version), head];
  return { versions: versions.map((report) => showReport(report, eye)) };
};

/** A family that has seen reports has read the news of them; staff get none. */
async function settle(deps: ListDeps, caller: Caller, { actor }: Eye, reports: readonly Report[]): Promise<void> {
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

type Seen = {
  readonly who: Awaited<ReturnType<Lookup['whoIs']>>;
  readonly found: PupilCard | undefined;
  readonly house: House;
};

async function readPupil(deps: ListDeps, caller: Caller, pupilId: string): Promise<Seen> {
  const { ownerId } = caller.login;
  const [who, found, house] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, pupilId),
    readHouse(deps, ownerId),
  ]);
  return { who, found, house };
}

/** Lets the caller through; by way of a school that the pupil is not at, the pupil is not found. */
async function permitted(deps: ListDeps, caller: Caller, { who, found, house }: Seen, schoolId?: string) {
  const actor = await actorOf(deps.lookup, caller, who);
  const isHere = schoolId === undefined || (found && isAt(found, schoolId, caller.moment.day));
  const { card, basis } = permit(READ[caller.as], actor, isHere ? found : undefined, caller.moment);
  return { actor, card, basis, house };
}

const nothingBeside = async () => undefined;

/**
 * Keeps the look, and reads what else is shown: the names of today's guardians, none about a protected pupil (law 4),
 * and what is wanted beside. It comes after everything that may be not found: such an answer is no look.
 */
async function lookAt<Beside>(
  deps: ListDeps,
  caller: Caller,
  { actor, card, basis, house }: Awaited<ReturnType<typeof permitted>>,
  read: () => Promise<Beside>,
) {
  const { moment, language, login } = caller;
  const guardianIds = !isProtected(card.facts.protection) ? guardiansOn(card.facts, moment.day) : [];
  const [names, beside] = await Promise.all([
    deps.lookup.guardianNames(login.ownerId, guardianIds),
    read(),
    logLooks(deps.logRead, actor, moment, READ[caller.as], [{ facts: card.facts, basis }]),
  ]);
  const eye: Eye = { house, actor, language, today: moment.day, names };
  return { eye, beside };
}
