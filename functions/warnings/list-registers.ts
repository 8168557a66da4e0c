import type { output } from 'zod/mini';
import { groupTarget, logLooks, permitStaff, staffAsking } from '../access/asking.ts';
import type { LogRead } from '../access/read-log.ts';
import type { GroupCard, Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Day, halfYearOf, holdsOn } from '../shared/time.ts';
import type { Caller } from './asking.ts';
import type { WarningRow } from './record.ts';
import type { Ending, WarningKind } from './rules.ts';
import type { ClassRegister, Counts } from './schema.ts';
import type { WarningsStore } from './store.ts';
import { nameOn, showRow } from './view.ts';

export type RegisterDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupilNames'>;
  readonly store: Pick<WarningsStore, 'openAt' | 'endedAt'>;
  readonly logRead: LogRead;
};

type Asking = { readonly halfYear?: string | undefined };

/**
 * A class's register (D10): what is open, whenever it was sent, and what was sent in the half-year and has ended. The
 * open ones are one query of the school's index, so that a pupil who changes class is found in the new one.
 */
export const listClass =
  (deps: RegisterDeps) =>
  async (caller: Caller, input: Asking & { readonly groupId: string }): Promise<output<typeof ClassRegister>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const half = input.halfYear ?? halfYearOf(day).id;
    const [who, group] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      deps.lookup.group(ownerId, input.groupId),
    ]);
    const asking = await staffAsking(deps.lookup, caller, who);
    if (!group) throw notFound();
    const basis = permitStaff(asking, caller, 'class:warnings', groupTarget(group));
    const { schoolId } = group;
    const [names, open, ended] = await Promise.all([
      deps.lookup.pupilNames(ownerId, membersOn(group, day), group),
      deps.store.openAt(ownerId, schoolId),
      deps.store.endedAt(ownerId, schoolId, half),
    ]);
    const rows = [...open, ...ended].flatMap((row) => {
      const pupil = names.get(row.pupilId);
      return pupil && holdsOn(pupil, day) ? [{ row, pupil }] : [];
    });
    const read = rows.map(({ pupil }) => ({ facts: pupil, basis }));
    await logLooks(deps.logRead, asking.actor, caller.moment, 'class:warnings', read);
    return {
      warnings: rows
        .sort((a, b) => (a.row.sentAt < b.row.sentAt ? 1 : -1))
        .map(({ row, pupil }) => ({
          ...showRow(row, asking.actor.personId, 'all'),
          ...(nameOn(pupil) ?? { pupilName: '', protected: true }),
        })),
    };
  };

const membersOn = (group: GroupCard | undefined, day: Day): readonly string[] => [
  ...new Set(
    (group?.members ?? []).flatMap((member) =>
      member.as === 'student' && holdsOn(member, day) ? [member.personId] : [],
    ),
  ),
];

/** A leader's count of a school's warnings by kind and by how they stand: figures, no pupils. */
export const countSchool =
  (deps: RegisterDeps) =>
  async (caller: Caller, input: Asking & { readonly schoolId: string }): Promise<output<typeof Counts>> => {
    const { ownerId } = caller.login;
    const { schoolId } = input;
    const halfYear = input.halfYear ?? halfYearOf(caller.moment.day).id;
    const [who, open, ended] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      deps.store.openAt(ownerId, schoolId),
      deps.store.endedAt(ownerId, schoolId, halfYear),
    ]);
    const asking = await staffAsking(deps.lookup, caller, who);
    permitStaff(asking, caller, 'school:warnings', { kind: 'school', schoolId });
    const rows = [...open.filter((row) => row.halfYear === halfYear), ...ended];
    const count = (kind: WarningKind) => countOf(rows, kind);
    const counts = { subject: count('subject'), order: count('order'), conduct: count('conduct') };
    return { halfYear, counts, open: open.length };
  };

function countOf(rows: readonly WarningRow[], kind: WarningKind) {
  const ofKind = rows.filter((row) => row.kind === kind);
  const ended = (how: Ending) => ofKind.filter((row) => row.ended?.how === how).length;
  return {
    open: ofKind.filter((row) => row.ended === undefined).length,
    improved: ended('improved'),
    withdrawn: ended('withdrawn'),
    overtaken: ended('overtaken'),
  };
}
