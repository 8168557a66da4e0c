import type { Lookup } from '../roster/lookup.ts';
import { codeSetOn } from '../settings/lookup.ts';
import { notFound, type Refusal } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { keyedId } from '../shared/ids.ts';
import { schoolDays } from '../shared/school/calendar.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type Day, schoolYearOf } from '../shared/time.ts';
import {
  type About,
  type AskDeps,
  type Asked,
  askAbout,
  type Caller,
  halfYearAsked,
  type RecordDeps,
  type SettingsLookup,
  yearOf,
} from './asking.ts';
import type { StrikeOuts } from './record.ts';
import { refuse } from './refusals.ts';
import { isActive, planStrikeOut, type Reason, type StrikeOut, type StrikeRule, type Wanted } from './rules.ts';
import type { StatementsStore } from './store.ts';

export type StrikeDeps = AskDeps &
  RecordDeps & {
    readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools'>;
    readonly settings: SettingsLookup;
    readonly store: Pick<StatementsStore, 'strikeOuts' | 'strike'>;
    readonly idempotency: Idempotency;
  };

/** What may be struck when no code set says so: the law's ten days, of which nothing is used yet. */
const MOST_DAYS = 10;

/** Use-case: what is left out in the school year of a half-year, withdrawn ones too, and how many days remain. */
export const listStrikeOuts = (deps: StrikeDeps) => async (caller: Caller, about: About, halfYear?: string) => {
  const half = halfYearAsked(halfYear, caller.moment.day);
  const { beside } = await askAbout(deps, caller, about, () => readYear(deps, caller, about, half.from));
  const rule = ruleOn(beside, about, half.to < caller.moment.day ? half.to : caller.moment.day);
  const used = daysOf(beside.year);
  const first = Number(yearOf(half.from));
  return {
    schoolYear: `${first}-${first + 1}`,
    daysLeft: Math.max(0, (rule?.maxDays ?? MOST_DAYS) - used),
    strikeOuts: beside.year.strikeOuts.map(showStrikeOut),
  };
};

type Wish = About & { readonly wanted: Wanted; readonly idempotencyKey: IdempotencyKey };

/** Use-case: leaves a span of documented absence out on the diploma, within the year's days (OF §§ 9-44, 9-53). */
export const addStrikeOut =
  (deps: StrikeDeps) =>
  (caller: Caller, { wanted, idempotencyKey, ...about }: Wish) =>
    retryOnConflict(async () => {
      const { ownerId } = caller.login;
      const year = yearOf(wanted.firstDay);
      const { from, to } = spanOf(wanted);
      const read = async () => {
        const [house, , entries, finals] = await Promise.all([
          readYear(deps, caller, about, wanted.firstDay),
          deps.idempotency.find(caller, idempotencyKey),
          deps.lessons.entries(ownerId, about.pupilId, from, to),
          deps.handling.finals(ownerId, about.pupilId, from, to),
        ]);
        return { ...house, entries, finals };
      };
      const asked = await askAbout(deps, caller, about, read, 'pupil:strike-out');
      const { actor, basis, beside } = asked;
      const strikeOutId = `${year}-${keyedId(actor.personId, 'strike-out', idempotencyKey.key, about.pupilId)}`;
      const own = beside.year.strikeOuts.find((candidate) => candidate.strikeOutId === strikeOutId);
      if (own) return showStrikeOut(own);
      const days = planned(asked, caller, about, wanted);
      const step = { state: 'active', by: actor.personId, basis, at: caller.moment.instant } as const;
      const strikeOut: StrikeOut = { strikeOutId, ...wanted, days, trail: [step] };
      const next = nextYear(beside.year, [...beside.year.strikeOuts, kept(strikeOut)]);
      const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body: { strikeOutId } });
      const written = await deps.store.strike(ownerId, year, next, reply);
      return written === 'written' ? showStrikeOut(strikeOut) : ('moved' as const);
    });

/** Use-case: withdraws a strike-out; one that is withdrawn already stays as it is. */
export const withdrawStrikeOut = (deps: StrikeDeps) => (caller: Caller, about: About, strikeOutId: string) =>
  retryOnConflict(async () => {
    const { ownerId } = caller.login;
    const year = strikeOutId.slice(0, strikeOutId.indexOf('-'));
    const read = () => deps.store.strikeOuts(ownerId, about.pupilId, year);
    const { actor, basis, beside } = await askAbout(deps, caller, about, read, 'pupil:strike-out');
    const own = beside.strikeOuts.find((strikeOut) => strikeOut.strikeOutId === strikeOutId);
    if (!own) throw notFound();
    if (!isActive(own)) return showStrikeOut(own);
    const step = { state: 'withdrawn', by: actor.personId, basis, at: caller.moment.instant } as const;
    const after = { ...own, trail: [...own.trail, step] };
    const all = beside.strikeOuts.map((strikeOut) => (strikeOut === own ? after : strikeOut));
    const written = await deps.store.strike(ownerId, year, nextYear(beside, all));
    return written === 'written' ? showStrikeOut(after) : ('moved' as const);
  });

type House = Awaited<ReturnType<typeof readYear>>;

async function readYear(deps: StrikeDeps, { login }: Caller, { pupilId }: About, day: Day) {
  const [year, { schools, terms }, settings] = await Promise.all([
    deps.store.strikeOuts(login.ownerId, pupilId, yearOf(day)),
    deps.lookup.schools(login.ownerId),
    deps.settings.of(login.ownerId),
  ]);
  return { year, schools, terms, settings };
}

/** A span as far as records are read for it: never more than its school year. */
function spanOf({ firstDay, lastDay }: Wanted): { readonly from: Day; readonly to: Day } {
  const end = schoolYearOf(firstDay)[1].to;
  const to = lastDay < end ? lastDay : end;
  return { from: firstDay, to: lastDay < firstDay ? firstDay : to };
}

function ruleOn({ schools, settings }: House, { schoolId }: About, day: Day): StrikeRule | undefined {
  const type = schools.find((school) => school.id === schoolId)?.type;
  const set = type && codeSetOn(settings.at(schoolId)['absence.codeSets'], type, day);
  return set && { ...set.strikeOut, leave: set.leave };
}

type Beside = House & {
  readonly entries: Awaited<ReturnType<StrikeDeps['lessons']['entries']>>;
  readonly finals: Awaited<ReturnType<StrikeDeps['handling']['finals']>>;
};

function planned({ card, beside }: Asked<Beside>, { moment }: Caller, about: About, wanted: Wanted): readonly Day[] {
  const { schools, settings, terms, entries, finals, year } = beside;
  const school = schools.find((candidate) => candidate.id === about.schoolId);
  if (!school) throw notFound();
  const rule = ruleOn(beside, about, wanted.firstDay);
  if (!rule) throw refused('no-rules', { day: wanted.firstDay });
  const { from, to } = spanOf(wanted);
  const plan = planStrikeOut(wanted, {
    today: moment.day,
    type: school.type,
    gradeLevel: card.gradeLevel,
    rule,
    schoolDays: schoolDays({ terms, closedDays: settings.at(school.id)['school.closedDays'] }, from, to),
    entries,
    decided: finals,
    others: year.strikeOuts,
  });
  if (plan.ok) return plan.days;
  throw refused(plan.reason, plan.params);
}

/** Which field of the wish a refusal is about. */
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
