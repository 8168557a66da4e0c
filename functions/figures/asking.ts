import { logLooks, type Caller as StaffCaller, staffAsking } from '../access/asking.ts';
import { type Action, type Actor, decide, type PupilFacts, taughtBy } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup, type PupilCard, roleId, type Who } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Language } from '../shared/texts/language.ts';
import { type Day, daysBetween, type HalfYear, halfYearNamed, halfYearOf } from '../shared/time.ts';
import { refuse } from './refusals.ts';

/** Who asks, in which capacity, and in which language. */
export type Caller = StaffCaller & { readonly as: 'guardian' | 'pupil' | 'staff'; readonly language: Language };

/** Subjects by key, or all of them. */
export type Scope = 'all' | ReadonlySet<string>;
/** A pupil as somebody may see the figures of. */
export type Look = { readonly card: PupilCard; readonly actor: Actor; readonly scope: Scope };

export type LookDeps = { readonly lookup: Pick<Lookup, 'staff'>; readonly logRead: LogRead };
export type Found = { readonly who: Who; readonly card: PupilCard | undefined; readonly schoolId?: string | undefined };

/**
 * May the caller see the pupil's figures, and of which subjects (C1, C2)? What is absent, foreign and at another school
 * than the path says answers alike. Who looks at a protected pupil is logged before anything is answered.
 */
export async function lookAtPupil(deps: LookDeps, caller: Caller, { who, card, schoolId }: Found): Promise<Look> {
  const actor = await actorOf(deps.lookup, caller, who);
  if (!card || (schoolId !== undefined && !isAt(card, schoolId, caller.moment.day))) throw notFound();
  const { action, basis } = permitted(actor, card, caller.moment.day);
  await logLooks(deps.logRead, actor, caller.moment, action, [{ facts: card.facts, basis }]);
  const scope = action === 'pupil:subject-figures' ? ownSubjects(actor, card.facts, caller.moment.day) : 'all';
  return { card, actor, scope };
}

/** Whose inbox it is that a look settles something in. */
export const personOf = ({ as }: Caller, { actor }: Look) => ({ kind: as, id: actor.personId });

async function actorOf(lookup: Pick<Lookup, 'staff'>, caller: Caller, who: Who): Promise<Actor> {
  if (caller.as === 'staff') return (await staffAsking(lookup, caller, who)).actor;
  return { kind: caller.as, ownerId: caller.login.ownerId, personId: roleId(who, caller.as, caller.moment.day) };
}

/** What each capacity may do, the widest first. */
const ACTIONS = {
  guardian: ['child:read'],
  pupil: ['pupil:read-own'],
  staff: ['pupil:figures', 'pupil:subject-figures'],
} as const satisfies Readonly<Record<Actor['kind'], readonly Action[]>>;

function permitted(actor: Actor, { facts }: PupilCard, day: Day): { readonly action: Action; readonly basis: string } {
  for (const action of ACTIONS[actor.kind]) {
    const decision = decide(action, actor, { kind: 'pupil', pupil: facts }, day);
    if (decision.allowed) return { action, basis: decision.basis };
    if (decision.reason === 'pupil-of-age') throw refuse('figures.pupil-of-age');
  }
  throw notFound();
}

/**
 * The subjects that a teacher teaches the pupil today: those of the groups that both are in. A group without a subject,
 * such as a class, stands for its own lessons without a subject only, since others may teach the rest of them.
 */
export function ownSubjects(actor: Actor, pupil: PupilFacts, day: Day): ReadonlySet<string> {
  return new Set(taughtBy(actor, pupil, day).map((enrolment) => enrolment.subjectCode ?? enrolment.groupId));
}

/** The half-year that is asked about. */
export const halfAsked = (halfYear: string | undefined, today: Day): HalfYear =>
  (halfYear === undefined ? undefined : halfYearNamed(halfYear)) ?? halfYearOf(today);

const MOST_DAYS = 366;

/** Refuses days that are turned or too many. */
export function checkDays({ from, to }: { readonly from: Day; readonly to: Day }): void {
  const at = '?to';
  if (to < from) throw refuse('figures.days-turned', {}, { at });
  if (daysBetween(from, to) >= MOST_DAYS) throw refuse('figures.too-many-days', { maxDays: MOST_DAYS }, { at });
}
