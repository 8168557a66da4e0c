import { allItems, type Dynamo, eachItem, itemsBetween, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Leave, LeaveDay } from './leave.ts';
import { type ListDeps, listLeaves } from './list-leaves.ts';
import { leaveStore } from './store.ts';

export type LeaveLookup = ReturnType<typeof leaveLookup>;

/** Granted leave, for the features of the school day. Read-only, one round trip each (decision 013). */
export function leaveLookup(client: Dynamo, table: string) {
  return {
    /** A school's pupils on leave on a day (an index, eventually consistent). */
    async onLeaveAt(ownerId: string, schoolId: string, date: Day): Promise<readonly LeaveDay[]> {
      const part = { index: 'gsi1', pk: key(ownerId, 'SCHOOL', schoolId, 'ONLEAVE', date) } as const;
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => LeaveDay.parse(item));
    },

    /**
     * The pupil's id for each application that waits for a school's principal, at most `limit` (an index, eventually
     * consistent).
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

/** A pupil's applications as the family lists them. */
export const familyLeaves = (client: Dynamo, table: string, deps: Omit<ListDeps, 'store'>) =>
  listLeaves({ ...deps, store: leaveStore(client, table) });

/** Days that leave may reach ahead of its application, and so the longest span from first to last day. */
export { DAYS_AHEAD as LEAVE_DAYS_AHEAD } from './rules.ts';
export type { LeaveDay };
