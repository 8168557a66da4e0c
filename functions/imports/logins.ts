import { key } from '../shared/table/dynamo.ts';
import { type Change, type ItemWorld, type Of, put, remove } from './change.ts';
import type { Person } from './people-items.ts';
import type { Marks } from './scratch.ts';
import type { Kin } from './scratch-people.ts';

type PersonKind = 'pupil' | 'guardian' | 'staff';
type Logins = Pick<Marks, 'login' | 'number'>;

/**
 * The marks a person has after this file. What is another's is left out. A feed without a number takes none away; but
 * somebody who comes back after having left may find that another has it now.
 */
export function marksAfter(
  { pair, marks }: Of<PersonKind>,
  kin: Kin,
): { readonly stated: Logins; readonly kept: Logins } {
  const before = pair.held?.ended ? undefined : pair.held?.extra;
  const free = (mark: string | undefined): string | undefined =>
    mark === undefined || kin.isLost(mark) ? undefined : mark;
  const stated = { login: free(marks.login), number: free(marks.number) };
  const beside = kin.held.find((held) => !held.ended && held.extra.login !== undefined)?.extra.login;
  return {
    stated,
    kept: {
      login: stated.login ?? free(before?.login) ?? free(beside),
      number: stated.number ?? free(before?.number),
    },
  };
}

/**
 * A person's login: the partition that says who logs in, with the days on which the person's own record holds, and the
 * end of an earlier one, unless somebody has it now.
 */
export function loginChanges(
  as: PersonKind,
  { id, pair }: Of<PersonKind>,
  { kin, marks: { kept }, from, to }: Person,
  ownerId: string,
): Change[] {
  const before = pair.held?.ended ? undefined : pair.held?.extra.login;
  const closes = before !== undefined && before !== kept.login && !kin.isStated(before) && !kin.isLost(before);
  const { login } = kept;
  return [
    ...(closes ? [remove(key(ownerId, 'LOGIN', before), `AS#${as}`)] : []),
    ...(login === undefined ? [] : [put(key(ownerId, 'LOGIN', login), `AS#${as}`, { personId: id, from, to })]),
  ];
}

/** The sealed number of somebody who has it. */
export function numberChanges(
  { id, data: { number }, marks }: Of<PersonKind>,
  { kin }: Person,
  world: ItemWorld,
): Change[] {
  const mark = marks.number ?? marks.login;
  if (number === undefined || (mark !== undefined && kin.isLost(mark))) return [];
  const item = { pk: key(world.ownerId, 'PERSON', id), sk: 'NIN', sealed: world.seal(id, number) };
  return [{ put: item, identity: true }];
}
