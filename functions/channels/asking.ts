import { decide } from '../access/policy.ts';
import { type Lookup, roleId } from '../roster/lookup.ts';
import type { Login } from '../shared/http/login.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Moment } from '../shared/time.ts';
import type { Reached } from './lookup.ts';
import { refuse } from './refusals.ts';

/** The caller of own channels, and as which kind of person. */
export type Caller = {
  readonly as: Reached['kind'];
  readonly login: Login;
  readonly moment: Moment;
  readonly language: Language;
};
export type Asking = { readonly lookup: Pick<Lookup, 'whoIs'> };

/** The person behind the login; everybody may see their own channels. */
export async function whoAsks({ lookup }: Asking, { as, login, moment }: Caller): Promise<Reached> {
  const id = roleId(await lookup.whoIs(login), as, moment.day);
  const actor =
    as === 'staff'
      ? ({ kind: as, ownerId: login.ownerId, personId: id, assignments: [] } as const)
      : ({ kind: as, ownerId: login.ownerId, personId: id } as const);
  if (!decide(`${as}:home`, actor, { kind: 'self' }, moment.day).allowed) throw refuse('forbidden');
  return { kind: as, id };
}
