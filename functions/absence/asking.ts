import { type Action, type Actor, decide } from '../access/policy.ts';
import {
  atWork,
  type Lookup,
  type PupilCard,
  roleId,
  type School,
  staffActor,
  type Term,
  type Who,
} from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Login } from '../shared/http/login.ts';
import type { Calendar } from '../shared/school/calendar.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Moment } from '../shared/time.ts';
import { refuse } from './refusals.ts';
import type { Limits } from './rules.ts';

/** Who asks, in which capacity, and when. */
export type Caller = {
  readonly as: 'guardian' | 'pupil' | 'staff';
  readonly login: Login;
  readonly moment: Moment;
  readonly language: Language;
};

/** The settings that absence reporting asks for. */
export type AbsenceSettings = Pick<
  Settings,
  | 'absence.windowDays'
  | 'absence.maxDays'
  | 'absence.reasons'
  | 'absence.defaultReason'
  | 'absence.openEndedMaxDays'
  | 'school.contact'
  | 'school.closedDays'
  | 'remarks.visibleToGuardians'
>;

export type SettingsLookup = {
  of(ownerId: string): Promise<{ at(schoolId?: string): AbsenceSettings }>;
};

/** The owner's schools, terms and settings: what every rule of a request is measured against. */
export type House = {
  readonly at: (schoolId: string) => AbsenceSettings;
  readonly school: (schoolId: string) => School | undefined;
  readonly terms: readonly Term[];
};

/** Reads schools, terms and settings in one parallel trip. */
export async function readHouse(
  deps: { readonly lookup: Pick<Lookup, 'schools'>; readonly settings: SettingsLookup },
  ownerId: string,
): Promise<House> {
  const [{ schools, terms }, settings] = await Promise.all([deps.lookup.schools(ownerId), deps.settings.of(ownerId)]);
  return {
    at: (schoolId) => settings.at(schoolId),
    school: (schoolId) => schools.find((school) => school.id === schoolId),
    terms,
  };
}

export const calendarOf = (house: House, schoolId: string): Calendar => ({
  terms: house.terms,
  closedDays: house.at(schoolId)['school.closedDays'],
});

/** Whom a family turns to at the school; `null` where the school has set nobody. */
export function contactAt(
  house: { readonly at: (schoolId: string) => Pick<AbsenceSettings, 'school.contact'> },
  schoolId: string,
): { readonly name: string | null; readonly phone: string | null } | null {
  const { name, phone } = house.at(schoolId)['school.contact'];
  return name || phone ? { name: name || null, phone: phone || null } : null;
}

export function limitsOf(settings: AbsenceSettings, moment: Moment): Limits {
  return {
    today: moment.day,
    windowDays: settings['absence.windowDays'],
    maxDays: settings['absence.maxDays'],
    reasons: settings['absence.reasons'],
  };
}

/** The actor for the policy; staff need one more read, for their dated roles. */
export async function actorOf(lookup: Pick<Lookup, 'staff'>, caller: Caller, who: Who): Promise<Actor> {
  const { ownerId } = caller.login;
  const personId = roleId(who, caller.as, caller.moment.day);
  if (caller.as !== 'staff') return { kind: caller.as, ownerId, personId };
  return staffActor(ownerId, atWork(await lookup.staff(ownerId, personId), caller.moment.day));
}

/** The two actions a caller's capacity needs on a pupil's reports. */
export const READ: Readonly<Record<Caller['as'], Action>> = {
  guardian: 'child:read',
  pupil: 'pupil:read-own',
  staff: 'pupil:absence-read',
};
export const REPORT: Readonly<Record<Caller['as'], Action>> = {
  guardian: 'child:report-absence',
  pupil: 'pupil:report-own-absence',
  staff: 'pupil:absence-report-for',
};

/**
 * Lets through with the relation that grants it, or refuses: what is absent, foreign or without responsibility
 * answers alike (decision 005); who may see the pupil but not act learns why.
 */
export function permit(
  action: Action,
  actor: Actor,
  card: PupilCard | undefined,
  moment: Moment,
): { readonly card: PupilCard; readonly basis: string } {
  if (!card) throw notFound();
  const target = { kind: 'pupil' as const, pupil: card.facts };
  const decision = decide(action, actor, target, moment.day);
  if (decision.allowed) return { card, basis: decision.basis };
  if (decision.reason === 'pupil-of-age') throw refuse('absence.pupil-of-age');
  const isSelf = decide('pupil:read-own', actor, target, moment.day).allowed;
  if (isSelf) throw refuse('absence.pupil-not-of-age');
  throw notFound();
}
