import { key } from '../shared/table/dynamo.ts';
import { type Change, type ItemWorld, type Of, put, remove } from './change.ts';
import type { Person } from './people-items.ts';
import type { Marks } from './scratch.ts';
import type { Kin } from './scratch-people.ts';

type PersonKind = 'pupil' | 'guardian' | 'staff';
type Logins = Pick<Marks, 'login' | 'number'>;

/**
 * A person's marks after this file, without marks that belong to somebody else. A file without a number removes none;
 * but a person who returns after leaving may find that somebody else has the number now.
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
 * The changes of a person's login: the login's record, with the days of the person's own record, and the end of an
 * earlier login, unless somebody has it now.
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

/** The sealed number of its present holder. */
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
