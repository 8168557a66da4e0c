import { type Action, type Actor, decide } from '../access/policy.ts';
import { type Lookup, type PupilCard, roleId, type School, type Term, type Who } from '../roster/lookup.ts';
import { contactLine, type Settings } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Login } from '../shared/http/login.ts';
import type { Calendar } from '../shared/school/calendar.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Moment } from '../shared/time.ts';
import { refuse } from './refusals.ts';

/** Who asks, when, and in which language. */
export type Caller = { readonly login: Login; readonly moment: Moment; readonly language: Language };
/** A guardian about a child, or a pupil about own leave. */
export type FamilyCaller = Caller & { readonly as: 'guardian' | 'pupil' };

/** The settings that leave asks for. */
export type LeaveSettings = Pick<
  Settings,
  | 'leave.purposes'
  | 'leave.contactTeacherMaxDays'
  | 'leave.blockedPeriods'
  | 'leave.refusalReasons'
  | 'absence.codeSets'
  | 'school.contact'
  | 'school.closedDays'
>;
export type SettingsLookup = { of(ownerId: string): Promise<{ at(schoolId?: string): LeaveSettings }> };

/** The owner's schools, terms and settings: what every rule of a request is measured against. */
export type House = {
  readonly at: (schoolId: string) => LeaveSettings;
  readonly school: (schoolId: string) => School | undefined;
  readonly terms: readonly Term[];
};

export type HouseDeps = { readonly lookup: Pick<Lookup, 'schools'>; readonly settings: SettingsLookup };

/** Reads schools, terms and settings in one parallel trip. */
export async function readHouse({ lookup, settings }: HouseDeps, ownerId: string): Promise<House> {
  const [{ schools, terms }, values] = await Promise.all([lookup.schools(ownerId), settings.of(ownerId)]);
  return {
    at: (schoolId) => values.at(schoolId),
    school: (schoolId) => schools.find((school) => school.id === schoolId),
    terms,
  };
}

export const calendarOf = (house: House, schoolId: string): Calendar => ({
  terms: house.terms,
  closedDays: house.at(schoolId)['school.closedDays'],
});

/** Whom a refusal sends people to: the school's contact as one line; a school that has set none is named itself. */
export function contactOf(house: House, schoolId: string): string {
  return contactLine(house.at(schoolId)['school.contact'], house.school(schoolId)?.name);
}

/** What a guardian and a pupil need for seeing applications, and for making and withdrawing them. */
export const READ: Readonly<Record<FamilyCaller['as'], Action>> = { guardian: 'child:read', pupil: 'pupil:read-own' };
export const APPLY: Readonly<Record<FamilyCaller['as'], Action>> = {
  guardian: 'child:apply-leave',
  pupil: 'pupil:apply-leave',
};

/** A guardian or pupil whom the policy lets through, and the relation that grants it. */
export type Permitted = { readonly actor: Actor; readonly card: PupilCard; readonly basis: string };

/**
 * Lets through with the relation that grants it, or refuses: what is absent, foreign or without responsibility
 * answers alike (decision 005); who may see the pupil but not act learns why.
 */
export function permit(actions: typeof READ, caller: FamilyCaller, who: Who, card: PupilCard | undefined): Permitted {
  const actor = {
    kind: caller.as,
    ownerId: caller.login.ownerId,
    personId: roleId(who, caller.as, caller.moment.day),
  } as const;
  if (!card) throw notFound();
  const target = { kind: 'pupil', pupil: card.facts } as const;
  const decision = decide(actions[caller.as], actor, target, caller.moment.day);
  if (decision.allowed) return { actor, card, basis: decision.basis };
  if (decision.reason === 'pupil-of-age') throw refuse('leave.pupil-of-age');
  const isSelf = decide('pupil:read-own', actor, target, caller.moment.day).allowed;
  if (isSelf) throw refuse('leave.pupil-not-of-age');
  throw notFound();
}
