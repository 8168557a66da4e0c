import * as z from 'zod/mini';
import { PROTECTIONS, type Protection } from '../access/policy.ts';
import { newId } from '../shared/ids.ts';
import { commit, type WriteAction } from '../shared/table/commit.ts';
import { allItems, type Dynamo, itemAt, itemsAt, key, queryOf } from '../shared/table/dynamo.ts';
import type { changedMark } from './name-copies.ts';
import { PairRow, type Settlement, Statement, settlementKey, statementPrefix } from './questions.ts';
import { type PupilCard, pupilOf } from './records.ts';
import { refuse } from './refusals.ts';
import type { WorkKind } from './rules.ts';

/** The partitions of the kinds of people. */
export const PARTITIONS = { pupil: 'PUPIL', guardian: 'GUARDIAN', staff: 'STAFF' } as const;
export type PersonKind = keyof typeof PARTITIONS;

/** A person as the work list names one. A missing protection counts as unknown (law 4). */
const Person = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  protection: z._default(z.enum(PROTECTIONS), 'unknown'),
  joinedInto: z.optional(z.string()),
});
export type Person = z.output<typeof Person>;

/** A settlement as the table keeps it: the last decision, and every earlier one (law 6). */
const Kept = z.object({
  version: z.number(),
  value: z.optional(z.string()),
  at: z.string(),
  steps: z.array(z.record(z.string(), z.unknown())),
});
export type Kept = z.output<typeof Kept>;

/** A settlement to write, with the basis of the right and the reason. */
export type SettlementSave = {
  readonly settlement: Settlement;
  readonly held: Kept | undefined;
  readonly as: string;
  readonly reason?: string | undefined;
};
type Subject = Parameters<typeof settlementKey>[1];

/** The most actions of one transaction. */
const MOST_ACTIONS = 100;

export type QuestionStore = ReturnType<typeof questionStore>;

/** Reads and writes of the work list's questions: the sources' statements, and the settlements. */
export function questionStore(client: Dynamo, table: string) {
  return { ...reads(client, table), ...writes(client, table) };
}

function reads(client: Dynamo, table: string) {
  const query = (pk: string, prefix: string) => allItems(client, queryOf(table, { pk, prefix }));
  return {
    /** A pupil, with each source's row about each guardian. */
    async pupil(
      ownerId: string,
      pupilId: string,
    ): Promise<{ readonly card: PupilCard; readonly rows: readonly PairRow[] } | undefined> {
      const items = await query(key(ownerId, 'PUPIL', pupilId), 'FACTS#');
      const card = pupilOf(items);
      const rows = items.filter((item) => String(item.sk).startsWith('FACTS#GUARDIAN#'));
      return card && { card, rows: rows.map((item) => PairRow.parse(item)) };
    },

    /** People by id; ids without a record are left out. */
    async people(ownerId: string, kind: PersonKind, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
      const keys = [...new Set(ids)].map((id) => ({ pk: key(ownerId, PARTITIONS[kind], id), sk: 'FACTS#PROFILE' }));
      const items = await itemsAt(client, table, keys);
      return new Map(items.map((item) => [String(item.id), Person.parse(item)]));
    },

    /** Each source's statement on a person's protection. */
    async statements(ownerId: string, kind: 'pupil' | 'guardian', id: string): Promise<readonly Statement[]> {
      return (await query(key(ownerId, PARTITIONS[kind], id), statementPrefix)).map((item) => Statement.parse(item));
    },

    /** The settlements of some subjects, by sort key. */
    async settlements(ownerId: string, subjects: readonly Subject[]): Promise<ReadonlyMap<string, Kept>> {
      const keys = new Map(subjects.map((subject) => [settlementKey(ownerId, subject).sk, subject]));
      const wanted = [...keys.values()].map((subject) => settlementKey(ownerId, subject));
      const items = await itemsAt(client, table, wanted);
      return new Map(items.map((item) => [String(item.sk), Kept.parse(item)]));
    },

    async settlement(ownerId: string, subject: Subject): Promise<Kept | undefined> {
      const item = await itemAt(client, table, settlementKey(ownerId, subject));
      return item && Kept.parse(item);
    },

    /** A guardian's children, found through the sources' rows about the guardian and the logins in them. */
    async childrenOf(ownerId: string, statements: readonly Statement[]): Promise<readonly string[]> {
      const places = statements.map(({ index }) => ({
        pk: key(ownerId, 'SOURCE', 'guardian', index.charAt(0)),
        sk: index,
      }));
      const rows = (await itemsAt(client, table, places)).map((item) => Indexed.parse(item));
      const logins = [...new Set(rows.flatMap(({ extra }) => extra.login ?? []))];
      const found = await Promise.all(logins.map((login) => query(key(ownerId, 'LOGIN', login), 'CHILD#')));
      return [...new Set(found.flat().map((item) => String(item.sk).slice('CHILD#'.length)))];
    },
  };
}
const Indexed = z.object({ extra: z.record(z.string(), z.string()) });

