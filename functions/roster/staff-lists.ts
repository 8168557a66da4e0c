import type { StaffRole } from '../access/policy.ts';
import { allItems, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { StaffProfile } from './records.ts';

/** A member of staff as a search finds one. */
type StaffName = { readonly staffId: string; readonly givenName: string; readonly familyName: string };

/**
 * Lists of staff by employment or role, for features that look for recipients. From an eventually consistent index: the
 * card has what holds now.
 */
export function staffLists(client: Dynamo, table: string) {
  const listed = (pk: string, prefix?: string) => allItems(client, queryOf(table, { index: 'gsi1', pk, prefix }));

  const employed = async (ownerId: string, day: Day) => {
    const staff = (await listed(key(ownerId, 'STAFF'))).map((item) => StaffProfile.parse(item));
    return staff.filter((person) => holdsOn(person, day));
  };

  return {
    /** All staff whom the owner employs on a day. */
    async staffEmployed(ownerId: string, day: Day): Promise<readonly string[]> {
      return (await employed(ownerId, day)).map((person) => person.id);
    },

    /** The same with their names, to search in. */
    async staffNamed(ownerId: string, day: Day): Promise<readonly StaffName[]> {
      return (await employed(ownerId, day)).map(({ id, givenName, familyName }) => ({
        staffId: id,
        givenName,
        familyName,
      }));
    },

    /** All staff who have or had a role at a school. */
    async roleHolders(ownerId: string, schoolId: string, role: StaffRole): Promise<readonly string[]> {
      const held = await listed(key(ownerId, 'SCHOOL', schoolId, 'ROLES'), `${role}#`);
      return [...new Set(held.map((item) => String(item.gsi1sk).slice(role.length + 1)))];
    },
  };
}
