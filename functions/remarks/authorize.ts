import { type AuthorizedGroup, authorizeGroup, type Caller, loadStaff, type StaffMember } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import type { Settings, SettingsLookup } from '../settings/lookup.ts';
import { type FieldFault, notFound } from '../shared/errors.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import type { Choices } from './rules.ts';

/** The settings that remarks read. */
export type RemarkSettings = Pick<
  Settings,
  | 'remarks.categories'
  | 'remarks.daysBack'
  | 'remarks.visibleToGuardians'
  | 'remarks.commentVisible'
  | 'remarks.holdForContactTeacher'
  | 'remarks.positive'
>;

/** The categories to choose from, and whether positive remarks are allowed. */
export const choicesOf = (settings: RemarkSettings): Choices<RemarkSettings['remarks.categories'][number]> => ({
  categories: settings['remarks.categories'],
  positive: settings['remarks.positive'],
});

export type WriteDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'>;
  readonly settings: SettingsLookup<RemarkSettings>;
};

/** A group in which a member of staff writes remarks, and the settings of its school. */
export type WriteContext<Loaded = unknown> = AuthorizedGroup<Loaded> & { readonly settings: RemarkSettings };

/** Authorizes a teacher of the group to write remarks, in two trips. The first trip also runs the caller's `load`. */
export async function authorizeToWrite<Loaded>(
  { lookup, settings }: WriteDeps,
  caller: Caller,
  { groupId, load }: { readonly groupId: string; readonly load?: () => Promise<Loaded> },
): Promise<WriteContext<Loaded>> {
  const found = await authorizeGroup(lookup, caller, {
    action: 'remark:write',
    groupId,
    load: () => Promise.all([settings.of(caller.login.ownerId), load?.() as Promise<Loaded>]),
  });
  const [values, loaded] = found.loaded;
  return { ...found, settings: values.at(found.group.schoolId), loaded };
}

/** The pupil and the school that a path names. */
export type About = { readonly schoolId: string; readonly pupilId: string };
/** Names one remark of one pupil. */
export type RemarkName = About & { readonly remarkId: string };

export type AuthorizeDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'staffNames'>;
  readonly settings: SettingsLookup<RemarkSettings>;
  readonly logRead: LogRead;
};

/** A pupil at a school, the calling member of staff, and the result of `load`. */
export type RemarkContext<Loaded = unknown> = {
  readonly staff: StaffMember;
  readonly card: PupilCard;
  readonly settings: RemarkSettings;
  readonly loaded: Loaded;
};

/**
 * Loads the pupil, the settings and `load` in one parallel trip, and the caller's roles in a second trip. A pupil who
 * is not at that school now is not found. The use-case asks the policy afterwards.
 */
export async function loadContext<Loaded>(
  { lookup, settings }: AuthorizeDeps,
  caller: Caller,
  { pupilId, schoolId, load }: About & { readonly load: () => Promise<Loaded> },
): Promise<RemarkContext<Loaded>> {
  const { ownerId } = caller.login;
  const [who, card, values, loaded] = await Promise.all([
    lookup.whoIs(caller.login),
    lookup.pupil(ownerId, pupilId),
    settings.of(ownerId),
    load(),
  ]);
  const staff = await loadStaff(lookup, caller, who);
  if (!card || !isAt(card, schoolId, caller.moment.day)) throw notFound();
  return { staff, card, settings: values.at(schoolId), loaded };
}

/** Refuses with all faults; the first fault gives the words. */
export function mustBeFree(faults: readonly FieldFault<RefusalCode>[]): void {
  const [first] = faults;
  if (first) throw refuse(first.code, first.params, { faults });
}
