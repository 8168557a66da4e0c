import { authorizeStaff, type Caller } from '../access/authorize.ts';
import { type GroupCard, type Lookup, membersOn } from '../roster/lookup.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { holdsOn } from '../shared/time.ts';
import { carriedSum } from './carried.ts';
import type { FiguresStore } from './store.ts';
import { showCarried, showSum } from './view.ts';

export type SchoolDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'groupsAt' | 'group'>;
  readonly store: Pick<FiguresStore, 'sumsAt'>;
};

/**
 * The sums of every class of a school, for its leaders (C1), without names of pupils. After authorization it makes one
 * small query per class, since today's members make up a class.
 */
export const showSchool =
  (deps: SchoolDeps) =>
  async (caller: Caller, input: { readonly schoolId: string; readonly halfYear?: string | undefined }) => {
    const { login, moment } = caller;
    const { schoolId } = input;
    const half = halfYearFrom(input.halfYear, moment.day);
    const { loaded } = await authorizeStaff(deps.lookup, caller, {
      action: 'school:figures',
      target: { kind: 'school', schoolId },
      load: () =>
        Promise.all([
          deps.lookup.groupsAt(login.ownerId, schoolId),
          deps.store.sumsAt(login.ownerId, schoolId, half.id),
        ]),
    });
    const [groups, sums] = loaded;
    const classes = groups.filter((group) => group.groupKind === 'basis' && holdsOn(group, moment.day));
    const cards = await Promise.all(classes.map((group) => deps.lookup.group(login.ownerId, group.id)));
    const byPupil = new Map(sums.map((figures) => [figures.pupilId, figures]));
    const shown = cards.flatMap((card) => (card ? [card] : [])).sort(byName);
    return {
      schoolId,
      halfYear: { ...half },
      classes: shown.map((card) => {
        const ids = membersOn(card, moment.day);
        const counted = ids.flatMap((id) => byPupil.get(id) ?? []);
        const carried = showCarried(carriedSum(counted.map((figures) => figures.carried)));
        return { groupId: card.id, name: card.name, pupils: ids.length, ...showSum(counted), ...carried };
      }),
    };
  };

const byName = (a: GroupCard, b: GroupCard): number => a.name.localeCompare(b.name, 'nb', { numeric: true });
