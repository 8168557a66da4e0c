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

    /** A pupil's remarks of a half-year in every status, newest date first. One query. */
    async ofPupil(ownerId: string, pupilId: string, half: HalfYear): Promise<readonly Remark[]> {
      // The keys sort by registration, which is at most MOST_DAYS_BACK after the date. A day of slack on either side
      // covers the difference between Oslo time and UTC.
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
     * An author's remarks, last registered first (an index: eventually consistent). `limit + 1` items mean that there
     * are more.
     */
    async own(ownerId: string, staffId: string, { limit, after }: Page): Promise<readonly Remark[]> {
      const pk = key(ownerId, 'STAFF', staffId, 'REMARKS');
      const query = queryOf(table, { index: 'gsi1', pk, before: after });
      const items = await firstItems(client, { ...query, ScanIndexForward: false }, limit + 1);
      return items.map((item) => Remark.parse(item));
    },

    /** The held remarks of a school, oldest first (an index: eventually consistent). One query. */
    async heldAt(ownerId: string, schoolId: string): Promise<readonly Remark[]> {
      const part = { index: 'gsi2', pk: key(ownerId, 'SCHOOL', schoolId, 'REMARKS', 'HELD') } as const;
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => Remark.parse(item));
    },
  };
}

/** New remarks of one request, the facts of the published ones, and the answer. */
export type RegisterSave = {
  readonly ownerId: string;
  readonly remarks: readonly Remark[];
  readonly facts: readonly Fact[];
  readonly reply: WriteAction;
};
/** The next version of a remark: replaces version `before.version`, in a state from which the move is legal. */
export type StepSave = {
  readonly ownerId: string;
  readonly before: { readonly version: number; readonly from: readonly RemarkStatus[] };
  readonly after: Remark;
  readonly fact: Fact | undefined;
};

function writes(client: Dynamo, table: string) {
  return {
    /** Writes all remarks or none; `replayed`: another request answered this idempotency key meanwhile. */
    async register({ ownerId, remarks, facts, reply }: RegisterSave): Promise<'saved' | 'replayed'> {
      const once = { ConditionExpression: 'attribute_not_exists(pk)' };
      const puts = remarks.map((remark) => ({
        Put: { TableName: table, Item: itemOf(ownerId, remark), ...once },
      }));
      const done = await commit(client, newId(), [reply, ...puts, ...facts.map((fact) => factPut(table, fact))]);
      return done.ok ? 'saved' : 'replayed';
    },

    /** False: another write came between; read again. */
    async step({ ownerId, before, after, fact }: StepSave): Promise<boolean> {
      const put = { Put: { TableName: table, Item: itemOf(ownerId, after), ...stillAt(before) } };
      return (await commit(client, newId(), [put, ...(fact ? [factPut(table, fact)] : [])])).ok;
    },
  };
}

/** A remark with its index keys: the author's own list, and the school's list of held remarks while it is held. */
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
