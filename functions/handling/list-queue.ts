import { type AbsenceLookup, type Report, shownState } from '../absence/lookup.ts';
import { logProtected } from '../access/asking.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup, PupilName } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/cursor.ts';
import { type Day, schoolYearOf } from '../shared/time.ts';
import {
  type Caller,
  CLASS,
  type House,
  membersOn,
  permitClass,
  rangeOf,
  readClass,
  reasonWord,
  rowOf,
  type SettingsLookup,
} from './asking.ts';
import { MAX_RANGE_DAYS } from './rules.ts';

export type QueueDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'schools' | 'pupilNames'>;
  readonly settings: SettingsLookup;
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

/**
 * Reports about the class's pupils that nobody has handled, oldest first (B5): two parallel reads. The school's index holds
 * what waits and nothing else, so the queue costs what it shows, however long the history; a page begins where the last one ended.
 */
export const listQueue = (deps: QueueDeps) => async (caller: Caller, input: QueueInput) => {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const range = rangeOf(input.from ?? schoolYearOf(day)[0].from, input.to ?? day, MAX_RANGE_DAYS);
  const secret = await deps.secret();
  const bound = ['absence-queue', ownerId, input.groupId, range.from, range.to, input.reasonId ?? '*'];
  const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
  const asked = await readClass(deps, caller, input.groupId);
  const memberIds = membersOn(asked.group, day);
  const [own, names, waiting] = await Promise.all([
    permitClass(deps, caller, asked),
    deps.lookup.pupilNames(ownerId, memberIds),
    asked.group
      ? deps.absence.unhandled(ownerId, asked.group.schoolId, after?.split(' ')[0] ?? range.from, range.to)
      : [],
  ]);
  const wanted = waiting
    .filter((report) => names.has(report.pupilId) && (after === undefined || placeOf(report) > after))
    .filter((report) => input.reasonId === undefined || (report.reasonId ?? '') === input.reasonId)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const page = wanted.slice(0, PAGE);
  const last = wanted.length > PAGE ? page.at(-1) : undefined;
  const rows = page.flatMap((report) => {
    const pupil = names.get(report.pupilId);
    return pupil ? [{ report, pupil, facts: pupil, basis: own.basis }] : [];
  });
  await logProtected(deps.logRead, own.asking.actor, caller.moment, CLASS, rows);
  return {
    ...range,
    defaultReasonId: asked.house.at(own.group.schoolId)['absence.defaultReason'] || null,
    reports: rows.map(({ report, pupil }) => showReport(report, pupil, asked.house, caller)),
    next: last ? sealCursor(secret, bound, placeOf(last)) : null,
  };
};

/** Where a report stands in the queue: by first day, as the index has it. */
const placeOf = ({ firstDay, pupilId, reportId }: Report): string => `${firstDay} ${pupilId} ${reportId}`;

function showReport(report: Report, pupil: PupilName, house: House, { moment, language }: Caller) {
  const { reportId, version, status, firstDay, lastDay, from, to, channel, madeAt } = report;
  return {
    ...rowOf(pupil),
    reportId,
    version,
    status,
    firstDay,
    lastDay,
    from,
    to,
    days: report.days.map((one) => ({ day: one.day, state: shownState(one, moment.day), from: one.from, to: one.to })),
    reason: reasonWord(house, report.schoolId, report.reasonId, language),
    madeBy: report.madeBy.kind,
    channel,
    madeAt,
  };
}
