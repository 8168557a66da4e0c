import { type AbsenceLookup, type Report, shownState } from '../absence/lookup.ts';
import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, membersOn, namesOn, type PupilName, pupilRow } from '../roster/lookup.ts';
import { goLiveOf, type OrgContext, type SettingsLookup, wordOf } from '../settings/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { addDays, type Day, schoolYearOf } from '../shared/time.ts';
import { authorizeClass, CLASS, type HandlingSettings, type OwnClass } from './authorize.ts';
import { rangeOf } from './range.ts';
import { MAX_RANGE_DAYS } from './rules.ts';
import { lessonsUnexplained, type PendingAbsenceDeps } from './unexplained.ts';

export type QueueDeps = PendingAbsenceDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'schools' | 'pupilNames'>;
  readonly settings: SettingsLookup<HandlingSettings>;
  readonly absence: Pick<AbsenceLookup, 'unhandled'>;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

export type QueueInput = {
  readonly groupId: string;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly reasonId?: string | undefined;
  readonly cursor?: string | undefined;
};

const PAGE = 50;
/** Counts unexplained lessons this many days back from the queue's last day: the reach of the side-by-side view. */
const UNEXPLAINED_DAYS = 14;

/**
 * Unhandled reports about the class's pupils, oldest first (B5). Authorizes before it reads anything of the class. The
 * school's index holds only unhandled reports, so the cost does not grow with the history; a page begins where the last
 * page ended. The first page also counts unexplained lessons of the last days, none from before the school went live.
 */
export const listQueue = (deps: QueueDeps) => async (caller: Caller, input: QueueInput) => {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const range = rangeOf(input.from ?? schoolYearOf(day)[0].from, input.to ?? day, MAX_RANGE_DAYS);
  const secret = await deps.secret();
  const bound = ['absence-queue', ownerId, input.groupId, range.from, range.to, input.reasonId ?? '*'];
  const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
  const own = await authorizeClass(deps, caller, input);
  const { group, org } = own;
  const memberIds = membersOn(group, day);
  const [names, waiting, unexplained] = await Promise.all([
    namesOn(deps.lookup, ownerId, { group, day }),
    deps.absence.unhandled(ownerId, group.schoolId, after?.split(' ')[0] ?? range.from, range.to),
    after === undefined ? countUnexplained(deps, ownerId, memberIds, unexplainedIn(own, range.to)) : [],
  ]);
  const wanted = waiting
    .filter((report) => after === undefined || placeOf(report) > after)
    .filter((report) => input.reasonId === undefined || (report.reasonId ?? '') === input.reasonId)
    .flatMap((report) => named(names, report))
    .sort((a, b) => (placeOf(a.of) < placeOf(b.of) ? -1 : 1));
  const page = wanted.slice(0, PAGE);
  const last = wanted.length > PAGE ? page.at(-1)?.of : undefined;
  const without = unexplained.flatMap((row) => named(names, row));
  const seen = new Map([...page, ...without].map(({ pupil }) => [pupil.pupilId, { facts: pupil, basis: own.basis }]));
  await logLooks(deps.logRead, own.actor, caller.moment, CLASS, [...seen.values()]);
  return {
    ...range,
    defaultReasonId: org.at(group.schoolId)['absence.defaultReason'] || null,
    reports: page.map(({ of, pupil }) => showReport(of, pupil, org, caller)),
    unexplained: without.map(({ of: { lessons }, pupil }) => ({ ...pupilRow(pupil), lessons })),
    next: last ? sealCursor(secret, bound, placeOf(last)) : null,
  };
};

/** Adds the pupil's name; leaves out a pupil without a name in the map. */
function named<Of extends { readonly pupilId: string }>(names: ReadonlyMap<string, PupilName>, of: Of) {
  const pupil = names.get(of.pupilId);
  return pupil ? [{ of, pupil }] : [];
}

/** The days in which unexplained lessons count. */
function unexplainedIn({ org, group }: OwnClass, to: Day) {
  const [from, goLive] = [addDays(to, 1 - UNEXPLAINED_DAYS), goLiveOf(org, org.schools)(group.schoolId)];
  return { from: goLive > from ? goLive : from, to };
}

/** Pupils with unexplained lessons, most lessons first. */
async function countUnexplained(
  deps: PendingAbsenceDeps,
  ownerId: string,
  pupilIds: readonly string[],
  span: { readonly from: Day; readonly to: Day },
) {
  if (span.from > span.to) return [];
  const counted = await Promise.all(
    pupilIds.map(async (pupilId) => ({ pupilId, lessons: await lessonsUnexplained(deps, ownerId, pupilId, span) })),
  );
  return counted
    .filter(({ lessons }) => lessons > 0)
    .sort((a, b) => b.lessons - a.lessons || (a.pupilId < b.pupilId ? -1 : 1));
}

/** A report's place in the queue: by first day, as in the index. */
const placeOf = ({ firstDay, pupilId, reportId }: Report): string => `${firstDay} ${pupilId} ${reportId}`;

function showReport(report: Report, pupil: PupilName, org: OrgContext<HandlingSettings>, { moment, language }: Caller) {
  const { reportId, version, status, firstDay, lastDay, from, to, channel, madeAt } = report;
  return {
    ...pupilRow(pupil),
    reportId,
    version,
    status,
    firstDay,
    lastDay,
    from,
    to,
    days: report.days.map((day) => ({ day: day.day, state: shownState(day, moment.day), from: day.from, to: day.to })),
    reason: wordOf(org.at(report.schoolId)['absence.reasons'], report.reasonId, language),
    madeBy: report.madeBy.kind,
    channel,
    madeAt,
  };
}
