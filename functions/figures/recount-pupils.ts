import type { HandlingLookup } from '../handling/lookup.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { goLiveOf, readOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { canonicalJson } from '../shared/ids.ts';
import { settleAll } from '../shared/jobs/settle-all.ts';
import { type HalfYear, halfYearOf, type Moment, momentOf } from '../shared/time.ts';
import type { FigureSettings } from './authorize.ts';
import { carriedOf } from './carried.ts';
import type { CountItem } from './count.ts';
import { figureFact } from './events.ts';
import { type LimitRules, type Passed, passedBy, yearSharesOf } from './limit.ts';
import { annualHoursOf, limitOn, type Period, periodOf } from './reckoning.ts';
import type { Recount, RecountStore } from './recount-store.ts';
import { type Count, countOf, EMPTY } from './rules.ts';
import type { FiguresStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

export type RecountDeps = {
  readonly store: Pick<FiguresStore, 'counts' | 'carried'>;
  readonly recounts: RecountStore;
  readonly lookup: Pick<Lookup, 'pupil' | 'schools' | 'groupsAt'>;
  readonly settings: SettingsLookup<FigureSettings>;
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly handling: Pick<HandlingLookup, 'finals'>;
};

export type Target = {
  readonly ownerId: string;
  readonly pupilId: string;
  readonly half: HalfYear;
  /** Set by the nightly check, which has no triggering event: create no all-zero counter for a pupil without one. */
  readonly asked?: true;
};

/** The pupils and half-years to recount for a fact. */
function targetsOf({ ownerId, name, data }: SubscribedFact): readonly Target[] {
  const [pupilIds, dates] = name === 'entries-changed' ? [data.pupilIds, [data.date]] : [[data.pupilId], data.dates];
  const halves = new Map(dates.map(halfYearOf).map((half) => [half.id, half]));
  return [...new Set(pupilIds)].flatMap((pupilId) => [...halves.values()].map((half) => ({ ownerId, pupilId, half })));
}

/**
 * Recounts the half-years of a fact's pupils from the records. The fact only names the pupils and days, so replays, any
 * order and a crash in the middle give the same count (decision 013). Throws when a recount fails.
 */
export const recountPupils =
  (deps: RecountDeps) =>
  async (fact: SubscribedFact, now: Moment): Promise<void> => {
    await settleAll(targetsOf(fact).map((target) => recount(deps, target, now)));
  };

const ROUNDS = 8;
/** Each threshold is two items of the transaction, which holds a hundred. */
const MOST_PASSED = 40;

/**
 * The outcome of a recount: nothing changed; a first counter; a change by time or roster (another school or threshold,
 * a leave day that has come); or wrong sums.
 */
export type Recounted = 'same' | 'first' | 'moved' | 'differed';

/** Recounts one half-year of one pupil, and repeats it after a concurrent write. */
export async function recount(deps: RecountDeps, target: Target, now: Moment): Promise<Recounted> {
  for (let round = 1; round <= ROUNDS; round++) {
    const outcome = await countOnce(deps, target, now);
    if (outcome !== 'again') return outcome;
  }
  throw new Error('Others kept counting the same half-year; the message comes back.');
}

/**
 * Reads the version, then the records, then writes on that version. The records that were read include a concurrent
 * change, or the change triggers its own recount later.
 */
async function countOnce(
  deps: RecountDeps,
  { ownerId, pupilId, half, asked }: Target,
  now: Moment,
): Promise<Recounted | 'again'> {
  const period = periodOf(half);
  const names = period.halves.map(({ id }) => ({ pupilId, halfYear: id }));
  const [counts, known, pupil] = await Promise.all([
    deps.store.counts(ownerId, names),
    deps.recounts.passed(ownerId, pupilId, period.schoolYear),
    deps.lookup.pupil(ownerId, pupilId),
  ]);
  if (!pupil) return 'same';
  const { schoolId } = pupil.facts;
  const [entries, finals, org, records] = await Promise.all([
    deps.lessons.entries(ownerId, pupilId, half.from, half.to),
    deps.handling.finals(ownerId, pupilId, half.from, half.to),
    readOrgContext(deps, ownerId),
    deps.store.carried(ownerId, pupilId, half.id),
  ]);
  const before = counts.find((candidate) => candidate.halfYear === half.id);
  const other = period.halves.find(({ id }) => id !== half.id);
  const beside = counts.find((candidate) => candidate.halfYear === other?.id);
  const schoolType = entries.at(-1)?.schoolType ?? before?.schoolType ?? org.school(schoolId)?.type ?? 'grunnskole';
  const count = countOf(entries, finals, now.day);
  const rules = limitOn(schoolType, org.at(schoolId), period, now.day);
  const year = [count, ...(beside ? [beside.count] : [])];
  // The yearly hours are needed only if some absence counts towards a limit.
  const groups = rules && year.some(hasLimitMinutes) ? await deps.lookup.groupsAt(ownerId, schoolId) : [];
  const shares = rules && yearSharesOf(year, rules, annualHoursOf(groups, org.at(schoolId)));
  const passed = rules && shares ? passedBy(shares, rules).filter((threshold) => !holds(known, threshold)) : [];
  const carried = carriedOf(records, goLiveOf(org, org.schools)(schoolId));
  const item = { pupilId, schoolId, schoolType, halfYear: half.id, count, countedAt: now.instant, carried };
  if (!before && asked && isNothing(count) && !carried) return 'same';
  if (before && passed.length === 0 && same(before, item)) return 'same';
  const groupIds = ({ subjectKey }: Passed) =>
    [count, beside?.count].flatMap((counted) => counted?.subjects[subjectKey]?.groupIds ?? []);
  const written = await deps.recounts.write({
    ownerId,
    item,
    before: before?.version ?? 0,
    ...(rules && other && { beside: { halfYear: other.id, version: beside?.version ?? 0 } }),
    passed: passed
      .slice(0, MOST_PASSED)
      .map((threshold) => tell(threshold, { ownerId, item, period, rules, now }, groupIds(threshold))),
  });
  if (!written || passed.length > MOST_PASSED) return 'again';
  if (!before) return 'first';
  const then = countOf(entries, finals, momentOf(Date.parse(before.countedAt)).day);
  return [count, then].some((earlier) => canonicalJson(before.count) === canonicalJson(earlier)) ? 'moved' : 'differed';
}

const NOTHING = canonicalJson(EMPTY);
const isNothing = (count: Count): boolean => canonicalJson(count) === NOTHING;

const hasLimitMinutes = ({ subjects }: Count): boolean =>
  Object.values(subjects).some((count) => count.limitMinutes > 0);

const holds = (known: readonly Passed[], threshold: Passed): boolean =>
  known.some(({ subjectKey, percent }) => subjectKey === threshold.subjectKey && percent === threshold.percent);

/** True when a recount would change only its own time. */
const same = (before: CountItem, item: Recount['item']): boolean =>
  before.schoolId === item.schoolId &&
  before.schoolType === item.schoolType &&
  canonicalJson(before.count) === canonicalJson(item.count) &&
  canonicalJson(before.carried ?? null) === canonicalJson(item.carried ?? null);

type Telling = {
  readonly ownerId: string;
  readonly item: Recount['item'];
  readonly period: Period;
  readonly rules: LimitRules | undefined;
  readonly now: Moment;
};

function tell(threshold: Passed, { ownerId, item, period, rules, now }: Telling, groupIds: readonly string[]) {
  const { schoolYear } = period;
  const { pupilId, schoolId } = item;
  const { percent } = threshold;
  const data = { pupilId, schoolId, schoolYear, groupIds: [...new Set(groupIds)].sort(), percent };
  const fact = figureFact('absence-threshold-reached', {
    ownerId,
    occurredAt: now.instant,
    data: { ...data, isLimit: percent === rules?.percent },
  });
  return { ...threshold, schoolYear, fact };
}
