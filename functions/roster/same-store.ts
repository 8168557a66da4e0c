import * as z from 'zod/mini';
import { PROTECTIONS } from '../access/policy.ts';
import type { WriteAction } from '../shared/table/commit.ts';
import { allItems, type Dynamo, firstItems, itemsAt, key, type Part, queryOf } from '../shared/table/dynamo.ts';
import { PARTITIONS, type PersonKind, settled } from './question-store.ts';
import { statementPrefix } from './questions.ts';
import { TogetherItem, togetherPrefix } from './records.ts';
import type { Item, Side } from './same-rules.ts';

const SHARDS = [...'0123456789abcdefghjkmnpqrstvwxyz'];
/** Staff lists in `gsi1` that count as own data of a record. */
const STAFF_LISTS = ['LESSONS', 'REMARKS', 'WARNINGS'] as const;

const Profile = z.object({
  pk: z.string(),
  sk: z.string(),
  protection: z._default(z.enum(PROTECTIONS), 'unknown'),
  to: z.optional(z.string()),
  joinedInto: z.optional(z.string()),
});

/** The fields of a source's index row that concern people. */
const IndexRow = z.object({ id: z.string(), extra: z.record(z.string(), z.string()) });
export type IndexRow = z.output<typeof IndexRow>;

export type SameStore = ReturnType<typeof sameStore>;

/**
 * Reads two records that may be the same human, with all their data, for comparing and joining them. These reads are
 * rare and expensive.
 */
export function sameStore(client: Dynamo, table: string) {
  const query = (pk: string, prefix?: string) => itemsUnder(client, table, pk, prefix);
  return {
    table,
    indexRows: (ownerId: string, kind: IndexKind, attribute: 'id' | 'guardianId', ids: readonly string[]) =>
      indexRows(client, table, { ownerId, kind, attribute, ids }),

    /**
     * A record with its own facts; `undefined` when there is none. A guardian's facts lie with the children: see
     * `guardianFacts`.
     */
    async side(ownerId: string, kind: PersonKind, id: string): Promise<Side | undefined> {
      const pk = key(ownerId, PARTITIONS[kind], id);
      const [facts, statements, owns] = await Promise.all([
        query(pk, 'FACTS#'),
        query(pk, statementPrefix),
        hasOwnRecords(client, table, { ownerId, kind, id }),
      ]);
      const profile = facts.find(({ sk }) => sk === 'FACTS#PROFILE');
      if (!profile) return undefined;
      const { protection, to, joinedInto } = Profile.parse(profile);
      // Decisions on two adults give nobody a right by themselves: `decisions` reads them for a join.
      const rest = facts.filter((item) => item !== profile && !item.sk.startsWith(togetherPrefix));
      return { id, profile, protection, to, joinedInto, facts: rest, statements, hasOwnRecords: owns };
    },

    /** The children of some guardians, from every source. */
    async childrenOf(ownerId: string, ids: readonly string[]): Promise<readonly string[]> {
      const rows = await indexRows(client, table, { ownerId, kind: 'link', attribute: 'guardianId', ids });
      return [...new Set(rows.flatMap(({ extra }) => extra.pupilId ?? []))];
    },

    /** The facts about a guardian and one child. */
    async guardianFacts(ownerId: string, pupilId: string, guardianId: string): Promise<readonly Item[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const kinds = ['GUARDIAN', 'CONSENT'] as const;
      return (await Promise.all(kinds.map((kind) => query(pk, key('FACTS', kind, guardianId))))).flat();
    },

    /** The decisions on the adults of a pupil (J2). */
    decisions: async (ownerId: string, pupilId: string): Promise<readonly TogetherItem[]> =>
      (await query(key(ownerId, 'PUPIL', pupilId), togetherPrefix)).map((item) => TogetherItem.parse(item)),

    /** A login's items. */
    login: (ownerId: string, login: string): Promise<readonly Item[]> => query(key(ownerId, 'LOGIN', login)),

    /** Items by key; absent ones are left out. */
    itemsAt: async (keys: readonly { readonly pk: string; readonly sk: string }[]): Promise<readonly Item[]> =>
      (await itemsAt(client, table, [...keys])).map(asItem),

    /** The lines of the owner's schools that ask about these two. */
    async sameLines(ownerId: string, schoolIds: readonly string[], subjectId: string): Promise<readonly Item[]> {
      const sk = key('same-person', subjectId);
      const keys = schoolIds.map((id) => ({ pk: key(ownerId, 'SCHOOL', id, 'WORKLIST'), sk }));
      return (await itemsAt(client, table, keys)).map(asItem);
    },

    /** Writes all or nothing; `moved`: another write has changed something since it was read. */
    commit: (actions: readonly WriteAction[]): Promise<'saved' | 'moved'> => settled(client, actions),
  };
}

async function itemsUnder(client: Dynamo, table: string, pk: string, prefix?: string): Promise<readonly Item[]> {
  return (await allItems(client, queryOf(table, { pk, prefix }))).map(asItem);
}

/** True when the partition holds more than facts and statements, or a staff list has the person. */
async function hasOwnRecords(
  client: Dynamo,
  table: string,
  { ownerId, kind, id }: { readonly ownerId: string; readonly kind: PersonKind; readonly id: string },
): Promise<boolean> {
  const pk = key(ownerId, PARTITIONS[kind], id);
  const own: readonly Part[] = [
    { pk, before: 'FACTS#' },
    { pk, from: 'FACTS#~', to: statementPrefix },
    { pk, after: `${statementPrefix}~` },
  ];
  const lists = kind === 'staff' ? STAFF_LISTS : [];
  const listed = lists.map((list): Part => ({ index: 'gsi1', pk: key(ownerId, 'STAFF', id, list) }));
  const found = await Promise.all([...own, ...listed].map((part) => firstItems(client, queryOf(table, part), 1)));
  return found.some((items) => items.length > 0);
}

type IndexKind = 'pupil' | 'guardian' | 'staff' | 'link';
type IndexQuestion = {
  readonly ownerId: string;
  readonly kind: IndexKind;
  readonly attribute: 'id' | 'guardianId';
  readonly ids: readonly string[];
};

/** The index's rows of a kind in which an attribute is one of some ids: reads the whole kind, all shards at once. */
async function indexRows(
  client: Dynamo,
  table: string,
  { ownerId, kind, attribute, ids }: IndexQuestion,
): Promise<readonly IndexRow[]> {
  if (ids.length === 0) return [];
  const names = ids.map((_id, at) => `:id${at}`).join(', ');
  const shards = SHARDS.map((shard) =>
    allItems(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: `${attribute === 'id' ? '#id' : 'extra.#id'} IN (${names})`,
      ExpressionAttributeNames: { '#id': attribute },
      ExpressionAttributeValues: {
        ':pk': key(ownerId, 'SOURCE', kind, shard),
        ...Object.fromEntries(ids.map((id, at) => [`:id${at}`, id])),
      },
    }),
  );
  return (await Promise.all(shards)).flat().map((item) => IndexRow.parse(item));
}

const asItem = ({ pk, sk, ...rest }: Readonly<Record<string, unknown>>): Item => ({
  ...rest,
  pk: String(pk),
  sk: String(sk),
});
