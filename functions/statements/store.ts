import type { Fact } from '../shared/fact.ts';
import { newId } from '../shared/ids.ts';
import { commit, factPut, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, itemsAt, key, queryOf } from '../shared/table/dynamo.ts';
import { Statement, StrikeOuts } from './record.ts';

export type StatementsStore = ReturnType<typeof statementsStore>;

/** A statement with its fact. */
export type Frozen = { readonly statement: Statement; readonly fact: Fact };
/** `there`: a statement with this id, or an answer to this idempotency key, already exists. */
export type Written = 'written' | 'there';

/**
 * Frozen statements and strike-outs of pupils. Each read is one round trip, and asks for one half-year or one school
 * year.
 */
export function statementsStore(client: Dynamo, table: string) {
  const partition = (ownerId: string, pupilId: string) => key(ownerId, 'PUPIL', pupilId);
  return {
    /** The statements of a pupil's half-year, in no order. */
    async statements(ownerId: string, pupilId: string, halfYear: string): Promise<readonly Statement[]> {
      const part = { pk: partition(ownerId, pupilId), prefix: `${key('STATEMENT', halfYear)}#` };
      const items = await allItems(client, queryOf(table, part));
      return items.map((item) => Statement.parse(item));
    },

    async statement(ownerId: string, pupilId: string, statementId: string): Promise<Statement | undefined> {
      const at = { pk: partition(ownerId, pupilId), sk: statementKey(statementId) };
      const [item] = await itemsAt(client, table, [at]);
      return item && Statement.parse(item);
    },

    /**
     * Writes statements with their facts and, in a request's last transaction, its answer: all or nothing, and never
     * over an existing one.
     */
    async freeze(ownerId: string, frozen: readonly Frozen[], reply?: WriteAction): Promise<Written> {
      const actions = frozen.flatMap(({ statement, fact }) => [
        {
          Put: {
            TableName: table,
            Item: {
              pk: partition(ownerId, statement.pupilId),
              sk: statementKey(statement.statementId),
              ...statement,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        factPut(table, fact),
      ]);
      const outcome = await commit(client, newId(), reply ? [...actions, reply] : actions);
      return outcome.ok ? 'written' : 'there';
    },

    /** The strike-outs of a school year, by its first year; version 0 if there never was one. */
    async strikeOuts(ownerId: string, pupilId: string, year: string): Promise<StrikeOuts> {
      const at = { pk: partition(ownerId, pupilId), sk: key('STRIKE', year) };
      const [item] = await itemsAt(client, table, [at]);
      return item ? StrikeOuts.parse(item) : { pupilId, version: 0, strikeOuts: [] };
    },

    /** Writes the next version of a school year's strike-outs; `moved` if another write came between. */
    async strike(ownerId: string, year: string, next: StrikeOuts, reply?: WriteAction): Promise<'written' | 'moved'> {
      const put: WriteAction = {
        Put: {
          TableName: table,
          Item: { pk: partition(ownerId, next.pupilId), sk: key('STRIKE', year), ...next },
          ...atVersion(next.version - 1),
        },
      };
      const outcome = await commit(client, newId(), reply ? [put, reply] : [put]);
      return outcome.ok ? 'written' : 'moved';
    },
  };
}

/** `2026-autumn-<id>` → `STATEMENT#2026-autumn#<id>`. */
function statementKey(statementId: string): string {
  const at = statementId.lastIndexOf('-');
  return key('STATEMENT', statementId.slice(0, at), statementId.slice(at + 1));
}
