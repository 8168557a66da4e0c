import { type AuthorizedGroup, authorizeGroup, type Caller } from '../access/authorize.ts';
import type { Action } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext, type OrgContext, type Settings, type SettingsLookup } from '../settings/lookup.ts';

/** The settings that handling reads. */
export type HandlingSettings = Pick<
  Settings,
  'absence.codeSets' | 'absence.reasons' | 'absence.defaultReason' | 'school.goLiveDay'
>;

/** The policy's row for every request of a contact teacher about the class. */
export const CLASS: Action = 'class:absence-queue';

type ClassDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup<HandlingSettings>;
};

/** A class whose contact teacher is the caller, with the owner's schools and settings. */
export type OwnClass<Loaded = unknown> = AuthorizedGroup<Loaded> & { readonly org: OrgContext<HandlingSettings> };

/** Authorizes the contact teacher of a class: two trips; the first loads schools, settings and `Loaded` too. */
export async function authorizeClass<Loaded>(
  deps: ClassDeps,
  caller: Caller,
  { groupId, load }: { readonly groupId: string; readonly load?: () => Promise<Loaded> },
): Promise<OwnClass<Loaded>> {
  const found = await authorizeGroup(deps.lookup, caller, {
    action: CLASS,
    groupId,
    load: () => Promise.all([loadOrgContext(deps, caller), load?.() as Promise<Loaded>]),
  });
  const [org, loaded] = found.loaded;
  return { ...found, org, loaded };
}
