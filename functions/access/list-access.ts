import type { output } from 'zod/mini';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { authorizeStaff, type Caller } from './authorize.ts';
import type { Entry, LogStore } from './log-store.ts';
import { type PageWanted, readPage } from './read-page.ts';
import type { AccessLog } from './schema.ts';

export type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'guardianNames'>;
  readonly store: LogStore;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

type Wanted = PageWanted & { readonly pupilId: string };

/** A page of the looks at one pupil's record, for the owner's administrator (J4). */
export const listAccess =
  (deps: Deps) =>
  async (caller: Caller, { pupilId, ...page }: Wanted): Promise<output<typeof AccessLog>> => {
    const { ownerId } = caller.login;
    const [{ card }, pupil] = await Promise.all([
      authorizeStaff(deps.lookup, caller, { action: 'owner:access-log', target: { kind: 'owner' } }),
      deps.lookup.pupil(ownerId, pupilId),
    ]);
    if (!pupil) throw notFound();

    const { entries, next } = await readPage(deps, {
      ...page,
      ownerId,
      pupilId,
      reader: card.staffId,
      moment: caller.moment,
    });
    const names = await namesOf(deps, ownerId, entries);
    return {
      entries: entries.map((entry) => ({
        at: entry.at,
        actor: { kind: entry.actorKind, id: entry.actorId, name: names.get(entry.actorId) ?? null },
        action: entry.action,
        basis: entry.basis,
      })),
      next,
    };
  };

/** The readers' names, in one parallel trip. */
async function namesOf(deps: Deps, ownerId: string, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const ids = (kind: Entry['actorKind']) => [
    ...new Set(entries.filter((entry) => entry.actorKind === kind).map((entry) => entry.actorId)),
  ];
  const [guardians, staff, pupils] = await Promise.all([
    deps.lookup.guardianNames(ownerId, ids('guardian')),
    Promise.all(ids('staff').map((id) => deps.lookup.staff(ownerId, id))),
    Promise.all(ids('pupil').map((id) => deps.lookup.pupil(ownerId, id))),
  ]);
  return new Map([
    ...guardians,
    ...staff.flatMap((card) => (card ? [[card.staffId, card.name] as const] : [])),
    ...pupils.flatMap((card) => (card ? [[card.facts.pupilId, `${card.givenName} ${card.familyName}`] as const] : [])),
  ]);
}
