import type { output } from 'zod/mini';
import { authorizeGroup, authorizeStaff, type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { StatusesLookup } from '../deliveries/lookup.ts';
import { type Lookup, namesOn } from '../roster/lookup.ts';
import { halfYearOf } from '../shared/time.ts';
import type { WarningRow } from './record.ts';
import type { Ending, WarningKind } from './rules.ts';
import type { ClassRegister, Counts } from './schema.ts';
import type { WarningsStore } from './store.ts';
import { nameOn, showRow } from './view.ts';

export type RegisterDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupilNames'>;
  readonly store: Pick<WarningsStore, 'openAt' | 'endedAt'>;
  readonly deliveries: Pick<StatusesLookup, 'statusesOf'>;
  readonly logRead: LogRead;
};

type Wanted = { readonly halfYear?: string | undefined };

const ACTION = 'class:warnings';

/**
 * A class's register (D10): all open warnings, and the ended ones that were sent in the half-year. Both are queries of
 * the school's index, so that a pupil who changes class is on the new class's register. The recipients have no names:
 * the page of a warning shows them where it may.
 */
export const listClass =
  (deps: RegisterDeps) =>
  async (caller: Caller, input: Wanted & { readonly groupId: string }): Promise<output<typeof ClassRegister>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const half = input.halfYear ?? halfYearOf(day).id;
    const { actor, basis, group } = await authorizeGroup(deps.lookup, caller, {
      action: ACTION,
      groupId: input.groupId,
    });
    const { schoolId } = group;
    const [names, open, ended] = await Promise.all([
      namesOn(deps.lookup, ownerId, { group, day }),
      deps.store.openAt(ownerId, schoolId),
      deps.store.endedAt(ownerId, schoolId, half),
    ]);
    const rows = [...open, ...ended].flatMap((row) => {
      const pupil = names.get(row.pupilId);
      return pupil ? [{ row, pupil }] : [];
    });
    const read = rows.map(({ pupil }) => ({ facts: pupil, basis }));
    const pupilIds = [...new Set(rows.map(({ row }) => row.pupilId))];
    const [received] = await Promise.all([
      Promise.all(pupilIds.map((id) => deps.deliveries.statusesOf(ownerId, id))),
      logLooks(deps.logRead, actor, caller.moment, ACTION, read),
    ]);
    return {
      warnings: rows
        .sort((a, b) => (a.row.sentAt < b.row.sentAt ? 1 : -1))
        .map(({ row, pupil }) => ({
          ...showRow(row, actor.personId, 'all'),
          ...nameOn(pupil),
          recipients: recipientsOf(received.flat(), row.warningId),
        })),
    };
  };

type Received = Awaited<ReturnType<StatusesLookup['statusesOf']>>;

/** The pupil first, then the guardians. */
const recipientsOf = (all: Received, warningId: string) =>
  all
    .filter((delivery) => delivery.warningId === warningId)
    .toSorted((a, b) => Number(b.kind === 'pupil') - Number(a.kind === 'pupil'))
    .map(({ kind, status }) => ({ kind, status }));

/** A leader's count of a school's warnings by kind and state: figures, no pupils. */
export const countSchool =
  (deps: RegisterDeps) =>
  async (caller: Caller, input: Wanted & { readonly schoolId: string }): Promise<output<typeof Counts>> => {
    const { ownerId } = caller.login;
    const { schoolId } = input;
    const halfYear = input.halfYear ?? halfYearOf(caller.moment.day).id;
    const { loaded } = await authorizeStaff(deps.lookup, caller, {
      action: 'school:warnings',
      target: { kind: 'school', schoolId },
      load: () => Promise.all([deps.store.openAt(ownerId, schoolId), deps.store.endedAt(ownerId, schoolId, halfYear)]),
    });
    const [open, ended] = loaded;
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
