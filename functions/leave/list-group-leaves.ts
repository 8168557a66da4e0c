import { authorizeGroup, type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, membersOn, namesOn, type PupilName } from '../roster/lookup.ts';
import { loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { byCode } from '../shared/ids.ts';
import { addDays } from '../shared/time.ts';
import type { LeaveSettings } from './authorize.ts';
import type { Leave } from './leave.ts';
import { DAYS_AHEAD, type LeaveStatus } from './rules.ts';
import type { LeaveStore } from './store.ts';
import { rowOf } from './view.ts';

export type GroupDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupilNames' | 'schools'>;
  readonly settings: SettingsLookup<LeaveSettings>;
  readonly store: Pick<LeaveStore, 'leavesSince'>;
  readonly logRead: LogRead;
};

const ACTION = 'class:absence-queue';

/**
 * The applications of a class's pupils, by first day, for its contact teacher: two parallel reads, the second with one
 * small query per pupil; leaves out pupils who have left. Leave reaches at most a year ahead, so older applications
 * are over.
 */
export const listGroupLeaves =
  (deps: GroupDeps) => async (caller: Caller, input: { readonly groupId: string; readonly status?: LeaveStatus }) => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const {
      actor,
      basis,
      group,
      loaded: org,
    } = await authorizeGroup(deps.lookup, caller, {
      action: ACTION,
      groupId: input.groupId,
      load: () => loadOrgContext(deps, caller),
    });
    const since = Date.parse(addDays(day, -DAYS_AHEAD));
    const [names, found] = await Promise.all([
      namesOn(deps.lookup, ownerId, { group, day }),
      Promise.all(membersOn(group, day).map((pupilId) => deps.store.leavesSince(ownerId, pupilId, since))),
    ]);
    const status = input.status ?? 'applied';
    const rows = named(found.flat(), names).filter(({ leave }) => leave.status === status);
    const read = rows.map(({ pupil }) => ({ facts: pupil, basis }));
    await logLooks(deps.logRead, actor, caller.moment, ACTION, read);
    return {
      leaves: rows
        .map(({ leave, pupil }) => rowOf(leave, pupil, { org, language: caller.language }))
        .sort((a, b) => byCode(a.firstDay, b.firstDay) || a.pupilName.localeCompare(b.pupilName, 'nb')),
    };
  };

/** Applications with their pupils; leaves out applications of a pupil without a record. */
export const named = (
  leaves: readonly Leave[],
  names: ReadonlyMap<string, PupilName>,
): readonly { readonly leave: Leave; readonly pupil: PupilName }[] =>
  leaves.flatMap((leave) => {
    const pupil = names.get(leave.pupilId);
    return pupil ? [{ leave, pupil }] : [];
  });
