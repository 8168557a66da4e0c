import type { output } from 'zod/mini';
import type { Lookup } from '../roster/lookup.ts';
import { momentOf } from '../shared/time.ts';
import type { FamilyCaller } from './authorize.ts';
import { authorizePupil, type PupilRight } from './authorize-pupil.ts';
import type { LogStore } from './log-store.ts';
import { areaOf } from './policy.ts';
import { type PageWanted, readPage } from './read-page.ts';
import { refuse } from './refusals.ts';
import { roleOf } from './rules.ts';
import type { Looks } from './schema.ts';
import { areaText, roleText } from './texts.ts';

export type LooksDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil'>;
  readonly store: LogStore;
  readonly secret: () => Promise<string>;
};
type Wanted = PageWanted & { readonly pupilId: string };
type Look = output<typeof Looks>['looks'][number];

const LOG: PupilRight<'guardian' | 'pupil'> = {
  actions: { guardian: 'child:access-log', pupil: 'pupil:access-log' },
  ofAge: () => refuse('access.pupil-of-age'),
  notOfAge: () => refuse('access.pupil-not-of-age'),
};

/**
 * Looks of staff at a child's record, for the guardian or for the pupil of age (personvernforordningen art. 15). Looks
 * of guardians and pupils stay private to them. Several looks of one person in one role and area on one day are merged.
 */
export const listLooks =
  (deps: LooksDeps) =>
  async (caller: FamilyCaller, { pupilId, ...page }: Wanted): Promise<output<typeof Looks>> => {
    const { actor } = await authorizePupil(deps.lookup, caller, { right: LOG, pupilId });
    const { ownerId, personId } = actor;
    const asked = { ...page, ownerId, pupilId, reader: `${caller.as} ${personId}`, moment: caller.moment };
    const { entries, next } = await readPage(deps, { ...asked, by: 'staff' });
    const shown = entries.filter(({ action }) => !isHidden(action));
    const readers = [...new Set(shown.map(({ actorId }) => actorId))];
    const cards = await Promise.all(readers.map((id) => deps.lookup.staff(ownerId, id)));
    const names = new Map(cards.flatMap((card) => (card ? [[card.staffId, card.name] as const] : [])));
    const looks = new Map<string, Look>();
    for (const { at, actorId, action, basis } of shown) {
      const { day } = momentOf(Date.parse(at));
      const [area, role] = [areaOf(action), roleOf(basis)];
      looks.set([day, actorId, role, area].join(' '), {
        day,
        staffName: names.get(actorId) ?? null,
        role,
        roleText: roleText(role)[caller.language],
        area,
        areaText: areaText(area)[caller.language],
      });
    }
    return { looks: [...looks.values()], next };
  };

/**
 * True for a look at a list of talks. The list names a pupil only while a talk stands, so that the look would tell a
 * parent that the other has one (law 4). The owner's log keeps it, and the owner gives insight on request.
 */
const isHidden = (action: string): boolean => areaOf(action) === 'talks';
