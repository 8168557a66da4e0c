import { groupTarget, logLooks, permitStaff, staffAsking } from '../access/asking.ts';
import type { LogRead } from '../access/read-log.ts';
import type { GroupCard, Lookup, PupilName } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { byCode } from '../shared/ids.ts';
import { addDays, type Day, holdsOn } from '../shared/time.ts';
import { type Caller, readHouse, type SettingsLookup } from './asking.ts';
import type { Leave } from './leave.ts';
import { DAYS_AHEAD, type LeaveStatus } from './rules.ts';
import type { LeaveStore } from './store.ts';
import { rowOf } from './view.ts';

export type GroupDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupilNames' | 'schools'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<LeaveStore, 'leavesSince'>;
  readonly logRead: LogRead;
};

/**
 * The applications of a class's pupils, by first day, for its contact teacher: two parallel reads, the second with one
 * small query per pupil; a pupil who has left is left out. Nothing reaches further ahead than a year, so what was
 * applied for before that is over.
 */
export const listGroupLeaves =
  (deps: GroupDeps) => async (caller: Caller, input: { readonly groupId: string; readonly status?: LeaveStatus }) => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const [who, house, group] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      readHouse(deps, ownerId),
      deps.lookup.group(ownerId, input.groupId),
    ]);
    const asking = await staffAsking(deps.lookup, caller, who);
    if (!group) throw notFound();
    const basis = permitStaff(asking, caller, 'class:absence-queue', groupTarget(group));
    const pupilIds = membersOn(group, day);
    const since = Date.parse(addDays(day, -DAYS_AHEAD));
    const [names, found] = await Promise.all([
      deps.lookup.pupilNames(ownerId, pupilIds, group),
      Promise.all(pupilIds.map((pupilId) => deps.store.leavesSince(ownerId, pupilId, since))),
    ]);
    const status = input.status ?? 'applied';
    const rows = named(found.flat(), names).filter(
      ({ leave, pupil }) => leave.status === status && holdsOn(pupil, day),
    );
    const read = rows.map(({ pupil }) => ({ facts: pupil, basis }));
    await logLooks(deps.logRead, asking.actor, caller.moment, 'class:absence-queue', read);
    return {
      leaves: rows
        .map(({ leave, pupil }) => rowOf(leave, pupil, { house, language: caller.language }))
        .sort((a, b) => byCode(a.firstDay, b.firstDay) || a.pupilName.localeCompare(b.pupilName, 'nb')),
    };
  };

const membersOn = (group: GroupCard | undefined, day: Day): readonly string[] => [
  ...new Set(
    (group?.members ?? []).flatMap((member) =>
      member.as === 'student' && holdsOn(member, day) ? [member.personId] : [],
    ),
  ),
];

/** Applications with the pupils they are about; those of a pupil without a record are left out. */
export const named = (
  leaves: readonly Leave[],
  names: ReadonlyMap<string, PupilName>,
): readonly { readonly leave: Leave; readonly pupil: PupilName }[] =>
  leaves.flatMap((leave) => {
    const pupil = names.get(leave.pupilId);
    return pupil ? [{ leave, pupil }] : [];
  });
