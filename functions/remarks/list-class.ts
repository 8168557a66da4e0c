import type { output } from 'zod/mini';
import { authorizeGroup, type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, membersOn, namesOn } from '../roster/lookup.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import type { ClassRemarks } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { byName, nameOn, namesIn, showCounts, showLine } from './view.ts';

export type ClassDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupilNames' | 'staffNames'>;
  readonly store: Pick<RemarksStore, 'ofPupil' | 'heldAt'>;
  readonly logRead: LogRead;
};
type Input = { readonly groupId: string; readonly halfYear?: string | undefined };

const ACTION = 'class:remarks';

/**
 * A class's half-year for its contact teacher and for leaders (E1): counts per pupil, ledger and category, and the
 * remarks that wait for their release (E2). After the authorization it makes one small query per pupil.
 */
export const listClass =
  (deps: ClassDeps) =>
  async (caller: Caller, input: Input): Promise<output<typeof ClassRemarks>> => {
    const { lookup, store } = deps;
    const { moment, language } = caller;
    const { ownerId } = caller.login;
    const half = halfYearFrom(input.halfYear, moment.day);
    const { groupId } = input;
    const { actor, basis, group } = await authorizeGroup(lookup, caller, { action: ACTION, groupId });
    const { schoolId } = group;
    const ids = membersOn(group, moment.day);
    const [names, held, ofPupils] = await Promise.all([
      namesOn(lookup, ownerId, { group, day: moment.day }),
      store.heldAt(ownerId, schoolId),
      Promise.all(ids.map(async (id) => [id, await store.ofPupil(ownerId, id, half)] as const)),
    ]);
    const pupils = byName(names);
    const byId = new Map(pupils.map((pupil) => [pupil.pupilId, pupil]));
    const waiting = held.flatMap((remark) => {
      const pupil = byId.get(remark.pupilId);
      return pupil ? [{ remark, pupil }] : [];
    });
    const read = pupils.map((facts) => ({ facts, basis }));
    const [authors] = await Promise.all([
      namesIn(
        lookup,
        ownerId,
        waiting.map(({ remark }) => remark),
      ),
      logLooks(deps.logRead, actor, moment, ACTION, read),
    ]);
    const viewer = { staffId: actor.personId, language, names: authors };
    const remarksOf = new Map(ofPupils);
    return {
      halfYear: half.id,
      pupils: pupils.map((pupil) => {
        const here = remarksOf.get(pupil.pupilId)?.filter((remark) => remark.schoolId === schoolId) ?? [];
        return { pupilId: pupil.pupilId, ...nameOn(pupil), ...showCounts(here, language) };
      }),
      held: waiting.map(({ remark, pupil }) => ({ ...showLine(remark, viewer), ...nameOn(pupil) })),
    };
  };
