import { key } from '../shared/dynamo.ts';
import { type Change, type ItemWorld, put, remove } from './change.ts';
import type { Marks, Pair } from './scratch.ts';

type Of = { readonly id: string; readonly pair: Pair; readonly marks: Marks };

/** A person's login: the partition that says who logs in, and the end of an earlier one. */
export function loginChanges(
  as: 'guardian' | 'pupil' | 'staff',
  { id, pair, marks: { login } }: Of,
  ownerId: string,
): Change[] {
  // Who comes back after having left may find that another has the old one now: it is not theirs to close.
  const before = pair.held?.ended ? undefined : pair.held?.extra.login;
  const closes = before !== undefined && login !== undefined && before !== login;
  return [
    ...(closes ? [remove(key(ownerId, 'LOGIN', before), `AS#${as}`)] : []),
    ...(login === undefined ? [] : [put(key(ownerId, 'LOGIN', login), `AS#${as}`, { personId: id })]),
  ];
}

/**
 * The marks a person has after this row. A feed without a number, or with one that cannot be right, takes none away; but
 * somebody who comes back after having left may find that another has it now.
 */
export function kept({ marks, pair }: Pick<Of, 'marks' | 'pair'>): Marks {
  const before = pair.held?.ended ? undefined : pair.held?.extra;
  return { login: marks.login ?? before?.login, number: marks.number ?? before?.number };
}

export function numberChanges(personId: string, number: string | undefined, world: ItemWorld): Change[] {
  if (number === undefined) return [];
  const item = { pk: key(world.ownerId, 'PERSON', personId), sk: 'NIN', sealed: world.seal(personId, number) };
  return [{ put: item, identity: true }];
}
