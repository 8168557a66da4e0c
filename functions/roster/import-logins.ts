import { key } from '../shared/dynamo.ts';
import { type Change, type ItemWorld, put, remove } from './import-change.ts';
import type { Pair } from './scratch.ts';

/** A person's login: the partition that says who logs in, and the end of an earlier one. */
export function loginChanges(
  as: 'guardian' | 'pupil' | 'staff',
  { id, pair, login }: { id: string; pair: Pair; login: string | undefined },
  ownerId: string,
): Change[] {
  const before = pair.held?.extra.login;
  return [
    ...(before !== undefined && login !== undefined && before !== login
      ? [remove(key(ownerId, 'LOGIN', before), `AS#${as}`)]
      : []),
    ...(login === undefined ? [] : [put(key(ownerId, 'LOGIN', login), `AS#${as}`, { personId: id })]),
  ];
}

/** A feed without a number, or with one that cannot be right, takes no login away. */
export const kept = ({
  login,
  pair,
}: {
  readonly login: string | undefined;
  readonly pair: Pair;
}): string | undefined => login ?? pair.held?.extra.login;

export function numberChanges(personId: string, number: string | undefined, world: ItemWorld): Change[] {
  if (number === undefined) return [];
  const item = { pk: key(world.ownerId, 'PERSON', personId), sk: 'NIN', sealed: world.seal(personId, number) };
  return [{ put: item, identity: true }];
}
