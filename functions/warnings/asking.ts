import { type StaffAsking, staffAsking } from '../access/asking.ts';
import { type Action, type Decision, decide, taughtBy } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Group, isAt, type Lookup, type PupilCard, type School, type Who } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Login } from '../shared/http/login.ts';
import type { Language } from '../shared/texts/language.ts';
import { type Day, holdsOn, type Moment } from '../shared/time.ts';
import { refuse } from './refusals.ts';
import type { WarningKind } from './rules.ts';

/** Who asks, when, and in which language. */
export type Caller = { readonly login: Login; readonly moment: Moment; readonly language: Language };

/** The settings that warnings ask for. */
export type WarningSettings = Pick<
  Settings,
  | 'warnings.catalogues'
  | 'warnings.periods'
  | 'warnings.draftDays'
  | 'warnings.approval'
  | 'absence.codeSets'
  | 'school.contact'
  | 'owner.name'
>;
export type SettingsLookup = { of(ownerId: string): Promise<{ at(schoolId?: string): WarningSettings }> };

/** The pupil and the school that a path names. */
export type About = { readonly schoolId: string; readonly pupilId: string };
/** Names one warning of one pupil. */
export type WarningName = About & { readonly warningId: string };

export type AskDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'schools' | 'groupsAt'>;
  readonly settings: SettingsLookup;
  readonly logRead: LogRead;
};

/** A pupil whom a member of staff may do something about, with everything that rules and words are made of. */
export type Asked<Beside> = {
  readonly asking: StaffAsking;
  readonly card: PupilCard;
  readonly school: School;
  readonly settings: WarningSettings;
  readonly groups: readonly Group[];
  readonly beside: Beside;
};

/**
 * Reads a pupil, the school, its groups and settings and whatever is wanted beside in one parallel trip, and the
 * caller's roles in a second one. `after` reads what only then is known to be wanted: for whoever has been let through.
 * A pupil who is not at that school now is not found.
 */
export async function askAbout<Beside, Then>(
  { lookup, settings }: AskDeps,
  { login, moment }: Caller,
  { pupilId, schoolId }: About,
  read: () => Promise<Beside>,
  then: (beside: Beside, who: Who, card: PupilCard) => Promise<Then>,
): Promise<Asked<Beside> & { readonly after: () => Promise<Then> }> {
  const { ownerId } = login;
  const [who, card, { schools }, values, groups, beside] = await Promise.all([
    lookup.whoIs(login),
    lookup.pupil(ownerId, pupilId),
    lookup.schools(ownerId),
    settings.of(ownerId),
    lookup.groupsAt(ownerId, schoolId),
    read(),
  ]);
  const asking = await staffAsking(lookup, { login, moment }, who);
  const school = schools.find((candidate) => candidate.id === schoolId);
  if (!card || !school || !isAt(card, schoolId, moment.day)) throw notFound();
  const after = () => then(beside, who, card);
  return { asking, card, school, settings: values.at(schoolId), groups, beside, after };
}

/** A subject as letters and lists name it. */
export type Subject = { readonly code: string; readonly name: string };

/** What may be written about a pupil by whom: the relation, and the subjects it reaches. */
export type WriteRight = { readonly basis: string; readonly subjects: readonly Subject[] };

const WRITE: Readonly<Record<WarningKind, Action>> = {
  subject: 'warning:write-subject',
  order: 'warning:write-conduct',
  conduct: 'warning:write-conduct',
};

export const decideOn = (action: Action, { actor }: StaffAsking, { facts }: PupilCard, day: Day): Decision =>
  decide(action, actor, { kind: 'pupil', pupil: facts }, day);

/**
 * The right to warn of a kind (D1). What a teacher of the pupil may not write is told; to everybody else there is no
 * such pupil.
 */
export function rightToWrite(
  asked: Pick<Asked<unknown>, 'asking' | 'card' | 'groups'>,
  kind: WarningKind,
  day: Day,
): WriteRight {
  const { asking, card } = asked;
  const decision = decideOn(WRITE[kind], asking, card, day);
  if (decision.allowed) return { basis: decision.basis, subjects: kind === 'subject' ? subjectsFor(asked, day) : [] };
  if (decideOn('warning:write-subject', asking, card, day).allowed) {
    throw refuse('warnings.contact-teacher-writes');
  }
  throw notFound();
}

/**
 * The subjects that a member of staff may warn in: a contact teacher in all the pupil has, others in those they teach
 * the pupil.
 */
export function subjectsFor(
  { asking, card, groups }: Pick<Asked<unknown>, 'asking' | 'card' | 'groups'>,
  day: Day,
): readonly Subject[] {
  const isContact = decideOn('warning:write-conduct', asking, card, day).allowed;
  const own = ownSubjects(asking, card, day);
  const subjects = subjectsOf(card, groups, day);
  return isContact ? subjects : subjects.filter(({ code }) => own.has(code));
}

/** The codes of the subjects that somebody teaches the pupil today: those of the groups that both are in. */
export function ownSubjects({ actor }: StaffAsking, { facts }: PupilCard, day: Day): ReadonlySet<string> {
  return new Set(taughtBy(actor, facts, day).map((enrolment) => enrolment.subjectCode ?? enrolment.groupId));
}

/** The pupil's subjects: those of the teaching groups the pupil is in. A class is no subject. */
function subjectsOf(card: PupilCard, groups: readonly Group[], day: Day): readonly Subject[] {
  const named = new Map(groups.map((group) => [group.id, group]));
  const subjects = card.groups
    .filter((group) => holdsOn(group, day) && (group.subjectCode !== undefined || group.groupKind === 'teaching'))
    .map(({ groupId, groupName, subjectCode }) => {
      const name = named.get(groupId)?.subject ?? groupName;
      return { code: subjectCode ?? groupId, name };
    });
  const unique = new Map(subjects.map((subject) => [subject.code, subject]));
  return [...unique.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}

/**
 * Keeps that somebody opened a warning (law: reads of warnings are logged, of every pupil); awaited before anything is
 * shown.
 */
export const logOpened = (
  logRead: LogRead,
  { actor }: StaffAsking,
  { moment }: Caller,
  read: { readonly action: Action; readonly pupilId: string; readonly basis: string },
): Promise<void> =>
  logRead([{ ownerId: actor.ownerId, actorId: actor.personId, actorKind: actor.kind, at: moment.instant, ...read }]);
