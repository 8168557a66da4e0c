import type { output } from 'zod/mini';
import { permitStaff, staffAsking } from '../access/asking.ts';
import type { LogRead } from '../access/read-log.ts';
import type { GroupCard, Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { type Caller, halfYearFor, logRemarks } from './asking.ts';
import type { ClassRemarks } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { nameOn, namesIn, showCounts, showLine } from './view.ts';

export type ClassDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupilNames' | 'staffNames'>;
  readonly store: Pick<RemarksStore, 'ofPupil' | 'heldAt'>;
  readonly logRead: LogRead;
};

/**
 * A class's half-year for its contact teacher and for leaders (E1): counts per pupil, ledger and category, and what waits to be released
 * (E2). Three reads, the second with one small query per pupil.
 */
export const listClass =
  (deps: ClassDeps) =>
  async (
    caller: Caller,
    input: { readonly groupId: string; readonly halfYear?: string | undefined },
  ): Promise<output<typeof ClassRemarks>> => {
    const { lookup, store } = deps;
    const { login, moment, language } = caller;
    const { ownerId } = login;
    const half = halfYearFor(input.halfYear, moment.day);
    const [who, group] = await Promise.all([lookup.whoIs(login), lookup.group(ownerId, input.groupId)]);
    const ids = membersOn(group, moment.day);
    const [asking, names, held, ofPupils] = await Promise.all([
      staffAsking(lookup, caller, who),
      lookup.pupilNames(ownerId, ids),
      group ? store.heldAt(ownerId, group.schoolId) : [],
      Promise.all(ids.map(async (id) => ({ id, remarks: await store.ofPupil(ownerId, id, half) }))),
    ]);
    if (!group) throw notFound();
    const target = { kind: 'group', groupId: group.id, schoolId: group.schoolId } as const;
    const basis = permitStaff(asking, caller, 'class:remarks', target);
    const rows = ofPupils.flatMap(({ id, remarks }) => {
      const pupil = names.get(id);
      return pupil && holdsOn(pupil, moment.day) ? [{ pupil, remarks }] : [];
    });
    const known = new Map(rows.map(({ pupil }) => [pupil.pupilId, pupil]));
    const waiting = held.flatMap((remark) => {
      const pupil = known.get(remark.pupilId);
      return pupil ? [{ remark, pupil }] : [];
    });
    const read = [...known.keys()].map((pupilId) => ({ pupilId, basis }));
    await logRemarks(deps.logRead, asking.actor, moment, 'class:remarks', read);
    const authors = await namesIn(
      lookup,
      ownerId,
      waiting.map(({ remark }) => remark),
    );
    const eye = { staffId: asking.actor.personId, language, names: authors };
    return {
      halfYear: half.id,
      pupils: rows
        .map(({ pupil, remarks }) => {
          const { pupilName: name, protected: isProtected } = nameOn(pupil);
          return { pupilId: pupil.pupilId, name, protected: isProtected, ...showCounts(remarks, language) };
        })
        .sort((a, b) => a.name.localeCompare(b.name, 'nb')),
      held: waiting.map(({ remark, pupil }) => ({ ...showLine(remark, eye), ...nameOn(pupil) })),
    };
  };

const membersOn = (group: GroupCard | undefined, day: Day): readonly string[] => [
  ...new Set(
    (group?.members ?? []).flatMap((one) => (one.as === 'student' && holdsOn(one, day) ? [one.personId] : [])),
  ),
];
