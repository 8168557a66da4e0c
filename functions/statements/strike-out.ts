import type { CallerAs } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { calendarOf, codeSetAt, type OrgContext, readOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound, type Refusal } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { keyedId } from '../shared/ids.ts';
import { schoolDays } from '../shared/school/calendar.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type Day, schoolYearOf } from '../shared/time.ts';
import { type About, type AuthorizeDeps, authorizeStatement, type StatementSettings } from './authorize.ts';
import { type RecordDeps, yearOf } from './read-records.ts';
import type { StrikeOuts } from './record.ts';
import { refuse } from './refusals.ts';
import { isActive, planStrikeOut, type Reason, type StrikeOut, type StrikeRule, type Wanted } from './rules.ts';
import type { StatementsStore } from './store.ts';

export type StrikeDeps = AuthorizeDeps &
  RecordDeps & {
    readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools'>;
    readonly settings: SettingsLookup<StatementSettings>;
    readonly store: Pick<StatementsStore, 'strikeOuts' | 'strike'>;
    readonly idempotency: Idempotency;
  };

/** The year's days if no code set applies: the law's ten. */
const MOST_DAYS = 10;

/** Use-case: all strike-outs in the school year of a half-year, withdrawn ones too, and the number of days left. */
export const listStrikeOuts = (deps: StrikeDeps) => async (caller: CallerAs, about: About, halfYear?: string) => {
  const half = halfYearFrom(halfYear, caller.moment.day);
  const load = () => readYear(deps, caller, about, half.from);
  const { org, year } = (await authorizeStatement(deps, caller, { ...about, load })).loaded;
  const rule = ruleOn(org, about, half.to < caller.moment.day ? half.to : caller.moment.day);
  const used = daysOf(year);
  const first = Number(yearOf(half.from));
  return {
    schoolYear: `${first}-${first + 1}`,
    daysLeft: Math.max(0, (rule?.maxDays ?? MOST_DAYS) - used),
    strikeOuts: year.strikeOuts.map(showStrikeOut),
  };
};

type Wish = About & { readonly wanted: Wanted; readonly idempotencyKey: IdempotencyKey };

/** Use-case: leaves a span of documented absence out on the diploma, within the year's days (OF §§ 9-44, 9-53). */
export const addStrikeOut =
  (deps: StrikeDeps) =>
  (caller: CallerAs, { wanted, idempotencyKey, ...about }: Wish) =>
    retryOnConflict(async () => {
      const { ownerId } = caller.login;
      const year = yearOf(wanted.firstDay);
      const { from, to } = spanOf(wanted);
      const { actor, card, basis, loaded } = await authorizeStatement(deps, caller, {
        ...about,
        act: 'pupil:strike-out',
        load: () =>
          Promise.all([
            readYear(deps, caller, about, wanted.firstDay),
            deps.lessons.entries(ownerId, about.pupilId, from, to),
            deps.handling.finals(ownerId, about.pupilId, from, to),
            deps.idempotency.find(caller, idempotencyKey),
          ]),
      });
      const [{ org, year: before }, entries, decided] = loaded;
      const strikeOutId = `${year}-${keyedId(actor.personId, 'strike-out', idempotencyKey.key, about.pupilId)}`;
      const own = before.strikeOuts.find((candidate) => candidate.strikeOutId === strikeOutId);
      if (own) return showStrikeOut(own);
      const { gradeLevel } = card;
      const records = { today: caller.moment.day, gradeLevel, entries, decided, others: before.strikeOuts };
      const days = planned(wanted, org, { ...records, schoolId: about.schoolId ?? '' });
      const step = { state: 'active', by: actor.personId, basis, at: caller.moment.instant } as const;
      const strikeOut: StrikeOut = { strikeOutId, ...wanted, days, trail: [step] };
      const next = nextYear(before, [...before.strikeOuts, kept(strikeOut)]);
      const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body: { strikeOutId } });
      const written = await deps.store.strike(ownerId, year, next, reply);
      return written === 'written' ? showStrikeOut(strikeOut) : ('moved' as const);
    });

