import type { FamilyCaller } from '../access/authorize.ts';
import { authorizeLook } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { type LeaveSettings, READ } from './authorize.ts';
import type { Leave } from './leave.ts';
import type { LeaveName, LeaveStore } from './store.ts';
import { showLeave, stepNames } from './view.ts';

export type ListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'schools' | 'guardianNames' | 'staffNames'>;
  readonly settings: SettingsLookup<LeaveSettings>;
  readonly store: Pick<LeaveStore, 'leave' | 'leaves'>;
  readonly logRead: LogRead;
  readonly seen: MarkSeen;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

/** Default number of rows of a page. */
export const PAGE = 20;

/** A pupil's applications, newest first, for the pupil and both guardians: two parallel reads. */
export const listLeaves =
  (deps: ListDeps) =>
  async (
    caller: FamilyCaller,
    input: { readonly pupilId: string; readonly cursor?: string; readonly limit?: string },
  ) => {
    const { ownerId } = caller.login;
    const secret = await deps.secret();
    const bound = ['leave-applications', ownerId, input.pupilId];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const leaves = await shown(deps, caller, input.pupilId, deps.store.leaves(ownerId, input.pupilId, limit, after));
    const page = leaves.slice(0, limit);
    const last = leaves.length > limit ? page.at(-1)?.leaveId : undefined;
    return { leaves: page, next: last === undefined ? null : sealCursor(secret, bound, last) };
  };

/** An application with all its steps: two parallel reads. */
export const readLeave = (deps: ListDeps) => async (caller: FamilyCaller, name: LeaveName) => {
  const found = deps.store.leave(caller.login.ownerId, name).then((leave) => (leave ? [leave] : []));
  const [leave] = await shown(deps, caller, name.pupilId, found);
  if (!leave) throw notFound();
  return leave;
};

/** Authorizes the caller for the pupil while the applications are being read, then shows them. */
async function shown(deps: ListDeps, caller: FamilyCaller, pupilId: string, reading: Promise<readonly Leave[]>) {
  const { ownerId } = caller.login;
  const { actor, card, loaded } = await authorizeLook(deps, caller, {
    right: READ,
    pupilId,
    load: () => Promise.all([loadOrgContext(deps, caller), reading]),
  });
  const [org, leaves] = loaded;
  const person = { kind: caller.as, id: actor.personId };
  const ids = leaves.map(({ leaveId }) => leaveId);
  const [names] = await Promise.all([
    stepNames(deps.lookup, { ownerId, card, day: caller.moment.day }, leaves),
    deps.seen(ownerId, person, { pupilId, kinds: ['leave'], ids }, caller.moment.instant),
  ]);
  const viewer = { org, personId: actor.personId, language: caller.language, today: caller.moment.day, names };
  return leaves.map((leave) => showLeave(leave, viewer));
}
