import { allItems, type Dynamo, eachItem, itemsBetween, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Leave, LeaveDay } from './leave.ts';
import { type ListDeps, listLeaves } from './list-leaves.ts';
import { leaveStore } from './store.ts';

export type LeaveLookup = ReturnType<typeof leaveLookup>;

/** Who has been granted leave, for the features of the school day. Read-only, one round trip each (decision 013). */
export function leaveLookup(client: Dynamo, table: string) {
  return {
    /** A school's pupils on leave on a day (an index: a moment behind). */
    async onLeaveAt(ownerId: string, schoolId: string, date: Day): Promise<readonly LeaveDay[]> {
      const part = { index: 'gsi1', pk: key(ownerId, 'SCHOOL', schoolId, 'ONLEAVE', date) } as const;
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => LeaveDay.parse(item));
    },

    /**
     * Of whom applications wait for a school's principal, one id for each, at most `limit` (an index: a moment behind).
     */
    async waitingForPrincipal(ownerId: string, schoolId: string, limit: number): Promise<readonly string[]> {
      const found: string[] = [];
      const part = { index: 'gsi1', pk: key(ownerId, 'SCHOOL', schoolId, 'LEAVES', 'applied') } as const;
      for await (const item of eachItem(client, queryOf(table, part))) {
        const { decider, pupilId } = Leave.parse(item);
        if (decider === 'principal') found.push(pupilId);
        if (found.length >= limit) break;
      }
      return found;
    },

    /** The days of leave of one pupil, both ends included. */
    async leaveDays(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly LeaveDay[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items = await itemsBetween(client, table, pk, key('LEAVEDAY', from), `${key('LEAVEDAY', to)}~`);
      return items.map((item) => LeaveDay.parse(item));
    },
  };
}

/** The applications about a pupil as a family lists them. */
export const familyLeaves = (client: Dynamo, table: string, deps: Omit<ListDeps, 'store'>) =>
  listLeaves({ ...deps, store: leaveStore(client, table) });

/** The days that leave reaches ahead of its application, and so the longest from its first day to its last. */
export { DAYS_AHEAD as LEAVE_DAYS_AHEAD } from './rules.ts';
export type { LeaveDay };
