import { sortableFrom } from '../shared/ids.ts';
import { commitLabelled } from '../shared/table/commit.ts';
import { type Dynamo, firstItems, itemAt, itemsBetween, key, newestFirst, queryOf } from '../shared/table/dynamo.ts';
import { actionsOf, type Save } from './actions.ts';
import { Guard, Leave } from './leave.ts';
import type { LeaveStatus } from './rules.ts';

/** Names an application of a pupil. */
export type LeaveName = { readonly pupilId: string; readonly leaveId: string };
/** A page of a school's list: `after` is the end of the page before. */
export type SchoolPage = {
  readonly schoolId: string;
  readonly status: LeaveStatus;
  readonly limit: number;
  readonly after?: string | undefined;
};

export type LeaveStore = ReturnType<typeof leaveStore>;

/** Reads and writes of leave. A read is one round trip; a write is one transaction: step, days, guard, fact, reply. */
export function leaveStore(client: Dynamo, table: string) {
  return {
    ...reads(client, table),

    save: (save: Save) => commitLabelled(client, actionsOf(table, save)),
  };
}

function reads(client: Dynamo, table: string) {
  return {
    async leave(ownerId: string, { pupilId, leaveId }: LeaveName): Promise<Leave | undefined> {
      const item = await itemAt(client, table, { pk: key(ownerId, 'PUPIL', pupilId), sk: key('LEAVE', leaveId) });
      return item && Leave.parse(item);
    },

    async guard(ownerId: string, pupilId: string): Promise<Guard> {
      const item = await itemAt(client, table, { pk: key(ownerId, 'PUPIL', pupilId), sk: 'LEAVES' });
      return item ? Guard.parse(item) : { version: 0, spans: [] };
    },

    /**
     * A pupil's applications, newest first; `after` is the last of the page before. Reads one more than `limit`, which
     * shows that there are more.
     */
    async leaves(ownerId: string, pupilId: string, limit: number, after?: string): Promise<readonly Leave[]> {
      const page = { pk: key(ownerId, 'PUPIL', pupilId), kind: 'LEAVE', limit, after };
      return (await newestFirst(client, table, page)).map((item) => Leave.parse(item));
    },

    /**
     * A pupil's applications made from a time on (milliseconds), oldest first; reads nothing of the history before it.
     */
    async leavesSince(ownerId: string, pupilId: string, since: number): Promise<readonly Leave[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items = await itemsBetween(client, table, pk, key('LEAVE', sortableFrom(since)), 'LEAVE#~');
      return items.map((item) => Leave.parse(item));
    },

    /**
     * A school's applications of a state (an index, eventually consistent): waiting ones by first day, settled ones
     * from the latest first day back. Reads one more than `limit`, which shows that there are more.
     */
    async leavesAt(ownerId: string, { schoolId, status, limit, after }: SchoolPage): Promise<readonly Leave[]> {
      const waits = status === 'applied';
      const pk = key(ownerId, 'SCHOOL', schoolId, 'LEAVES', status);
      const query = queryOf(table, { index: 'gsi1', pk, [waits ? 'after' : 'before']: after });
      const items = await firstItems(client, { ...query, ScanIndexForward: waits }, limit + 1);
      return items.map((item) => Leave.parse(item));
    },
  };
}
