import { logLooks } from '../access/asking.ts';
import { type Action, type Actor, decide } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { CarriedReads } from '../figures/lookup.ts';
import type { HandlingLookup } from '../handling/lookup.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import { atWork, type Lookup, type PupilCard, roleId, staffActor, type Who } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Login } from '../shared/http/login.ts';
import { type Day, type HalfYear, halfYearNamed, halfYearOf, type Moment, schoolYearOf } from '../shared/time.ts';
import type { Records } from './content.ts';
import { refuse } from './refusals.ts';
import type { StatementsStore } from './store.ts';

/** In which capacity somebody asks, when, and who logged in. */
export type Caller = {
  readonly as: 'guardian' | 'pupil' | 'staff';
  readonly login: Login;
  readonly moment: Moment;
};
/** The pupil that a path names, and for staff the school it names. */
export type About = { readonly pupilId: string; readonly schoolId?: string | undefined };

/** The settings that statements ask for. */
export type StatementSettings = Pick<
  Settings,
  'absence.codeSets' | 'school.closedDays' | 'school.goLiveDay' | 'owner.name'
>;
export type SettingsLookup = { of(ownerId: string): Promise<{ at(schoolId?: string): StatementSettings }> };

export type AskDeps = { readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>; readonly logRead: LogRead };

/** A pupil whom the caller may be told about, by which relation, and what was read beside. */
export type Asked<Beside> = {
  readonly actor: Actor;
  readonly card: PupilCard;
  readonly basis: string;
  readonly beside: Beside;
};

const READ: Readonly<Record<Caller['as'], Action>> = {
  guardian: 'child:read',
  pupil: 'pupil:read-own',
  staff: 'pupil:statement-read',
};

/**
 * Reads a pupil and whatever is wanted beside in one parallel trip, for staff a second one for their roles, and asks
 * the policy. What is absent, foreign or of another school is not found; who may read but not act is told so. Whoever
 * is let through to a protected pupil stands in the access log before anything is shown (J4).
 */
export async function askAbout<Beside>(
  { lookup, logRead }: AskDeps,
  caller: Caller,
  { pupilId, schoolId }: About,
  read: () => Promise<Beside>,
  act?: Action,
): Promise<Asked<Beside>> {
  const { ownerId } = caller.login;
  const [who, card, beside] = await Promise.all([lookup.whoIs(caller.login), lookup.pupil(ownerId, pupilId), read()]);
  const actor = await actorOf(lookup, caller, who);
  if (!card || (schoolId !== undefined && card.facts.schoolId !== schoolId)) throw notFound();
  const basis = permitted(actor, card, caller, act);
  await logLooks(logRead, actor, caller.moment, act ?? READ[caller.as], [{ facts: card.facts, basis }]);
  return { actor, card, basis, beside };
}

async function actorOf(lookup: Pick<Lookup, 'staff'>, { as, login, moment }: Caller, who: Who): Promise<Actor> {
  const personId = roleId(who, as, moment.day);
  if (as !== 'staff') return { kind: as, ownerId: login.ownerId, personId };
  return staffActor(login.ownerId, atWork(await lookup.staff(login.ownerId, personId), moment.day));
}

function permitted(actor: Actor, { facts }: PupilCard, { as, moment }: Caller, act: Action | undefined): string {
  const asked = (action: Action) => decide(action, actor, { kind: 'pupil', pupil: facts }, moment.day);
  const decision = asked(act ?? READ[as]);
  if (decision.allowed) return decision.basis;
  if (decision.reason === 'pupil-of-age') throw refuse('statements.pupil-of-age');
  throw act && asked(READ[as]).allowed ? refuse('forbidden') : notFound();
}

export type RecordDeps = {
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly handling: Pick<HandlingLookup, 'finals'>;
  readonly figures: CarriedReads;
  readonly store: Pick<StatementsStore, 'strikeOuts'>;
};

/** Everything a statement of a pupil's half-year is made of: one parallel trip. */
export async function readRecords(
  deps: RecordDeps,
  ownerId: string,
  pupilId: string,
  half: HalfYear,
): Promise<Records> {
  const [entries, finals, { strikeOuts }, carried] = await Promise.all([
    deps.lessons.entries(ownerId, pupilId, half.from, half.to),
    deps.handling.finals(ownerId, pupilId, half.from, half.to),
    deps.store.strikeOuts(ownerId, pupilId, yearOf(half.from)),
    deps.figures.carried(ownerId, pupilId, half.id),
  ]);
  return { entries, finals, strikeOuts, carried };
}

/** The first year of a day's school year, which names it in keys. */
export const yearOf = (day: Day): string => schoolYearOf(day)[0].from.slice(0, 4);

/** The half-year that a query names, else the present one; a name that is none is not found. */
export function halfYearAsked(name: string | undefined, today: Day): HalfYear {
  const half = name === undefined ? halfYearOf(today) : halfYearNamed(name);
  if (!half) throw notFound();
  return half;
}

/** Refuses to freeze a half-year that has not begun. */
export function mustHaveBegun(half: HalfYear, today: Day): void {
  if (half.from <= today) return;
  const params = { from: half.from };
  const faults = [{ pointer: '/halfYear', code: 'statements.half-year-not-begun', params }];
  throw refuse('statements.half-year-not-begun', params, { faults });
}

/** The half-year in front of a statement's id. */
export const halfYearIn = (statementId: string, today: Day): HalfYear =>
  halfYearAsked(statementId.slice(0, statementId.lastIndexOf('-')), today);
