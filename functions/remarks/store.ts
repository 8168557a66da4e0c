import type { Fact } from '../shared/fact.ts';
import { newId, sortableFrom } from '../shared/ids.ts';
import { commit, factPut, type WriteAction } from '../shared/table/commit.ts';
import { stillAt } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, firstItems, itemsAt, itemsBetween, key, queryOf } from '../shared/table/dynamo.ts';
import { addDays, type HalfYear } from '../shared/time.ts';
import { Remark } from './record.ts';
import { MOST_DAYS_BACK, type RemarkStatus } from './rules.ts';

export type RemarksStore = ReturnType<typeof remarksStore>;
type Page = { readonly limit: number; readonly after?: string | undefined };

/**
 * Reads and writes of remarks. Every read is one round trip, a write one transaction with its trail, facts and reply.
 */
export function remarksStore(client: Dynamo, table: string) {
  return {
    ...writes(client, table),

    async remark(ownerId: string, pupilId: string, remarkId: string): Promise<Remark | undefined> {
      const [item] = await itemsAt(client, table, [
        { pk: key(ownerId, 'PUPIL', pupilId), sk: key('REMARK', remarkId) },
      ]);
      return item && Remark.parse(item);
    },

    /** A pupil's remarks of a half-year, by their date newest first, whatever became of them. One query. */
    async ofPupil(ownerId: string, pupilId: string, half: HalfYear): Promise<readonly Remark[]> {
      // Registered on the day or later, by no more than the setting can allow; a day of slack for Oslo's clock on
      // either side.
      const [from, to] = [addDays(half.from, -1), addDays(half.to, MOST_DAYS_BACK + 2)].map((day) =>
        key('REMARK', sortableFrom(Date.parse(`${day}T00:00:00Z`))),
      );
      const items = await itemsBetween(client, table, key(ownerId, 'PUPIL', pupilId), String(from), String(to));
      return items
        .map((item) => Remark.parse(item))
        .filter(({ said }) => half.from <= said.date && said.date <= half.to)
        .sort((a, b) => (a.said.date + a.remarkId < b.said.date + b.remarkId ? 1 : -1));
    },

    /**
     * Somebody's own remarks, last registered first (an index: a moment behind). One more than `limit` says there is
     * more.
     */
    async own(ownerId: string, staffId: string, { limit, after }: Page): Promise<readonly Remark[]> {
      const pk = key(ownerId, 'STAFF', staffId, 'REMARKS');
      const query = queryOf(table, { index: 'gsi1', pk, before: after });
      const items = await firstItems(client, { ...query, ScanIndexForward: false }, limit + 1);
      return items.map((item) => Remark.parse(item));
    },

    /** What waits at a school for contact teachers, oldest first (an index). One query. */
    async heldAt(ownerId: string, schoolId: string): Promise<readonly Remark[]> {
      const part = { index: 'gsi2', pk: key(ownerId, 'SCHOOL', schoolId, 'REMARKS', 'HELD') } as const;
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => Remark.parse(item));
    },
  };
}

/** New remarks of one request, with the facts of those that are published and the answer. */
export type RegisterSave = {
  readonly ownerId: string;
  readonly remarks: readonly Remark[];
  readonly facts: readonly Fact[];
  readonly reply: WriteAction;
};
/** The next version of a remark: takes the place of that version, in one of the states that the move is legal from. */
export type StepSave = {
  readonly ownerId: string;
  readonly before: { readonly version: number; readonly from: readonly RemarkStatus[] };
  readonly after: Remark;
  readonly fact: Fact | undefined;
};

function writes(client: Dynamo, table: string) {
  return {
    /** Writes all of them or none; `replayed`: this key was answered meanwhile. */
    async register({ ownerId, remarks, facts, reply }: RegisterSave): Promise<'saved' | 'replayed'> {
      const once = { ConditionExpression: 'attribute_not_exists(pk)' };
      const puts = remarks.map((remark) => ({
        Put: { TableName: table, Item: itemOf(ownerId, remark), ...once },
      }));
      const done = await commit(client, newId(), [reply, ...puts, ...facts.map((fact) => factPut(table, fact))]);
      return done.ok ? 'saved' : 'replayed';
    },

    /** False: somebody else wrote in between; read again. */
    async step({ ownerId, before, after, fact }: StepSave): Promise<boolean> {
      const put = { Put: { TableName: table, Item: itemOf(ownerId, after), ...stillAt(before) } };
      return (await commit(client, newId(), [put, ...(fact ? [factPut(table, fact)] : [])])).ok;
    },
  };
}

/** A remark with its places: the author's own list, and while it is held the school's list of what waits. */
export function itemOf(ownerId: string, remark: Remark) {
  const { pupilId, schoolId, remarkId, createdBy, status } = remark;
  return {
    pk: key(ownerId, 'PUPIL', pupilId),
    sk: key('REMARK', remarkId),
    gsi1pk: key(ownerId, 'STAFF', createdBy, 'REMARKS'),
    gsi1sk: remarkId,
    ...(status === 'held' && { gsi2pk: key(ownerId, 'SCHOOL', schoolId, 'REMARKS', 'HELD'), gsi2sk: remarkId }),
    ...remark,
  };
}
