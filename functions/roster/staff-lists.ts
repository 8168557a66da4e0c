import type { StaffRole } from '../access/policy.ts';
import { allItems, type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { StaffProfile } from './records.ts';

/**
 * Staff by what they are, for those who look for somebody to tell. From an index, a moment behind: what holds now, the
 * card says.
 */
export function staffLists(client: Dynamo, table: string) {
  const listed = (pk: string, prefix?: string) => allItems(client, queryOf(table, { index: 'gsi1', pk, prefix }));

  return {
    /** Everybody whom the owner employs on a day. */
    async staffEmployed(ownerId: string, day: Day): Promise<readonly string[]> {
      const staff = (await listed(key(ownerId, 'STAFF'))).map((item) => StaffProfile.parse(item));
      return staff.filter((person) => holdsOn(person, day)).map((person) => person.id);
    },

    /** Everybody who has or had a role at a school. */
    async roleHolders(ownerId: string, schoolId: string, role: StaffRole): Promise<readonly string[]> {
      const held = await listed(key(ownerId, 'SCHOOL', schoolId, 'ROLES'), `${role}#`);
      return [...new Set(held.map((item) => String(item.gsi1sk).slice(role.length + 1)))];
    },
  };
}
