import { groupTarget, permitStaff, type StaffAsking, staffAsking } from '../access/asking.ts';
import { type Action, isProtected } from '../access/policy.ts';
import type { GroupCard, Lookup, PupilName, School, Who } from '../roster/lookup.ts';
import { type CodeSet, codeOf, codeSetOn, type GoLive, goLiveOf, type Settings } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Login } from '../shared/http/login.ts';
import type { Language } from '../shared/texts/language.ts';
import { addDays, type Day, holdsOn, type Moment } from '../shared/time.ts';
import { refuse } from './refusals.ts';

/** Who asks, when, and in which language. */
export type Caller = { readonly login: Login; readonly moment: Moment; readonly language: Language };

/** The settings that handling asks for. */
export type HandlingSettings = Pick<
  Settings,
  'absence.codeSets' | 'absence.reasons' | 'absence.defaultReason' | 'school.goLiveDay'
>;
export type SettingsLookup = { of(ownerId: string): Promise<{ at(schoolId?: string): HandlingSettings }> };

/** The owner's schools and settings. */
export type House = {
  readonly at: (schoolId: string) => HandlingSettings;
  readonly typeOf: (schoolId: string) => School['type'] | undefined;
  readonly goLive: GoLive;
};

type HouseDeps = { readonly lookup: Pick<Lookup, 'schools'>; readonly settings: SettingsLookup };

/** Reads schools and settings in one parallel trip. */
export async function readHouse({ lookup, settings }: HouseDeps, ownerId: string): Promise<House> {
  const [{ schools }, values] = await Promise.all([lookup.schools(ownerId), settings.of(ownerId)]);
  return {
    at: (schoolId) => values.at(schoolId),
    typeOf: (schoolId) => schools.find((school) => school.id === schoolId)?.type,
    goLive: goLiveOf(values, schools),
  };
}

/** The set of codes that holds at a school on a day. */
export function setOn(house: House, schoolId: string, day: Day): CodeSet | undefined {
  const type = house.typeOf(schoolId);
  return type && codeSetOn(house.at(schoolId)['absence.codeSets'], type, day);
}

/** A code in the caller's language; one that its set does not have any more keeps its id. */
export function codeWord(house: House, schoolId: string, day: Day, id: string, language: Language) {
  const set = setOn(house, schoolId, day);
  const code = set && codeOf(set, id);
  return { id, mark: code?.mark ?? '', text: code?.[language] ?? id };
}

/** One of the owner's reasons in the caller's language; one that was taken off the list keeps its id. */
export function reasonWord(house: House, schoolId: string, id: string | null, language: Language) {
  if (id === null) return null;
  const reason = house.at(schoolId)['absence.reasons'].find((candidate) => candidate.id === id);
  return { id, text: reason?.[language] ?? id };
}

/** A class as it was read beside the login: the first trip of every question about one. */
export type ClassAsked = { readonly who: Who; readonly group: GroupCard | undefined; readonly house: House };

type ClassDeps = HouseDeps & { readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'schools'> };

/** The first trip: the login, the class with its members, schools and settings. */
export async function readClass(deps: ClassDeps, { login }: Caller, groupId: string): Promise<ClassAsked> {
  const [who, group, house] = await Promise.all([
    deps.lookup.whoIs(login),
    deps.lookup.group(login.ownerId, groupId),
    readHouse(deps, login.ownerId),
  ]);
  return { who, group, house };
}

/** A class whose contact teacher asks, and the relation that grants it. */
export type OwnClass = { readonly group: GroupCard; readonly asking: StaffAsking; readonly basis: string };

/** The contact teacher behind the login, part of the second trip; a class that is not theirs is not found. */
export async function permitClass(
  deps: { readonly lookup: Pick<Lookup, 'staff'> },
  caller: Caller,
  { who, group }: ClassAsked,
): Promise<OwnClass> {
  const asking = await staffAsking(deps.lookup, caller, who);
  if (!group) throw notFound();
  const target = groupTarget(group);
  return { group, asking, basis: permitStaff(asking, caller, CLASS, target) };
}

/** The row of the policy for everything a contact teacher asks about the class. */
export const CLASS: Action = 'class:absence-queue';

/** Pupils who are in the group today: whoever is contact teacher today decides, also on days before the pupil came. */
export const membersOn = (group: GroupCard | undefined, day: Day): readonly string[] => [
  ...new Set(
    (group?.members ?? []).flatMap((member) =>
      member.as === 'student' && holdsOn(member, day) ? [member.personId] : [],
    ),
  ),
];

/** The names of pupils by id; who has left the owner's schools is not shown, though a list may still have the name. */
export async function namesOn(
  lookup: Pick<Lookup, 'pupilNames'>,
  { login, moment }: Caller,
  pupilIds: readonly string[],
): Promise<ReadonlyMap<string, PupilName>> {
  const names = await lookup.pupilNames(login.ownerId, pupilIds);
  return new Map([...names].filter(([, pupil]) => holdsOn(pupil, moment.day)));
}

/** A pupil as the rows of a class name one. */
export const rowOf = ({ pupilId, givenName, familyName, protection }: PupilName) => ({
  pupilId,
  pupilName: `${givenName} ${familyName}`,
  protected: isProtected(protection),
});

/** From one day to another, both included; refused when turned or longer than may be asked for at once. */
export function rangeOf(from: Day, to: Day, maxDays: number): { readonly from: Day; readonly to: Day } {
  const last = addDays(from, maxDays - 1);
  if (to < from) throw refuse('handling.range-turned', { from, to }, { at: '?to' });
  if (to > last) throw refuse('handling.range-too-long', { maxDays, last }, { at: '?to' });
  return { from, to };
}
