import { type Caller, loadStaff, permitStaff } from '../access/authorize.ts';
import { type Action, decide, type Target } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Day } from '../shared/time.ts';
import { refuse } from './refusals.ts';
import type { Level, Stored } from './rules.ts';
import type { SettingsStore } from './store.ts';

export type AuthorizeDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools'>;
  readonly store: Pick<SettingsStore, 'all'>;
};

/** An authorized member of staff, and every stored value of the owner. */
export type SettingsContext = {
  readonly ownerId: string;
  readonly staffId: string;
  readonly today: Day;
  readonly stored: readonly Stored[];
  /** The day on which an import first brought the school; `''` at the owner's level, or if unknown. */
  readonly importedSince: Day | '';
};

const ACTIONS: Readonly<Record<Level['level'], { readonly read: Action; readonly change: Action }>> = {
  owner: { read: 'owner:settings-read', change: 'owner:settings-change' },
  school: { read: 'school:settings-read', change: 'school:settings-change' },
};

/**
 * Reads the data of every settings route, in two trips, and asks the policy. A school that is absent, another owner's
 * or not the caller's gives the same 404; a reader who may not change gets "forbidden".
 */
export async function authorizeSettings(
  { lookup, store }: AuthorizeDeps,
  caller: Caller,
  at: Level,
  want: 'read' | 'change',
): Promise<SettingsContext> {
  const { ownerId } = caller.login;
  const [who, stored, { schools }] = await Promise.all([
    lookup.whoIs(caller.login),
    store.all(ownerId),
    lookup.schools(ownerId),
  ]);
  const staff = await loadStaff(lookup, caller, who);
  const school = at.level === 'school' ? schools.find(({ id }) => id === at.schoolId) : undefined;
  if (at.level === 'school' && !school) throw notFound();
  const target = targetOf(at);
  const { read, change } = ACTIONS[at.level];
  permitStaff(staff, caller, read, target);
  if (want === 'change' && !decide(change, staff.actor, target, caller.moment.day).allowed) {
    throw refuse('forbidden');
  }
  return {
    ownerId,
    staffId: staff.card.staffId,
    today: caller.moment.day,
    stored,
    importedSince: school?.importedSince ?? '',
  };
}

const targetOf = (at: Level): Target =>
  at.level === 'owner' ? { kind: 'owner' } : { kind: 'school', schoolId: at.schoolId };