/** Use-case: withdraws a strike-out; a withdrawn strike-out stays as it is. */
export const withdrawStrikeOut = (deps: StrikeDeps) => (caller: CallerAs, about: About, strikeOutId: string) =>
  retryOnConflict(async () => {
    const { ownerId } = caller.login;
    const year = strikeOutId.slice(0, strikeOutId.indexOf('-'));
    const { actor, basis, loaded } = await authorizeStatement(deps, caller, {
      ...about,
      act: 'pupil:strike-out',
      load: () => deps.store.strikeOuts(ownerId, about.pupilId, year),
    });
    const own = loaded.strikeOuts.find((strikeOut) => strikeOut.strikeOutId === strikeOutId);
    if (!own) throw notFound();
    if (!isActive(own)) return showStrikeOut(own);
    const step = { state: 'withdrawn', by: actor.personId, basis, at: caller.moment.instant } as const;
    const after = { ...own, trail: [...own.trail, step] };
    const all = loaded.strikeOuts.map((strikeOut) => (strikeOut === own ? after : strikeOut));
    const written = await deps.store.strike(ownerId, year, nextYear(loaded, all));
    return written === 'written' ? showStrikeOut(after) : ('moved' as const);
  });

type Org = OrgContext<StatementSettings>;

async function readYear(deps: StrikeDeps, { login }: CallerAs, { pupilId }: About, day: Day) {
  const [year, org] = await Promise.all([
    deps.store.strikeOuts(login.ownerId, pupilId, yearOf(day)),
    readOrgContext(deps, login.ownerId),
  ]);
  return { year, org };
}

/** The part of a span for which records are read: at most its school year. */
function spanOf({ firstDay, lastDay }: Wanted): { readonly from: Day; readonly to: Day } {
  const end = schoolYearOf(firstDay)[1].to;
  const to = lastDay < end ? lastDay : end;
  return { from: firstDay, to: lastDay < firstDay ? firstDay : to };
}

function ruleOn(org: Org, { schoolId = '' }: Pick<About, 'schoolId'>, day: Day): StrikeRule | undefined {
  const set = codeSetAt(org, schoolId, day);
  return set && { ...set.strikeOut, leave: set.leave };
}

type Records = Omit<Parameters<typeof planStrikeOut>[1], 'type' | 'rule' | 'schoolDays'> & {
  readonly schoolId: string;
};

function planned(wanted: Wanted, org: Org, { schoolId, ...records }: Records): readonly Day[] {
  const school = org.school(schoolId);
  if (!school) throw notFound();
  const rule = ruleOn(org, { schoolId }, wanted.firstDay);
  if (!rule) throw refused('no-rules', { day: wanted.firstDay });
  const { from, to } = spanOf(wanted);
  const plan = planStrikeOut(wanted, {
    ...records,
    type: school.type,
    rule,
    schoolDays: schoolDays(calendarOf(org, schoolId), from, to),
  });
  if (plan.ok) return plan.days;
  throw refused(plan.reason, plan.params);
}

/** The field of the request that a refusal points at. */
const AT: Readonly<Record<Reason | 'no-rules', string>> = {
  'span-turned': '/lastDay',
  'span-not-over': '/lastDay',
  'span-over-two-years': '/lastDay',
  'cause-not-here': '/cause',
  'day-one-for-health-only': '/fromDayOne',
  'below-eighth-grade': '/firstDay',
  'span-taken': '/firstDay',
  'not-documented': '/firstDay',
  'too-short': '/lastDay',
  'days-used-up': '/firstDay',
  'no-rules': '/firstDay',
};
const CONFLICTS: ReadonlySet<string> = new Set(['span-taken', 'days-used-up']);

function refused(reason: Reason | 'no-rules', params: Refusal['params']): Refusal {
  return CONFLICTS.has(reason)
    ? refuse(`statements.${reason}`, params)
    : refuse(`statements.${reason}`, params, { at: AT[reason] });
}

const daysOf = ({ strikeOuts }: StrikeOuts): number =>
  strikeOuts.filter(isActive).reduce((sum, strikeOut) => sum + strikeOut.days.length, 0);

const kept = ({ days, trail, ...rest }: StrikeOut) => ({ ...rest, days: [...days], trail: [...trail] });
const nextYear = (before: StrikeOuts, strikeOuts: StrikeOuts['strikeOuts']): StrikeOuts => ({
  ...before,
  version: before.version + 1,
  strikeOuts,
});

function showStrikeOut({ days, trail, ...rest }: StrikeOut) {
  const status = isActive({ trail }) ? ('active' as const) : ('withdrawn' as const);
  return { ...rest, days: [...days], status, trail: trail.map(({ state: to, by, at }) => ({ status: to, by, at })) };
}
