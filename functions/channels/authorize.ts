import type { CallerAs } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import { type Lookup, roleId } from '../roster/lookup.ts';
import type { Reached } from './lookup.ts';
import { refuse } from './refusals.ts';

export type AuthorizeDeps = { readonly lookup: Pick<Lookup, 'whoIs'> };

/** The person behind the login; every person may see their own channels. */
export async function authorizeOwn({ lookup }: AuthorizeDeps, { as, login, moment }: CallerAs): Promise<Reached> {
  const id = roleId(await lookup.whoIs(login), as, moment.day);
  const actor =
    as === 'staff'
      ? ({ kind: as, ownerId: login.ownerId, personId: id, assignments: [] } as const)
      : ({ kind: as, ownerId: login.ownerId, personId: id } as const);
  if (!decide(`${as}:home`, actor, { kind: 'self' }, moment.day).allowed) throw refuse('forbidden');
  return { kind: as, id };
}
