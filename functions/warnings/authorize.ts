import { type Caller, loadStaff, type StaffMember } from '../access/authorize.ts';
import { rightsOn, subjectsTaught } from '../access/authorize-pupil.ts';
import type { Action } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Group, isAt, type Lookup, type PupilCard, type School } from '../roster/lookup.ts';
import { readOrgContext, type Settings, type SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { refuse } from './refusals.ts';
import type { WarningKind } from './rules.ts';

/** The settings that warnings read. */
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

/** The pupil and the school that a path names. */
export type About = { readonly schoolId: string; readonly pupilId: string };
/** Names one warning of one pupil. */
export type WarningName = About & { readonly warningId: string };

export type AuthorizeDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'schools' | 'groupsAt'>;
  readonly settings: SettingsLookup<WarningSettings>;
  readonly logRead: LogRead;
};

/** A pupil at a school, the input of rules and texts, and the calling member of staff. */
export type WarningContext = {
  readonly staff: StaffMember;
  readonly card: PupilCard;
  readonly school: School;
  readonly settings: WarningSettings;
  readonly groups: readonly Group[];
};

/**
 * Loads the pupil, the school, its groups, the settings and `load` in one parallel trip, and the caller's roles in a
 * second trip. A pupil who is not at that school now is not found. The use-case asks the policy afterwards.
 */
export async function loadContext<Loaded>(
  deps: AuthorizeDeps,
  caller: Caller,
  { pupilId, schoolId, load }: About & { readonly load?: () => Promise<Loaded> },
): Promise<WarningContext & { readonly loaded: Loaded }> {
  const { lookup } = deps;
  const { ownerId } = caller.login;
  const [who, card, org, groups, loaded] = await Promise.all([
    lookup.whoIs(caller.login),
    lookup.pupil(ownerId, pupilId),
    readOrgContext(deps, ownerId),
    lookup.groupsAt(ownerId, schoolId),
    load?.() as Promise<Loaded>,
  ]);
  const staff = await loadStaff(lookup, caller, who);
  const school = org.school(schoolId);
  if (!card || !school || !isAt(card, schoolId, caller.moment.day)) throw notFound();
  return { staff, card, school, settings: org.at(schoolId), groups, loaded };
}

/** A subject with its name for letters and lists. */
export type Subject = { readonly code: string; readonly name: string };

/** A right to write warnings: its action and basis, and the subjects that it covers. */
export type WriteRight = { readonly action: Action; readonly basis: string; readonly subjects: readonly Subject[] };

const WRITE: Readonly<Record<WarningKind, Action>> = {
  subject: 'warning:write-subject',
  order: 'warning:write-conduct',
  conduct: 'warning:write-conduct',
};

type Writing = Pick<WarningContext, 'staff' | 'card' | 'groups'>;

/**
 * The right to write a warning of a kind (D1). A teacher of the pupil without this right learns who has it; for
 * everybody else the pupil is not found.
 */
export function rightToWrite(context: Writing, kind: WarningKind, day: Day): WriteRight {
  const may = rightsOn(context.staff.actor, context.card, day);
  const action = WRITE[kind];
  const decision = may(action);
  const subjects = kind === 'subject' ? subjectsFor(context, day) : [];
  if (decision.allowed) return { action, basis: decision.basis, subjects };
  if (may('warning:write-subject').allowed) {
    throw refuse('warnings.contact-teacher-writes');
  }
  throw notFound();
}

/**
 * The subjects in which a member of staff may warn: a contact teacher in all the pupil's subjects, other teachers in
 * the subjects they teach the pupil.
 */
export function subjectsFor({ staff, card, groups }: Writing, day: Day): readonly Subject[] {
  const { actor } = staff;
  const isContact = rightsOn(actor, card, day)('warning:write-conduct').allowed;
  const own = subjectsTaught(actor, card.facts, day);
  const subjects = subjectsOf(card, groups, day);
  return isContact ? subjects : subjects.filter(({ code }) => own.has(code));
}

/** The pupil's subjects, from the pupil's teaching groups. A class without a subject code is no subject. */
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
