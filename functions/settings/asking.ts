import { type Action, decide, type Target } from '../access/policy.ts';
import { capacity, type Lookup, staffActor } from '../roster/lookup.ts';
import type { Login } from '../shared/actor.ts';
import { notFound, Refusal } from '../shared/errors.ts';
import type { Moment } from '../shared/time.ts';
import type { Level, Stored } from './rules.ts';
import type { SettingsStore } from './store.ts';

/** Who asks, and when. */
export type Caller = { readonly login: Login; readonly moment: Moment };

export type AskDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools'>;
  readonly store: Pick<SettingsStore, 'all'>;
};

/** The caller as a member of staff who may do this, and every stored value of the owner. */
export type Asked = { readonly ownerId: string; readonly staffId: string; readonly stored: readonly Stored[] };

const ACTIONS: Readonly<Record<Level['level'], { readonly read: Action; readonly change: Action }>> = {
  owner: { read: 'owner:settings-read', change: 'owner:settings-change' },
  school: { read: 'school:settings-read', change: 'school:settings-change' },
};

/**
 * Reads what every settings route needs, in two trips, and asks the policy. A school that is absent, another owner's
 * or not the caller's is the same 404; who may read but not change is told so.
 */
export async function askSettings(deps: AskDeps, caller: Caller, at: Level, want: 'read' | 'change'): Promise<Asked> {
  const { ownerId } = caller.login;
  const [who, stored, { schools }] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.store.all(ownerId),
    deps.lookup.schools(ownerId),
  ]);
  const staffId = capacity(who, 'staff');
  const card = await deps.lookup.staff(ownerId, staffId);
  if (!card) throw new Refusal('forbidden', 'no-such-role');
  const may = (action: Action) => decide(action, staffActor(ownerId, card), targetOf(at), caller.moment.day).allowed;
  const actions = ACTIONS[at.level];
  if (at.level === 'school' && !schools.some((school) => school.id === at.schoolId)) throw notFound();
  if (!may(actions.read)) throw at.level === 'school' ? notFound() : new Refusal('forbidden', 'forbidden');
  if (want === 'change' && !may(actions.change)) throw new Refusal('forbidden', 'forbidden');
  return { ownerId, staffId, stored };
}

const targetOf = (at: Level): Target =>
  at.level === 'owner' ? { kind: 'owner' } : { kind: 'school', schoolId: at.schoolId };
