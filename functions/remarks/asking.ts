import { groupTarget, permitStaff, type StaffAsking, staffAsking } from '../access/asking.ts';
import { type Action, type Actor, type Decision, decide } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type GroupCard, isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { type FieldFault, notFound } from '../shared/errors.ts';
import type { Login } from '../shared/http/login.ts';
import type { Language } from '../shared/texts/language.ts';
import { type Day, type HalfYear, halfYearNamed, halfYearOf, holdsOn, type Moment } from '../shared/time.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import type { Choices } from './rules.ts';

/** Who asks, when, and in which language. */
export type Caller = { readonly login: Login; readonly moment: Moment; readonly language: Language };

/** The settings that remarks ask for. */
export type RemarkSettings = Pick<
  Settings,
  | 'remarks.categories'
  | 'remarks.daysBack'
  | 'remarks.visibleToGuardians'
  | 'remarks.commentVisible'
  | 'remarks.holdForContactTeacher'
  | 'remarks.positive'
>;
export type SettingsLookup = { of(ownerId: string): Promise<{ at(schoolId?: string): RemarkSettings }> };

export const choicesOf = (settings: RemarkSettings): Choices<RemarkSettings['remarks.categories'][number]> => ({
  categories: settings['remarks.categories'],
  positive: settings['remarks.positive'],
});

export type WriteDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'>;
  readonly settings: SettingsLookup;
};

/** A group that a member of staff writes in, by which relation, and what holds at its school. */
export type AskedToWrite<Beside> = {
  readonly asking: StaffAsking;
  readonly group: GroupCard;
  readonly basis: string;
  readonly settings: RemarkSettings;
  readonly beside: Beside;
};

/**
 * Reads a group, the settings and whatever is wanted beside in one parallel trip, and the caller's roles in a second. A
 * group that the caller does not teach is not found.
 */
export async function askToWrite<Beside>(
  { lookup, settings }: WriteDeps,
  caller: Caller,
  groupId: string,
  read: () => Promise<Beside>,
): Promise<AskedToWrite<Beside>> {
  const { ownerId } = caller.login;
  const [who, group, values, beside] = await Promise.all([
    lookup.whoIs(caller.login),
    lookup.group(ownerId, groupId),
    settings.of(ownerId),
    read(),
  ]);
  const asking = await staffAsking(lookup, caller, who);
  if (!group) throw notFound();
  const { schoolId } = group;
  const basis = permitStaff(asking, caller, 'remark:write', groupTarget(group));
  return { asking, group, basis, settings: values.at(schoolId), beside };
}

/** The pupil and the school that a path names. */
export type About = { readonly schoolId: string; readonly pupilId: string };
/** Names one remark of one pupil. */
export type RemarkName = About & { readonly remarkId: string };

export type AskDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'staffNames'>;
  readonly settings: SettingsLookup;
  readonly logRead: LogRead;
};

/** A pupil whom a member of staff asks about. */
export type Asked<Beside = unknown, Then = unknown> = {
  readonly asking: StaffAsking;
  readonly card: PupilCard;
  readonly settings: RemarkSettings;
  readonly beside: Beside;
  /** Reads what only then is known to be wanted: for whoever has been let through. */
  readonly after: () => Promise<Then>;
};

/**
 * Reads a pupil, the settings and whatever is wanted beside in one parallel trip, and the caller's roles in a second
 * one. A pupil who is not at that school now is not found.
 */
export async function askAbout<Beside, Then>(
  { lookup, settings }: Pick<AskDeps, 'settings'> & { readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil'> },
  { login, moment }: Caller,
  { pupilId, schoolId }: About,
  read: () => Promise<Beside>,
  then: (beside: Beside) => Promise<Then>,
): Promise<Asked<Beside, Then>> {
  const { ownerId } = login;
  const [who, card, values, beside] = await Promise.all([
    lookup.whoIs(login),
    lookup.pupil(ownerId, pupilId),
    settings.of(ownerId),
    read(),
  ]);
  const asking = await staffAsking(lookup, { login, moment }, who);
  if (!card || !isAt(card, schoolId, moment.day)) throw notFound();
  return { asking, card, settings: values.at(schoolId), beside, after: () => then(beside) };
}

export const decideOn = (action: Action, actor: Actor, { facts }: PupilCard, day: Day): Decision =>
  decide(action, actor, { kind: 'pupil', pupil: facts }, day);

/** The pupils who are in a group on a day, by id. */
export const membersOn = (group: GroupCard | undefined, day: Day): readonly string[] => [
  ...new Set(
    (group?.members ?? []).flatMap((member) =>
      member.as === 'student' && holdsOn(member, day) ? [member.personId] : [],
    ),
  ),
];

/** The half-year that is asked for; this one when none is. What is no half-year is absent. */
export function halfYearFor(id: string | undefined, today: Day): HalfYear {
  const half = id === undefined ? halfYearOf(today) : halfYearNamed(id);
  if (!half) throw notFound();
  return half;
}

/** Refuses with everything that is wrong, the first of it in words. */
export function mustBeFree(faults: readonly FieldFault<RefusalCode>[]): void {
  const [first] = faults;
  if (first) throw refuse(first.code, first.params, { faults });
}

/**
 * Keeps that a guardian read remarks, also about a pupil without protection, which `logLooks` does not; what pupils see
 * of themselves is no such look. What cannot be logged is not shown, so this is awaited before the answer.
 */
export async function logFamily(
  logRead: LogRead,
  actor: Actor,
  { instant: at }: Moment,
  look: { readonly pupilId: string; readonly action: Action; readonly basis: string },
): Promise<void> {
  if (look.pupilId === actor.personId) return;
  await logRead([{ ownerId: actor.ownerId, actorId: actor.personId, actorKind: actor.kind, ...look, at }]);
}
