import { groupTarget, logLooks, permitStaff, staffAsking } from '../access/asking.ts';
import { isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { GroupCard, Lookup, PupilName } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { type Caller, halfAsked } from './asking.ts';
import { carriedSum } from './carried.ts';
import type { CountItem } from './count.ts';
import { type AnnualHours, type LimitRules, shownPercent, worstOf, type YearShare, yearSharesOf } from './limit.ts';
import { annualHoursOf, halvesOf, limitOn, type Period, periodOf, type SettingsLookup } from './reckoning.ts';
import { EMPTY } from './rules.ts';
import type { FiguresStore } from './store.ts';
import { inOrder, named, showCarried, showRules, showSum, showTotals } from './view.ts';

export type ClassDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools' | 'group' | 'groupsAt' | 'pupilNames'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<FiguresStore, 'shownCounts'>;
  readonly logRead: LogRead;
};

export type ClassInput = { readonly groupId: string; readonly halfYear?: string | undefined };

/** A class as its figures are shown from. */
export type ClassRead = {
  readonly group: GroupCard;
  readonly period: Period;
  readonly rules: LimitRules | undefined;
  readonly hours: AnnualHours;
  /** Who is in the class today, by name. */
  readonly pupils: readonly PupilName[];
  readonly counts: readonly CountItem[];
};

/**
 * A class's counts for its contact teacher and the school's leaders (C1): three trips, whatever the term holds, the
 * last once it is known who asks. Who reads stands in the log.
 */
export async function readClass(deps: ClassDeps, caller: Caller, input: ClassInput): Promise<ClassRead> {
  const { login, moment } = caller;
  const { ownerId } = login;
  const period = periodOf(halfAsked(input.halfYear, moment.day));
  const [who, group, { schools }, settings] = await Promise.all([
    deps.lookup.whoIs(login),
    deps.lookup.group(ownerId, input.groupId),
    deps.lookup.schools(ownerId),
    deps.settings.of(ownerId),
  ]);
  const asking = await staffAsking(deps.lookup, caller, who);
  if (!group) throw notFound();
  const { schoolId } = group;
  const basis = permitStaff(asking, caller, 'class:figures', groupTarget(group));
  const type = schools.find((school) => school.id === schoolId)?.type ?? 'grunnskole';
  const ids = pupilIdsIn(group, moment.day);
  const halves = halvesOf(period, type);
  const [names, counts, groups] = await Promise.all([
    deps.lookup.pupilNames(ownerId, ids, group),
    deps.store.shownCounts(
      ownerId,
      ids.flatMap((pupilId) => halves.map(({ id }) => ({ pupilId, halfYear: id }))),
    ),
    type === 'vgs' ? deps.lookup.groupsAt(ownerId, schoolId) : [],
  ]);
  const here = [...names.values()].filter((name) => holdsOn(name, moment.day)).sort(byName);
  const rules = limitOn(type, settings.at(schoolId), period, moment.day);
  const hours = annualHoursOf(groups, settings.at(schoolId));
  const seen = here.map((facts) => ({ facts, basis }));
  await logLooks(deps.logRead, asking.actor, moment, 'class:figures', seen);
  const read: ClassRead = { group, period, rules, hours, pupils: here, counts };
  return read;
}

/** Those who are in the group on a day. */
export const pupilIdsIn = (group: GroupCard, day: Day): readonly string[] =>
  group.members.flatMap((member) => (member.as === 'student' && holdsOn(member, day) ? [member.personId] : []));

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
      pupilId: pupil.pupilId,
      pupilName: `${pupil.givenName} ${pupil.familyName}`,
      protected: isProtected(pupil.protection),
      ...showTotals(count),
      ...showCarried(carried),
      ...(read.rules && { worst: showWorst(worst) }),
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
