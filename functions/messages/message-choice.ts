import type { output } from 'zod/mini';
import { authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Choice } from './schema.ts';
import type { MessagesStore } from './store.ts';

export type ChoiceDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly store: Pick<MessagesStore, 'atOnce' | 'choose'>;
};

const OWN = { action: 'staff:home', target: { kind: 'self' } } as const;

/** Whether a member of staff wants messages of families at once (G3). */
export const showChoice =
  ({ lookup, store }: ChoiceDeps) =>
  async (caller: Caller): Promise<output<typeof Choice>> => {
    const { actor } = await authorizeStaff(lookup, caller, OWN);
    const { ownerId, personId } = actor;
    return { atOnce: (await store.atOnce(ownerId, [personId])).has(personId) };
  };

/** Chooses; it holds for what families write from now on. */
export const choose =
  ({ lookup, store }: ChoiceDeps) =>
  async (caller: Caller, { atOnce }: output<typeof Choice>): Promise<output<typeof Choice>> => {
    const { actor } = await authorizeStaff(lookup, caller, OWN);
    await store.choose(actor.ownerId, actor.personId, atOnce);
    return { atOnce };
  };
