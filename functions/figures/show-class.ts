import { authorizeGroup, type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type GroupCard, type Lookup, membersOn, namesOn, type PupilName, pupilRow } from '../roster/lookup.ts';
import { loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import type { FigureSettings } from './authorize.ts';
import { carriedSum } from './carried.ts';
import type { CountItem } from './count.ts';
import { type AnnualHours, type LimitRules, shownPercent, worstOf, type YearShare, yearSharesOf } from './limit.ts';
import { annualHoursOf, halvesOf, limitOn, type Period, periodOf } from './reckoning.ts';
import { EMPTY } from './rules.ts';
import type { FiguresStore } from './store.ts';
import { inOrder, named, showCarried, showRules, showSum, showTotals } from './view.ts';

export type ClassDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools' | 'group' | 'groupsAt' | 'pupilNames'>;
  readonly settings: SettingsLookup<FigureSettings>;
  readonly store: Pick<FiguresStore, 'shownCounts'>;
  readonly logRead: LogRead;
};

export type ClassInput = { readonly groupId: string; readonly halfYear?: string | undefined };

const ACTION = 'class:figures';

/** The loaded records of a class, for its figures. */
export type ClassRead = {
  readonly group: GroupCard;
  readonly period: Period;
  readonly rules: LimitRules | undefined;
  readonly hours: AnnualHours;
  /** Today's pupils of the class, by name. */
  readonly pupils: readonly PupilName[];
  readonly counts: readonly CountItem[];
};

/**
 * A class's counts for its contact teacher and the school's leaders (C1): three trips for any size of the term, the
 * last after authorization. Logs the reader.
 */
export async function readClass(deps: ClassDeps, caller: Caller, input: ClassInput): Promise<ClassRead> {
  const { moment } = caller;
  const { ownerId } = caller.login;
  const period = periodOf(halfYearFrom(input.halfYear, moment.day));
  const found = await authorizeGroup(deps.lookup, caller, {
    action: ACTION,
    groupId: input.groupId,
    load: () => loadOrgContext(deps, caller),
  });
  const { actor, basis, group, loaded: org } = found;
  const { schoolId } = group;
  const type = org.school(schoolId)?.type ?? 'grunnskole';
  const ids = membersOn(group, moment.day);
  const halves = halvesOf(period, type);
  const [names, counts, groups] = await Promise.all([
    namesOn(deps.lookup, ownerId, { group, day: moment.day }),
    deps.store.shownCounts(
      ownerId,
      ids.flatMap((pupilId) => halves.map(({ id }) => ({ pupilId, halfYear: id }))),
    ),
    type === 'vgs' ? deps.lookup.groupsAt(ownerId, schoolId) : [],
  ]);
  const here = [...names.values()].sort(byName);
  const rules = limitOn(type, org.at(schoolId), period, moment.day);
  const hours = annualHoursOf(groups, org.at(schoolId));
  const seen = here.map((facts) => ({ facts, basis }));
  await logLooks(deps.logRead, actor, moment, ACTION, seen);
  const read: ClassRead = { group, period, rules, hours, pupils: here, counts };
  return read;
}

const byName = (a: PupilName, b: PupilName): number =>
  a.familyName.localeCompare(b.familyName, 'nb') || a.givenName.localeCompare(b.givenName, 'nb');

/** The overview of a class: every pupil's sums, and in upper secondary the highest share. */
export const showClass = (deps: ClassDeps) => async (caller: Caller, input: ClassInput) => {
  const read = await readClass(deps, caller, input);
  const rows = read.pupils.map((pupil) => ({ pupil, ...rowOf(read, pupil.pupilId) }));
  return {
    groupId: read.group.id,
    name: read.group.name,
    halfYear: { ...read.period.half },
    ...showSum(rows.map(({ count }) => count)),
    ...showCarried(carriedSum(rows.map(({ carried }) => carried))),
    ...showRules(read),
    pupils: rows.map(({ pupil, count, carried, worst }) => ({
      ...pupilRow(pupil),
      ...showTotals(count),
      ...showCarried(carried),
      worst: showWorst(worst),
    })),
  };
};

/** A pupil's count of the half-year, and the subject with the highest share of the year. */
export function rowOf({ counts, period, rules, hours }: ClassRead, pupilId: string) {
  const own = counts.filter((row) => row.pupilId === pupilId);
  const { count = EMPTY, carried } = own.find((row) => row.halfYear === period.half.id) ?? {};
  return { count, carried, worst: rules && worstOf(yearSharesOf(inOrder(own), rules, hours)) };
}

function showWorst(worst: YearShare | undefined) {
  if (!worst || worst.annual.minutes === null || worst.percent === null || worst.over === null) return null;
  const { minutes, percent, over } = worst;
  return { ...named(worst), minutes, ofMinutes: worst.annual.minutes, percent: shownPercent(percent), over };
}