function writes(client: Dynamo, table: string) {
  const lineDeletes = (ownerId: string, lines: readonly LineName[]): WriteAction[] =>
    lines.map(({ schoolId, kind, subjectId }) => ({
      Delete: {
        TableName: table,
        Key: { pk: key(ownerId, 'SCHOOL', schoolId, 'WORKLIST'), sk: key(kind, subjectId) },
      },
    }));

  return {
    /** Sets one basis for every row about a pupil and a guardian, on condition that no row has changed since. */
    settleBasis: (
      { ownerId, save, lines, reply }: SettleBase,
      place: { readonly pupilId: string; readonly basis: string },
      rows: readonly PairRow[],
    ): Promise<'saved' | 'moved'> =>
      settled(client, [
        reply,
        settlementPut(table, ownerId, save),
        ...rows.map((row) => basisUpdate(table, key(ownerId, 'PUPIL', place.pupilId), row, place.basis)),
        ...lineDeletes(ownerId, lines),
      ]),

    /** Sets a person's protection, on condition that it and each source's statement are as they were read. */
    settleProtection: (
      { ownerId, save, lines, reply, marks = [] }: SettleBase,
      person: { readonly kind: 'pupil' | 'guardian'; readonly id: string; readonly was: Protection },
      { value, statements }: { readonly value: Protection; readonly statements: readonly Statement[] },
    ): Promise<'saved' | 'moved'> => {
      const pk = key(ownerId, PARTITIONS[person.kind], person.id);
      return settled(client, [
        reply,
        settlementPut(table, ownerId, save),
        protectionUpdate(table, pk, person.was, value),
        ...statements.map((each) => stillSays(table, pk, each)),
        ...marks.map((mark) => ({ Put: { TableName: table, Item: { ...mark } } })),
        ...lineDeletes(ownerId, lines),
      ]);
    },

    /** Settles that two records are two people. */
    part: ({ ownerId, save, lines, reply }: SettleBase): Promise<'saved' | 'moved'> =>
      settled(client, [reply, settlementPut(table, ownerId, save), ...lineDeletes(ownerId, lines)]),
  };
}

/** Names a line of a work list. */
export type LineName = { readonly schoolId: string; readonly kind: WorkKind; readonly subjectId: string };

export type SettleBase = {
  readonly ownerId: string;
  readonly save: SettlementSave;
  /** Lines that the settlement answers, whether they exist or not. */
  readonly lines: readonly LineName[];
  /** The answer, for a repeat of the request. */
  readonly reply: WriteAction;
  /** Marks for readers: groups may still hold a copy of the former protection. */
  readonly marks?: readonly ReturnType<typeof changedMark>[];
};

/** Writes all or nothing; `moved`: another write has changed something since it was read. */
export async function settled(client: Dynamo, actions: readonly WriteAction[]): Promise<'saved' | 'moved'> {
  if (actions.length > MOST_ACTIONS) throw refuse('roster.too-many-records');
  return (await commit(client, newId(), actions)).ok ? 'saved' : 'moved';
}

/** Puts the settlement with all earlier ones, on condition that the version that was read is still the newest. */
export function settlementPut(
  table: string,
  ownerId: string,
  { settlement, held, as, reason }: SettlementSave,
): WriteAction {
  const { by, at, over } = settlement;
  const version = (held?.version ?? 0) + 1;
  const value = 'value' in settlement ? settlement.value : undefined;
  const step = { version, about: settlement.about, value, by, as, at, over, reason };
  const Item = {
    ...settlementKey(ownerId, settlement),
    ...settlement,
    as,
    version,
    steps: [...(held?.steps ?? []), step],
  };
  if (!held) return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      TableName: table,
      Item,
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': held.version },
    },
  };
}

/** Sets the settled basis; `given` keeps the source's own. */
const basisUpdate = (table: string, pk: string, row: PairRow, basis: string): WriteAction => ({
  Update: {
    TableName: table,
    Key: { pk, sk: row.sk },
    UpdateExpression: 'SET basis = :basis, given = if_not_exists(given, :was)',
    ConditionExpression: `basis = :was AND ${row.given === undefined ? 'attribute_not_exists(given)' : 'given = :given'}`,
    ExpressionAttributeValues: {
      ':basis': basis,
      ':was': row.basis,
      ...(row.given !== undefined && { ':given': row.given }),
    },
  },
});

export const protectionUpdate = (table: string, pk: string, was: Protection, value: Protection): WriteAction => ({
  Update: {
    TableName: table,
    Key: { pk, sk: 'FACTS#PROFILE' },
    UpdateExpression: 'SET protection = :value',
    ConditionExpression:
      was === 'unknown'
        ? 'attribute_exists(pk) AND (attribute_not_exists(protection) OR protection = :was)'
        : 'protection = :was',
    ExpressionAttributeValues: { ':value': value, ':was': was },
  },
});

export const stillSays = (table: string, pk: string, { index, protection }: Statement): WriteAction => ({
  ConditionCheck: {
    TableName: table,
    Key: { pk, sk: `${statementPrefix}${index}` },
    ConditionExpression: 'protection = :protection',
    ExpressionAttributeValues: { ':protection': protection },
  },
});
